import { Coverage } from './coverage.js';
import type { Found } from './phrase-index.js';
import type { Question } from './question.js';
import { redact } from './redact.js';
import { readPart } from './understand.js';
import type { Meaning, Vocabulary } from './vocabulary.js';
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

/** Whether a message is about a network of AWS, is near to a name, or asks for something unknown by its name. */
function mayAskForService(text: string, { suggestions }: Question, vocabulary: Vocabulary): boolean {
  const isStrong = ({ value }: Found<Meaning>) => value.kind === 'sign' && value.strength === 'strong';
  return (
    suggestions.length > 0 || vocabulary.phrases.all(text).some(isStrong) || namesUnknown(text, vocabulary)
  );
}

/** Whether a message speaks of reaching something that is not known, or is hardly more than an unknown name. */
export function namesUnknown(message: string, vocabulary: Vocabulary): boolean {
  const text = readPart(message).normalize('NFKC');
  const found = vocabulary.phrases.all(text);
  const signs = found.filter(({ value }) => value.kind === 'sign');
  const others = found.filter(({ value }) => value.kind === 'region' || value.kind === 'ordinary');
  const covered = new Coverage(text.length, [...signs, ...others]);
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
