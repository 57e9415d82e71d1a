// Writes the English words that are too common to be misspelt names, the most common ones of a public list.
import { writeFileSync } from 'node:fs';
import { words } from 'popular-english-words';

const howMany = 40_000;
const common = words.getMostPopularRegex(howMany, /^[a-z]{3,}$/).toSorted();
writeFileSync(
  'src/question/english-words.ts',
  `/** The ${howMany.toLocaleString('en')} most common English words, from popular-english-words (ISC); \`npm run docs\` writes this file. */
const words =
  '${common.join(' ')}';

let known: ReadonlySet<string> | undefined;

/** Whether a word (in lower case) is one of them. */
export function isEnglishWord(word: string): boolean {
  known ??= new Set(words.split(' '));
  return known.has(word);
}
`,
);
