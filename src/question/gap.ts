import { Coverage } from './coverage.js';
import type { Question } from './question.js';
import { redact } from './redact.js';
import { readPart } from './understand.js';
import type { Vocabulary } from './vocabulary.js';
import { isFiller, isNameLike, wordsOf } from './words.js';

/** Words that nobody knows and nothing else: so few may be a name that is missing, more are somebody talking. */
const mostWordsInName = 3;
/** Characters of a question that are kept. */
const longestKept = 200;

/**
 * What can be kept of a message that got no answer, so that one can be written: the question on one line, in
 * lower case, without secrets. Undefined for what is no question about a service: chatter is nobody's business.
 */
export function gapIn(message: string, question: Question, vocabulary: Vocabulary): string | undefined {
  const text = readPart(message).normalize('NFKC');
  if (question.isChoice || !mayAskForService(text, question, vocabulary)) return undefined;
  const line = redact(text)
    .toLowerCase()
    .replace(/[\p{C}\s]+/gu, ' ');
  const kept = line.replace(/^[\s\p{Po}]+|[\s!?.,、。]+$/gu, '');
  return kept === '' ? undefined : [...kept].slice(0, longestKept).join('');
}

/**
 * Whether a message is about a network of AWS, is near to a name, speaks of reaching something unknown, or is
 * hardly more than an unknown name.
 */
function mayAskForService(text: string, { suggestions }: Question, vocabulary: Vocabulary): boolean {
  if (suggestions.length > 0) return true;
  const found = vocabulary.phrases.all(text);
  const signs = found.flatMap(({ value, from, to }) =>
    value.kind === 'sign' ? [{ ...value, from, to }] : [],
  );
  if (signs.some(({ strength }) => strength === 'strong')) return true;
  const covered = new Coverage(text.length, [
    ...signs,
    ...found.filter(({ value }) => value.kind === 'region' || value.kind === 'ordinary'),
  ]);
  const words = wordsOf(text).filter((word) => covered.isFree(word) && !isFiller(word.text));
  const unknown = words.filter(
    ({ text: word }) =>
      isNameLike(word) && /[A-Za-z]{3}|\P{ASCII}{2}/u.test(word) && !vocabulary.isOrdinaryWord(word),
  );
  if (unknown.length === 0 || signs.length > 0) return unknown.length > 0;
  // Japanese verbs are written in hiragana: with one, somebody tells something ("マージしました").
  return (
    unknown.length === words.length && words.length <= mostWordsInName && !/\p{sc=Hiragana}{4}/u.test(text)
  );
}
