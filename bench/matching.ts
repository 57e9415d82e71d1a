import uFuzzy from '@leeoniya/ufuzzy';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { type Knowledge, topicName } from '../src/knowledge/knowledge.js';
import { loadKnowledge } from '../src/knowledge/load.js';
import { complete } from '../src/question/complete.js';
import { NameIndex } from '../src/question/name-index.js';
import { understand } from '../src/question/understand.js';
import {
  collectVocabulary,
  createVocabulary,
  type Vocabulary,
  type VocabularyData,
} from '../src/question/vocabulary.js';
import { casesOf, categories, mistakeIn, type UnderstandingCase } from '../test/question/cases.js';
import { line, micros, summary, timeEach, title } from './measure.js';

/** One way to find the topic of a message, for comparison: the best topic or none. */
type Finder = (message: string) => string | undefined;

const rounds = 7;
/** Rounds that are not counted: the bot runs for days, so its code is compiled. */
const warmUps = 10;

export function benchMatching(): void {
  const knowledge = loadKnowledge();
  const data = collectVocabulary(knowledge);
  const cases = categories.flatMap(casesOf);
  const messages = cases.map(({ message }) => message);

  title(
    `Understanding ${messages.length} messages with ${knowledge.topics.size} topics (each message: the median of ${rounds} rounds)`,
  );
  const vocabulary = createVocabulary(data);
  const [ours, tenfold] = timesOf(messages, [vocabulary, createVocabulary(tenTimes(data))]);
  line('median', micros(ours.median), 'bound 50 µs');
  line('99 in 100 are below', micros(ours.p99), 'bound 2 ms');

  line(
    'median with ten times the topics',
    micros(tenfold.median),
    `${(tenfold.median / ours.median).toFixed(2)} times; bound 1.5`,
  );

  title('40,000 characters of anything (median and longest of 20: a pause of the collector falls on some)');
  for (const [what, text] of Object.entries(longMessages)) {
    const times = timeEach(
      Array.from({ length: 21 }, () => text),
      (message) => understand(message, vocabulary),
    ).slice(1);
    const { median, most } = summary(times);
    line(what, micros(median), `longest ${micros(most)}; bound 5 ms`);
  }

  title('Against searching the same names (single-topic messages and chatter; every 4th message)');
  const compared = cases
    .filter(({ expected }) => /^[a-z0-9-]+$|^-$/.test(expected))
    .filter((_, i) => i % 4 === 0);
  const finders: Record<string, Finder> = {
    'Fuse.js over every window of words': fuseWindows(data),
    'Fuse.js over the whole message': fuseWhole(data),
    'uFuzzy over every window of words': ufuzzyWindows(data),
    MiniSearch: miniSearch(data),
  };
  const own = (message: string) => understand(message, vocabulary).topics[0]?.topic;
  const ownTime = report('vpcaccess', own, compared, knowledge, vocabulary);
  for (const [name, find] of Object.entries(finders)) {
    const time = report(name, find, compared);
    line(`  … times the median of vpcaccess`, (time / ownTime).toFixed(1));
  }
  benchTyping(knowledge, data, vocabulary);
}

/** Each start of each name, as it is typed letter by letter, beside what anyone would write first. */
function benchTyping(knowledge: Knowledge, data: VocabularyData, vocabulary: Vocabulary): void {
  const started = performance.now();
  const names = new NameIndex(knowledge);
  const made = performance.now() - started;
  const typed = [...knowledge.topics.values()].flatMap((topic) => {
    const { en, ja } = topicName(topic);
    return [en, ja].flatMap((name) => [1, 2, 3, 5, 8, name.length].map((length) => name.slice(0, length)));
  });
  const filtered = (text: string) => {
    const letters = text.toLowerCase();
    const found = data.spellings.filter(([spelling]) => spelling.includes(letters));
    return [...new Set(found.map(([, topic]) => topic))].slice(0, 100);
  };
  const offered = (text: string) => complete(text, names, vocabulary);
  title(`Offering topics while somebody types (${typed.length} starts of names)`);
  for (const [what, offer] of Object.entries({
    'type-ahead': offered,
    'Array.filter over names': filtered,
  })) {
    timeEach(typed, offer);
    const { median, p99 } = summary(timeEach(typed, offer));
    line(what, micros(median), `99 in 100 below ${micros(p99)}${offer === offered ? '; bound 5 ms' : ''}`);
  }
  line('making its index, once', `${made.toFixed(0)} ms`);
  const longest = Object.values(longMessages).map(
    (text) => summary(timeEach([text, text, text], offered)).median,
  );
  line('40,000 characters of anything, the slowest', micros(Math.max(...longest)), 'bound 5 ms');
}

const longMessages = {
  'words that are none': 'qwzxkvj '.repeat(5_000),
  'one word': 'q'.repeat(40_000),
  'katakana that is none': 'アイウカキク '.repeat(6_000),
  'the same name again and again': 'ecr '.repeat(10_000),
  'random words': Array.from({ length: 8_000 }, (_, i) => ((i * 2_654_435_761) % 36 ** 4).toString(36)).join(
    ' ',
  ),
  'a log':
    '2026-11-24T00:00:00Z ERROR dial tcp 10.0.3.7:443: i/o timeout at api.ecr.us-east-1.amazonaws.com\n'.repeat(
      420,
    ),
};

