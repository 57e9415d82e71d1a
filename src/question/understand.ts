import type { Language } from '../knowledge/knowledge.js';
import { matchesSignature, readErrorText } from '../knowledge/signature.js';
import { type FoldedText, fold, foldText } from '../knowledge/spelling.js';
import { Asked } from './asked.js';
import { callersAmong } from './callers.js';
import { Coverage } from './coverage.js';
import { findIdentifiers } from './identifiers.js';
import { findMisspellings, guess, leftoversOf, mayBeOneName } from './leftovers.js';
import type { Found } from './phrase-index.js';
import type { Question, RecognisedTopic, Recognition } from './question.js';
import type { Name, Ordinary, Vocabulary } from './vocabulary.js';
import { wordsOf } from './words.js';

/** Characters of a message that are read. What is longer is a log: the names stand near its start. */
const longestMessage = 4000;
const mostSuggestions = 5;
/** "10 kms" is a distance. */
const kilometres = /\d\s?kms?\b/gi;

/** Understands one message. Whatever it holds, the result is a question, maybe an empty one. */
export function understand(message: string, vocabulary: Vocabulary): Question {
  const text = cut(message, longestMessage);
  const folded = foldText(text);
  const error = readErrorText(text);
  const region = findRegion(text, folded, vocabulary);
  const cues = vocabulary.cues.all(folded);
  const about = {
    ips: error.ips,
    region: region?.code,
    cues: new Set(cues.map((cue) => cue.value)),
    language: languageOf(text),
  };

  // A pasted error says more than any name in it.
  const symptom = vocabulary.signatures.find(([signature]) => matchesSignature(signature, error))?.[1];
  if (symptom !== undefined) {
    return {
      ...about,
      topics: [{ topic: symptom, by: 'signature', words: text, from: 0, to: text.length }],
      callers: [],
      suggestions: [],
    };
  }

  const covered = new Coverage(folded);
  const asked = new Asked(text, folded, vocabulary, region?.found ?? []);
  const identified = readIdentifiers(text, vocabulary, covered);
  for (const phrase of vocabulary.ordinaryPhrases.all(folded)) covered.add(phrase.from, phrase.to);
  for (const { index, 0: distance } of text.matchAll(kilometres))
    covered.addSource(index, index + distance.length);
  const distinctive = namesIn(text, folded, vocabulary, covered, 'distinctive');
  for (const { from, to } of region?.found ?? []) covered.add(from, to);
  // "Transfer Family" is a name as it stands, but the "Logs" of "Cloudwathc Logs" belongs to a misspelt one.
  const phrases = namesIn(text, folded, vocabulary, covered, 'ordinary', 2);

  const exact = [...distinctive, ...phrases];
  const choices = vocabulary.choices
    .longest(folded, ({ from, to }) => covered.isFree(from, to))
    .map(({ value, from, to }) => ({
      topics: value,
      from: folded.starts[from] ?? 0,
      to: folded.ends[to - 1] ?? 0,
      ordinary: 'listed' as const,
      kind: 'choice',
    }));
  const leftovers = leftoversOf(text, covered, exact, [...asked.signs, ...choices], vocabulary);
  const isShort = mayBeOneName(leftovers) && asked.hasLittleBeside([...exact, ...leftovers.words]);
  const hasNames = identified.length + vocabulary.names.longest(folded, () => true).length > 0;
  const misspelt = findMisspellings(leftovers, isShort, hasNames, vocabulary).map((found) =>
    recognised(text, found, 'misspelling', vocabulary),
  );
  for (const { from, to } of misspelt) covered.addSource(from, to);
  // "CloudWatch Loogs" is one name, not CloudWatch and something else.
  const whole = exact.filter((name) => !misspelt.some(({ from, to }) => name.from < to && name.to > from));
  const ordinary = namesIn(text, folded, vocabulary, covered, 'ordinary');

  const inOrder = [...identified, ...whole, ...misspelt, ...ordinary].toSorted((a, b) => a.from - b.from);
  const meant = onlyWhatIsAsked(asked.names(inOrder), about.cues);
  const callers = callersAmong(meant, text, vocabulary);
  const topics = meant.filter(({ topic }) => !callers.includes(topic));
  return {
    ...about,
    topics: topics.map(asTopic),
    callers,
    suggestions: topics.length > 0 ? [] : suggestions(),
  };

  function suggestions(): string[] {
    const meantWords = asked.names(choices);
    // "The endpoint of SM" is about SM.
    const particular = meantWords.filter((choice) => !asked.isSign(choice));
    const offered = (particular.length > 0 ? particular : meantWords).flatMap((choice) => choice.topics);
    const guessed = choices.length > 0 || !isShort ? [] : guess(leftovers, vocabulary);
    return [...new Set([...offered, ...guessed])].slice(0, mostSuggestions);
  }
}

