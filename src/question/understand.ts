import type { Language } from '../knowledge/knowledge.js';
import { ErrorText, matchesError } from '../knowledge/signature.js';
import { fold } from '../knowledge/spelling.js';
import { Asked } from './asked.js';
import { callersAmong } from './callers.js';
import { Coverage, overlap, type Span } from './coverage.js';
import { findIdentifiers } from './identifiers.js';
import { findMisspellings, guess, leftoversOf, mayBeOneName } from './leftovers.js';
import { type Found, longest } from './phrase-index.js';
import type { Ordinary, Question, RecognisedTopic, Recognition } from './question.js';
import { unreadIn } from './unread.js';
import type { Meaning, Name, Vocabulary } from './vocabulary.js';
import { wordsOf } from './words.js';

/** Characters of a message in which errors and names are looked for. What is longer is a log: names stand near its start. */
const longestError = 4000;
const longestMessage = 1500;
/** A longer list of guesses is no help; the meanings of a word are all named. */
const mostGuesses = 5;
/** "10 kms" is a distance, the "3 kms" of "s3 kms" is none. */
const kilometres = /(?<![\p{L}\d])\d+(?:[.,]\d+)?\s?kms?\b/giu;

/** Understands one message. Whatever it holds, the result is a question, maybe an empty one. */
export function understand(message: string, vocabulary: Vocabulary): Question {
  const error = new ErrorText(cut(message, longestError));
  const text = readPart(message);
  const found = vocabulary.phrases.all(text);
  const regions = regionsIn(text, found, vocabulary);
  const cues = new Set(meaning(found, 'cue').map(({ value }) => value.cue));
  const about = { ips: error.ips, region: regions[0]?.code, cues, language: languageOf(text) };

  // A pasted error says more than any name in it.
  const symptom = vocabulary.errors.find(([pattern]) => matchesError(pattern, error))?.[1];
  if (symptom !== undefined) {
    const whole = { topic: symptom, by: 'signature' as const, words: text, from: 0, to: text.length };
    return { ...about, topics: [whole], callers: [], suggestions: [], unread: [], isChoice: false };
  }

  const words = wordsOf(text);
  const signs = meaning(found, 'sign');
  const asked = new Asked(text, words, {
    strong: [...signs.filter(({ value }) => value.strength === 'strong'), ...regions],
    weak: signs.filter(({ value }) => value.strength === 'weak'),
  });

  // What is claimed here is no word of a name.
  const covered = new Coverage(text.length, [...meaning(found, 'ordinary'), ...distancesIn(text)]);
  const identified = readIdentifiers(text, vocabulary, covered);
  const names = new NamesIn(text, meaning(found, 'name'), vocabulary, covered);
  const distinctive = names.take((name) => !names.isOrdinary(name));
  for (const region of regions) covered.add(region);
  // "Transfer Family" is a name as it stands, but the "Logs" of "Cloudwathc Logs" belongs to a misspelt one.
  const exact = [...distinctive, ...names.take((name) => wordsOf(text.slice(name.from, name.to)).length > 1)];
  const choices = longest(meaning(found, 'choice'), (choice) => covered.isFree(choice)).map(
    ({ value, from, to }) => ({
      topics: value.topics,
      from,
      to,
      ordinary: 'listed' as const,
      kind: 'choice',
    }),
  );

  const leftovers = leftoversOf(
    { text, words, covered, names: exact, signs: [...signs, ...choices, ...meaning(found, 'cue')] },
    vocabulary,
  );
  const isShort = mayBeOneName(leftovers) && asked.hasLittleBeside([...exact, ...leftovers.words]);
  const hasNames = identified.length > 0 || names.any;
  const misspelt = findMisspellings(leftovers, isShort, hasNames, vocabulary).map((name) =>
    recognised(text, name, 'misspelling', vocabulary),
  );
  for (const name of misspelt) covered.add(name);
  // "CloudWatch Loogs" is one name, not CloudWatch and something else.
  const whole = exact.filter((name) => !misspelt.some((other) => overlap(name, other)));
  const rest = names.take(() => true);

  const inOrder = [...identified, ...whole, ...misspelt, ...rest].toSorted((a, b) => a.from - b.from);
  const named = asked.names(inOrder);
  const meant = onlyWhatIsAsked(named, cues);
  const callers = callersAmong(named, meant, text, vocabulary);
  const topics = meant.filter(({ topic }) => !callers.includes(topic)).map(asTopic);
  if (topics.length > 0) {
    const rest = { text, known: [...inOrder, ...regions], cues: meaning(found, 'cue'), choices, leftovers };
    const unread = unreadIn(rest, asked, vocabulary);
    return { ...about, topics, callers, suggestions: [], unread, isChoice: false };
  }
  const offered = asked.names(choices);
  // "The endpoint of SM" is about SM.
  const particular = offered.filter((choice) => !asked.isSign(choice));
  const meanings = (particular.length > 0 ? particular : offered).flatMap((choice) => choice.topics);
  const guessed = choices.length > 0 || !isShort ? [] : guess(leftovers, vocabulary);
  const suggestions = [...new Set([...meanings, ...guessed.slice(0, mostGuesses)])];
  return { ...about, topics, callers, suggestions, unread: [], isChoice: offered.length > 0 };
}

/** The part of a message in which names are looked for. */
export function readPart(message: string): string {
  return cut(message, longestMessage);
}

/** Japanese when the text has kana or kanji, half-width kana included. */
export function languageOf(text: string): Language | undefined {
  return /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text) ? 'ja' : undefined;
}

/** A topic found in the message, with what is needed to judge it. */
interface FoundTopic extends RecognisedTopic {
  readonly kind: string;
  readonly ordinary: Ordinary;
}