type Times = ReturnType<typeof summary>;

/** Two vocabularies by turns, so that a slow moment of the machine falls on both. */
function timesOf(
  messages: readonly string[],
  vocabularies: readonly [Vocabulary, Vocabulary],
): [Times, Times] {
  const timesWith = (vocabulary: Vocabulary) =>
    timeEach(messages, (message) => understand(message, vocabulary));
  for (let i = 0; i < warmUps; i += 1) vocabularies.map(timesWith);
  const all = Array.from({ length: rounds }, () => vocabularies.map(timesWith));
  const of = (which: 0 | 1) =>
    summary(messages.map((_, i) => summary(all.map((turn) => turn[which]?.[i] ?? 0)).median));
  return [of(0), of(1)];
}

/** The same words and nine sets more that no message holds: every name with its letters turned. */
function tenTimes(data: VocabularyData): VocabularyData {
  const turned = (letters: string, by: number) =>
    [...letters]
      .map((letter) =>
        /[a-z]/.test(letter) ? String.fromCharCode(97 + ((letter.charCodeAt(0) - 97 + by) % 26)) : letter,
      )
      .join('');
  const copies = Array.from({ length: 9 }, (_, i) => i + 1);
  const seen = new Set(data.phrases.map(({ letters }) => letters));
  const phrases = copies.flatMap((by) =>
    data.phrases.flatMap((entry) => {
      const letters = turned(entry.letters, by);
      if (seen.has(letters)) return [];
      seen.add(letters);
      return [{ ...entry, letters }];
    }),
  );
  return {
    ...data,
    phrases: [...data.phrases, ...phrases].sort((a, b) => a.letters.length - b.letters.length),
    spellings: [
      ...data.spellings,
      ...copies.flatMap((by) =>
        data.spellings.map(
          ([letters, topic, ordinary]) => [turned(letters, by), `${topic}-${by}`, ordinary] as const,
        ),
      ),
    ],
  };
}

/** Prints how much a way gets right and how long it takes; gives the median in microseconds. */
function report(
  name: string,
  find: Finder,
  cases: readonly UnderstandingCase[],
  knowledge?: Knowledge,
  vocabulary?: Vocabulary,
): number {
  for (const { message } of cases.slice(0, 20)) find(message);
  const times = timeEach(cases, ({ message }) => find(message));
  const isRight = (each: UnderstandingCase) =>
    knowledge !== undefined && vocabulary !== undefined
      ? mistakeIn(each, knowledge, vocabulary) === undefined
      : (find(each.message) ?? '-') === each.expected;
  const right = cases.filter(isRight).length;
  const { median } = summary(times);
  line(name, micros(median), `${((100 * right) / cases.length).toFixed(1)} % of ${cases.length} right`);
  return median;
}

/** Runs of one to four neighbouring words. */
function windowsOf(message: string): string[] {
  const words =
    message
      .normalize('NFKC')
      .toLowerCase()
      .match(/[a-z0-9]+|[\p{Script=Katakana}ー]+|\p{Script=Han}+/gu) ?? [];
  return words.flatMap((_, i) =>
    [1, 2, 3, 4].flatMap((length) =>
      i + length <= words.length ? [words.slice(i, i + length).join('')] : [],
    ),
  );
}

function fuseOf(data: VocabularyData) {
  const names = data.spellings.map(([letters, topic]) => ({ letters, topic }));
  return new Fuse(names, { keys: ['letters'], threshold: 0.3, ignoreLocation: true, includeScore: true });
}

/** The settings that measured best for Fuse: every window, and only what scores well. */
function fuseWindows(data: VocabularyData): Finder {
  const fuse = fuseOf(data);
  return (message) => {
    const hits = windowsOf(message.slice(0, 200)).flatMap((window) => fuse.search(window, { limit: 1 }));
    const [best] = hits.toSorted((a, b) => (a.score ?? 1) - (b.score ?? 1));
    return best !== undefined && (best.score ?? 1) <= 0.3 ? best.item.topic : undefined;
  };
}

function fuseWhole(data: VocabularyData): Finder {
  const fuse = fuseOf(data);
  return (message) => fuse.search(message.slice(0, 200), { limit: 1 })[0]?.item.topic;
}

function ufuzzyWindows(data: VocabularyData): Finder {
  const search = new uFuzzy({ unicode: true, intraMode: 1 });
  const names = data.spellings.map(([letters]) => letters);
  return (message) => {
    for (const window of windowsOf(message.slice(0, 200)).toSorted((a, b) => b.length - a.length)) {
      const [found] = search.filter(names, window) ?? [];
      if (found !== undefined) return data.spellings[found]?.[1];
    }
    return undefined;
  };
}

function miniSearch(data: VocabularyData): Finder {
  const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });
  const tokenize = (text: string) =>
    [...segmenter.segment(text.normalize('NFKC').toLowerCase())]
      .filter(({ isWordLike }) => isWordLike)
      .map(({ segment }) => segment);
  const index = new MiniSearch({
    fields: ['letters'],
    storeFields: ['topic'],
    tokenize,
    searchOptions: { fuzzy: 0.2, tokenize },
  });
  index.addAll(data.spellings.map(([letters, topic], id) => ({ id, letters, topic })));
  return (message) => index.search(message.slice(0, 200))[0]?.topic as string | undefined;
}
