import type { Language } from '../knowledge/knowledge.js';
import { matchesSignature, readErrorText } from '../knowledge/signature.js';
import { type FoldedText, fold, foldText } from '../knowledge/spelling.js';
import { findIdentifiers } from './identifiers.js';
import type { NearName } from './misspellings.js';
import type { Found } from './phrase-index.js';
import type { Question, RecognisedTopic } from './question.js';
import type { Name, Vocabulary } from './vocabulary.js';

/** Characters of a message that are read. What is longer is a log: the names stand near its start. */
const longestMessage = 4000;
/** Windows of words that are looked up as misspellings: the costly step, so it is bounded. */
const mostWindows = 24;
/** Two words, alone and together. */
const mostWindowsToGuess = 3;
const mostSuggestions = 5;

/** Understands one message. Whatever it holds, the answer is a question, maybe an empty one. */
export function understand(message: string, vocabulary: Vocabulary): Question {
  const text = cut(message, longestMessage);
  const folded = foldText(text);
  const covered = new Coverage(folded);

  const error = readErrorText(text);
  const symptom = vocabulary.signatures.find(([signature]) => matchesSignature(signature, error))?.[1];
  const identified = readIdentifiers(text, vocabulary, covered);
  const region = findRegion(text, folded, vocabulary);
  const cues = vocabulary.cues.all(folded);
  const named = findNames(text, folded, vocabulary, covered, identified.length > 0);

  const words = (from: number, to: number) => text.slice(folded.starts[from], folded.ends[to - 1]);
  const byName = named.map(
    (found): RecognisedTopic => ({
      topic: found.value.topic,
      by: 'name',
      words: words(found.from, found.to),
      from: folded.starts[found.from] ?? 0,
      to: folded.ends[found.to - 1] ?? 0,
    }),
  );
  for (const found of [...named, ...cues, ...vocabulary.signs.all(folded), ...(region?.found ?? [])]) {
    covered.add(found.from, found.to);
  }
  // An ordinary word that is no name here is no misspelling of another either.
  const windows = leftoverWindows(text, covered).filter(
    ({ letters }) => vocabulary.names.get(letters) === undefined,
  );
  const misspelt = symptom === undefined ? findMisspellings(windows, text, vocabulary) : [];
  const recognised =
    symptom === undefined
      ? onlyWhatIsAsked([...identified, ...byName, ...misspelt], vocabulary)
      : // A pasted error says more than any name in it.
        [{ topic: symptom, by: 'signature' as const, words: text, from: 0, to: text.length }];
  return {
    topics: recognised,
    suggestions: recognised.length > 0 ? [] : suggest(folded, windows, vocabulary).slice(0, mostSuggestions),
    ips: error.ips,
    region: region?.code,
    cues: new Set(cues.map((cue) => cue.value)),
    language: languageOf(text),
  };
}

/** Japanese when the text has kana or kanji, half-width kana included. */
export function languageOf(text: string): Language | undefined {
  return /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text) ? 'ja' : undefined;
}

function readIdentifiers(text: string, vocabulary: Vocabulary, covered: Coverage): RecognisedTopic[] {
  const hostOwner = (host: string) =>
    vocabulary.hosts.find(([end]) => host === end || host.endsWith(`.${end}`))?.[1];
  return findIdentifiers(text, (host) => hostOwner(host) !== undefined).flatMap((identifier) => {
    covered.addSource(identifier.from, identifier.to);
    const known = (name: string) => vocabulary.endpoints.get(name) ?? vocabulary.names.get(name)?.topic;
    const named = identifier.names.map(known).find((topic) => topic !== undefined);
    const topic = named ?? (identifier.host === undefined ? undefined : hostOwner(identifier.host));
    const { from, to } = identifier;
    return topic === undefined
      ? []
      : [{ topic, by: 'identifier' as const, words: text.slice(from, to), from, to }];
  });
}