function recognised(
  text: string,
  { topic, from, to, ordinary }: Span & { topic: string; ordinary: Ordinary },
  by: Recognition,
  vocabulary: Vocabulary,
): FoundTopic {
  return {
    topic,
    by,
    words: text.slice(from, to),
    from,
    to,
    ordinary,
    kind: vocabulary.kinds.get(topic) ?? 'service',
  };
}

function asTopic({ topic, by, endpoint, words, from, to }: FoundTopic): RecognisedTopic {
  return { topic, by, ...(endpoint === undefined ? {} : { endpoint }), words, from, to };
}

/** The phrases that mean one kind of thing. */
function meaning<K extends Meaning['kind']>(
  found: readonly Found<Meaning>[],
  kind: K,
): Found<Extract<Meaning, { kind: K }>>[] {
  return found.filter((phrase): phrase is Found<Extract<Meaning, { kind: K }>> => phrase.value.kind === kind);
}

function distancesIn(text: string): Span[] {
  return [...text.matchAll(kilometres)].map(({ index, 0: distance }) => ({
    from: index,
    to: index + distance.length,
  }));
}

function readIdentifiers(text: string, vocabulary: Vocabulary, covered: Coverage): FoundTopic[] {
  const hostOwner = (host: string) =>
    vocabulary.hosts.find(([end]) => host === end || host.endsWith(`.${end}`))?.[1];
  const owner = (name: string) => vocabulary.endpoints.get(name) ?? nameFor(name, vocabulary)?.topic;
  return findIdentifiers(text, (host) => hostOwner(host) !== undefined).flatMap((identifier) => {
    covered.add(identifier);
    const topic =
      (identifier.host === undefined ? undefined : hostOwner(identifier.host)) ??
      identifier.names.map(owner).find((found) => found !== undefined);
    const { from, to } = identifier;
    if (topic === undefined) return [];
    const endpoint = identifier.names.find((name) => vocabulary.endpoints.get(name) === topic);
    return [{ ...recognised(text, { topic, from, to, ordinary: 'no' }, 'identifier', vocabulary), endpoint }];
  });
}

/** The name that a word is, whatever its spelling. */
function nameFor(word: string, vocabulary: Vocabulary): Name | undefined {
  return vocabulary.phrases.get(fold(word)).find((value) => value.kind === 'name');
}

/** The names of a message, taken in turns; what is taken is claimed. */
class NamesIn {
  constructor(
    readonly text: string,
    readonly found: readonly Found<Name>[],
    readonly vocabulary: Vocabulary,
    readonly covered: Coverage,
  ) {}

  get any(): boolean {
    return this.found.length > 0;
  }

  take(accepts: (name: Found<Name>) => boolean): FoundTopic[] {
    return longest(this.found, (name) => accepts(name) && this.covered.isFree(name)).map((name) => {
      this.covered.add(name);
      const { from, to, value } = name;
      const ordinary = value.ordinary === 'no' && this.isOrdinary(name) ? 'words' : value.ordinary;
      return recognised(this.text, { from, to, topic: value.topic, ordinary }, 'name', this.vocabulary);
    });
  }

  /** Whether a name is also something ordinary: "cloud formation" are two words, "CloudFormation" is one name. */
  isOrdinary({ value, from, to }: Found<Name>): boolean {
    if (value.ordinary !== 'no') return true;
    if (!value.inOneWord) return false;
    const words = wordsOf(this.text.slice(from, to));
    return words.length > 1 && words.every((word) => this.vocabulary.isOrdinaryWord(word.text));
  }
}

/** The Regions that the message names, in its order. */
function regionsIn(
  text: string,
  found: readonly Found<Meaning>[],
  vocabulary: Vocabulary,
): (Span & { code: string })[] {
  // A zone (ap-northeast-1a) and a code inside a longer name are no words of their own.
  const codes = [...text.matchAll(/[a-z]{2,4}(?:-[a-z]{2,12}){1,3}-\d/gi)].flatMap(({ index, 0: code }) => {
    const isCode = vocabulary.phrases
      .get(fold(code))
      .some((value) => value.kind === 'region' && value.code === code.toLowerCase());
    return isCode ? [{ code: code.toLowerCase(), from: index, to: index + code.length }] : [];
  });
  const names = meaning(found, 'region').map(({ value, from, to }) => ({ code: value.code, from, to }));
  return [...codes, ...names].toSorted((a, b) => a.from - b.from);
}

/**
 * A workload or a service is what is asked about; the concepts beside it are how ("NATなしでSTS" is about STS),
 * and so is a service that is a cue ("S3 over Direct Connect" is about S3). The name of an error says more than any.
 */
function onlyWhatIsAsked(topics: readonly FoundTopic[], cues: ReadonlySet<string>): FoundTopic[] {
  const errors = topics.filter(({ kind }) => kind === 'symptom');
  if (errors.length > 0) return errors.slice(0, 1);
  const isHow = ({ kind, words }: FoundTopic) => kind === 'concept' || cues.has(fold(words));
  const asked = topics.every(isHow)
    ? // Of several concepts the one named at greater length is the more particular.
      topics
        .toSorted((a, b) => b.words.length - a.words.length || a.from - b.from)
        .filter(({ words }, i) => i === 0 || words.length > 3)
        .toSorted((a, b) => a.from - b.from)
    : topics.filter((topic) => !isHow(topic));
  const seen = new Set<string>();
  return asked.filter(({ topic }) => !seen.has(topic) && seen.add(topic));
}

/** The first `length` UTF-16 units, never half a character. */
function cut(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}