/** Japanese when the text has kana or kanji, half-width kana included. */
export function languageOf(text: string): Language | undefined {
  return /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text) ? 'ja' : undefined;
}

/** A topic found in the message, with what is needed to judge it. */
export interface FoundTopic extends RecognisedTopic {
  readonly kind: string;
  readonly ordinary: Ordinary;
}

function recognised(
  text: string,
  found: { topic: string; from: number; to: number; ordinary: Ordinary },
  by: Recognition,
  vocabulary: Vocabulary,
): FoundTopic {
  const { topic, from, to, ordinary } = found;
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

function asTopic({ topic, by, words, from, to }: FoundTopic): RecognisedTopic {
  return { topic, by, words, from, to };
}

function readIdentifiers(text: string, vocabulary: Vocabulary, covered: Coverage): FoundTopic[] {
  const hostOwner = (host: string) =>
    vocabulary.hosts.find(([end]) => host === end || host.endsWith(`.${end}`))?.[1];
  const known = (name: string) => vocabulary.endpoints.get(name) ?? vocabulary.names.get(name)?.topic;
  return findIdentifiers(text, (host) => hostOwner(host) !== undefined).flatMap((identifier) => {
    const { from, to } = identifier;
    covered.addSource(from, to);
    const topic =
      (identifier.host === undefined ? undefined : hostOwner(identifier.host)) ??
      identifier.names.map(known).find((owner) => owner !== undefined);
    return topic === undefined
      ? []
      : [recognised(text, { topic, from, to, ordinary: 'no' }, 'identifier', vocabulary)];
  });
}

/** Names that nothing has claimed yet, the distinctive or the ordinary ones. What is found is claimed. */
function namesIn(
  text: string,
  folded: FoldedText,
  vocabulary: Vocabulary,
  covered: Coverage,
  wanted: 'distinctive' | 'ordinary',
  leastWords = 1,
): FoundTopic[] {
  const spanOf = ({ from, to }: Found<Name>) => ({
    from: folded.starts[from] ?? 0,
    to: folded.ends[to - 1] ?? 0,
  });
  const wordsIn = (found: Found<Name>) => {
    const { from, to } = spanOf(found);
    return wordsOf(text.slice(from, to));
  };
  const isOrdinary = (found: Found<Name>): boolean => {
    if (found.value.ordinary !== 'no') return true;
    // "cloud formation" are two words, "CloudFormation" is one name.
    const words = wordsIn(found);
    return (
      found.value.inOneWord && words.length > 1 && words.every((word) => vocabulary.isOrdinaryWord(word.text))
    );
  };
  const found = vocabulary.names.longest(
    folded,
    (name) =>
      covered.isFree(name.from, name.to) &&
      isOrdinary(name) === (wanted === 'ordinary') &&
      (leastWords === 1 || wordsIn(name).length >= leastWords),
  );
  return found.map((name) => {
    covered.add(name.from, name.to);
    const { topic, ordinary } = name.value;
    const kind = wanted === 'distinctive' ? 'no' : ordinary === 'no' ? 'words' : ordinary;
    return recognised(text, { topic, ...spanOf(name), ordinary: kind }, 'name', vocabulary);
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

/**
 * A workload or a service is what is asked about; the concepts beside it are how ("NATなしでSTS" is about STS),
 * and so is a service that is a cue ("S3 over Direct Connect" is about S3).
 */
function onlyWhatIsAsked(topics: readonly FoundTopic[], cues: ReadonlySet<string>): FoundTopic[] {
  const isHow = ({ kind, words }: FoundTopic) => kind === 'concept' || cues.has(fold(words));
  const asked = topics.every(isHow)
    ? // Of several concepts the one named at greater length is the more particular.
      topics
        .toSorted((a, b) => b.words.length - a.words.length || a.from - b.from)
        .filter(({ words }, i) => i === 0 || words.length > 3)
    : topics.filter((topic) => !isHow(topic));
  return asked.filter((topic, i) => asked.findIndex((other) => other.topic === topic.topic) === i);
}

/** The first `length` UTF-16 units, never half a character. */
function cut(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}