function findRegion(text: string, folded: FoldedText, vocabulary: Vocabulary) {
  const found = vocabulary.regions.all(folded);
  // A zone (ap-northeast-1a) and a code inside a longer name are no words of their own.
  const codes = [...text.matchAll(/[a-z]{2,4}(?:-[a-z]{2,12}){1,3}-\d/gi)]
    .map((match) => ({ at: match.index, code: match[0].toLowerCase() }))
    .filter(({ code }) => vocabulary.regions.get(code) === code);
  const first = [
    ...codes,
    ...found.map(({ value, from }) => ({ at: folded.starts[from] ?? 0, code: value })),
  ].toSorted((a, b) => a.at - b.at)[0];
  return first === undefined ? undefined : { code: first.code, found };
}

function findNames(
  text: string,
  folded: FoldedText,
  vocabulary: Vocabulary,
  covered: Coverage,
  hasIdentifiers: boolean,
): Found<Name>[] {
  for (const match of text.matchAll(/\d\s?kms?\b/gi))
    covered.addSource(match.index, match.index + match[0].length);
  // A name that is also an ordinary word never hides one that is not.
  const strong = vocabulary.names.longest(
    folded,
    ({ from, to, value }) => !value.weak && covered.isFree(from, to),
  );
  for (const { from, to } of strong) covered.add(from, to);
  const weak = vocabulary.names.longest(
    folded,
    ({ from, to, value }) => value.weak && covered.isFree(from, to),
  );
  const found = [...strong, ...weak].toSorted((a, b) => a.from - b.from);
  if (hasIdentifiers) return strong;
  if (strong.length > 0) return hasOnly(text, folded, found, (word) => connectors.has(word)) ? found : strong;
  const isAsked = vocabulary.signs.all(folded).length > 0 || hasOnly(text, folded, found, isFiller);
  return isAsked ? found : [];
}

/** Words that carry no meaning of their own in a question. */
const fillers = new Set(
  (
    'a about an and any are can could do does for from get have help hey hi how i in into is it me my need of ' +
    'on or our please the there to use using via want we what when where which why with you'
  ).split(' '),
);

/** A word: letters of one script, since Japanese puts no spaces between them. */
const wordPattern =
  /[A-Za-z0-9]+|[\p{Script=Katakana}ーﾞﾟ]+|\p{Script=Hiragana}+|\p{Script=Han}+|[\p{L}\p{N}]/gu;
const particle = /^\p{Script=Hiragana}{1,4}$/u;

/** What joins the names of a list: "ecr, logs and ssm". */
const connectors = new Set(['and', 'or', 'plus', 'と', 'や', 'も']);

function isFiller(word: string): boolean {
  return fillers.has(word) || particle.test(word);
}

/** Whether, apart from `names`, the message has only words that `allow` lets pass. */
function hasOnly(
  text: string,
  folded: FoldedText,
  names: readonly Found<Name>[],
  allow: (word: string) => boolean,
): boolean {
  const spans = names.map(({ from, to }) => [folded.starts[from] ?? 0, folded.ends[to - 1] ?? 0] as const);
  return [...text.matchAll(wordPattern)]
    .filter(({ index, 0: word }) => !spans.some(([from, to]) => index < to && index + word.length > from))
    .every(({ 0: word }) => allow(word.toLowerCase()));
}

/** A workload, a symptom or a service is what is asked about; the concepts beside it are how ("NATなしでSTS" is about STS). */
function onlyWhatIsAsked(topics: readonly RecognisedTopic[], vocabulary: Vocabulary): RecognisedTopic[] {
  const isConcept = ({ topic }: RecognisedTopic) => vocabulary.names.get(topic)?.kind === 'concept';
  const asked = topics.every(isConcept)
    ? // Of several concepts the one named at greater length is the more particular.
      topics.toSorted((a, b) => b.words.length - a.words.length || a.from - b.from)
    : topics.filter((topic) => !isConcept(topic)).toSorted((a, b) => a.from - b.from);
  return asked.filter((topic, i) => asked.findIndex((other) => other.topic === topic.topic) === i);
}

interface Window {
  readonly letters: string;
  readonly from: number;
  readonly to: number;
}

/** One to three neighbouring words that nothing else has claimed. */
function leftoverWindows(text: string, covered: Coverage): Window[] {
  const words = [...text.matchAll(wordPattern)]
    .map((match) => ({ from: match.index, to: match.index + match[0].length, word: match[0] }))
    .filter(({ word }) => /^[A-Za-z0-9\p{Script=Katakana}ー]/u.test(word) && !fillers.has(word.toLowerCase()))
    .filter(({ from, to }) => covered.isFreeSource(from, to));
  const windows: Window[] = [];
  for (const [i, first] of words.entries()) {
    for (const last of words.slice(i, i + 3)) {
      const window = text.slice(first.from, last.to);
      // Neighbours have nothing but one separator between them.
      if (last !== first && !/^[^\s\p{P}]+(?:[\s_./\p{Pd}]?[^\s\p{P}]+){1,2}$/u.test(window)) break;
      windows.push({ letters: fold(window), from: first.from, to: last.to });
    }
  }
  return windows.slice(0, mostWindows);
}

function findMisspellings(
  windows: readonly Window[],
  text: string,
  vocabulary: Vocabulary,
): RecognisedTopic[] {
  const read = windows.flatMap((window) =>
    vocabulary.misspellings.near(window.letters).map((name) => ({ window, name })),
  );
  const topics: RecognisedTopic[] = [];
  for (const { window, name } of read.toSorted((a, b) => better(a.name, b.name))) {
    const { from, to } = window;
    if (topics.some((topic) => from < topic.to && to > topic.from)) continue;
    topics.push({ topic: name.topic, by: 'misspelling', words: text.slice(from, to), from, to });
  }
  return topics;
}

function better(a: NearName, b: NearName): number {
  return b.likeness - a.likeness || a.edits - b.edits || a.topic.localeCompare(b.topic);
}

/** What may have been meant by a message in which nothing is certain. */
function suggest(folded: FoldedText, windows: readonly Window[], vocabulary: Vocabulary): string[] {
  const choices = vocabulary.choices.longest(folded, () => true).flatMap((choice) => choice.value);
  // In many words some are always like a name: only a short message is a name that went wrong.
  if (choices.length > 0 || windows.length > mostWindowsToGuess) return [...new Set(choices)];
  const near = windows.flatMap((window) => vocabulary.misspellings.further(window.letters)).toSorted(better);
  const short =
    windows.length === 1 ? windows.flatMap(({ letters }) => vocabulary.misspellings.nearShort(letters)) : [];
  return [...new Set([...short, ...near.map(({ topic }) => topic)])];
}

/** Which letters of a folded text are already accounted for. */
class Coverage {
  readonly #taken: Uint8Array;

  constructor(readonly text: FoldedText) {
    this.#taken = new Uint8Array(text.letters.length);
  }

  add(from: number, to: number): void {
    this.#taken.fill(1, from, to);
  }

  addSource(from: number, to: number): void {
    const [first, last] = this.#range(from, to);
    this.add(first, last);
  }

  isFree(from: number, to: number): boolean {
    return !this.#taken.subarray(from, to).includes(1);
  }

  isFreeSource(from: number, to: number): boolean {
    const [first, last] = this.#range(from, to);
    return this.isFree(first, last);
  }

  #range(from: number, to: number): [number, number] {
    return [this.#firstFrom(from), this.#firstFrom(to)];
  }

  /** The first letter that starts at or after a place in the source. */
  #firstFrom(source: number): number {
    const { starts } = this.text;
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) < source) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The first `length` UTF-16 units, never half a character. */
function cut(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}
