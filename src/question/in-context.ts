import { fold } from '../knowledge/spelling.js';
import type { Question, RecognisedTopic } from './question.js';
import type { Vocabulary } from './vocabulary.js';
import { isFiller, wordsOf } from './words.js';

/** Something said earlier in the conversation in which a question stands. */
export interface Earlier {
  readonly text: string;
  readonly question: Question;
  readonly said: 'to others' | 'to us' | 'by us';
}

/** A question completed from its conversation. */
export interface InContext {
  readonly question: Question;
  /** The words of the conversation that tell what it is about, the newest first. */
  readonly words: readonly string[];
}

/** A conversation may name more: then those that it names most often are what it is about. */
const mostTopics = 5;

/** It asks what a concept is, and not how that changes something else: "what is a VPN?", "VPN とは". */
const asksWhatItIs = /とは|って(何|なに)|\bwhat('s| is| are)\b/i;

/**
 * Whether a message leaves it to its conversation what it is about: "why?", "which endpoint?", "and from
 * on-premises?". One that names a service, a workload or an error does not.
 */
export function leavesOpen(
  text: string,
  { topics, suggestions, cues }: Question,
  { kinds }: Vocabulary,
): boolean {
  const isHow = (topic: string) => kinds.get(topic) === 'concept';
  return topics.length === 0
    ? suggestions.every(isHow)
    : cues.size > 0 && topics.every(({ topic }) => isHow(topic)) && !asksWhatItIs.test(text);
}

/**
 * Completes a question that leaves open what it is about. What its conversation is about: an error, else what
 * is named in it since somebody last asked us something. A question with a Region or a circumstance of its own
 * goes on from there even where there is an older error. `earlier`: the newest first. Undefined when the
 * conversation does not tell.
 */
export function inContext(
  text: string,
  asked: Question,
  earlier: readonly Earlier[],
  vocabulary: Vocabulary,
): InContext | undefined {
  const people = earlier.filter(({ said }) => said !== 'by us');
  const toUs = ({ said }: Earlier) => said === 'to us';
  const isOpen = (message: Earlier) => leavesOpen(message.text, message.question, vocabulary);
  const last = people.findIndex((message) => toUs(message) && !isOpen(message));
  const recent = last < 0 ? people : people.slice(0, last + 1);
  const goesOn = asked.region !== undefined || asked.cues.size > 0;
  const choice = choiceIn(recent, vocabulary);
  const about =
    errorIn(goesOn ? recent : people, vocabulary) ??
    namesIn(recent, vocabulary) ??
    choice?.question ??
    earlier.find(({ said }) => said === 'by us')?.question;
  if (about === undefined) return undefined;
  // Its own concept is more than a concept that somebody else named.
  if (asked.topics.length > 0 && about.topics.every(({ topic }) => vocabulary.kinds.get(topic) === 'concept'))
    return undefined;
  // "S3?", "and from on-premises?", "and in Virginia?": each adds to what was asked before.
  const added = [asked, ...recent.filter((message) => toUs(message) && isOpen(message)).map(questionOf)];
  const regions = [...added, about, ...people.map(questionOf)].flatMap(({ region }) => region ?? []);
  const cues =
    added.find(hasCircumstance)?.cues ?? new Set([...added, about].flatMap((each) => [...each.cues]));
  return {
    question: {
      ...about,
      callers: unique([...asked.callers, ...about.callers]).filter(
        (caller) => !about.topics.some(({ topic }) => topic === caller),
      ),
      ips: new Set([...asked.ips, ...about.ips]),
      region: regions[0],
      cues,
      language: hasSentence(text)
        ? asked.language
        : [...added, about].flatMap(({ language }) => language ?? [])[0],
    },
    words: about === choice?.question ? [choice.text] : unique(about.topics.map(({ words }) => words)),
  };
}

/** The newest message with an error in it. */
function errorIn(messages: readonly Earlier[], { kinds }: Vocabulary): Question | undefined {
  return messages.find(({ question }) => question.topics.some(({ topic }) => kinds.get(topic) === 'symptom'))
    ?.question;
}

function questionOf({ question }: Earlier): Question {
  return question;
}

/** What messages name, as one question. A concept counts only where nothing else is named. */
function namesIn(messages: readonly Earlier[], { kinds }: Vocabulary): Question | undefined {
  const named = messages.flatMap(({ question, said }) =>
    question.topics
      // In what people say to each other a word that is nearly a name is mostly just a word.
      .filter(({ by }) => by !== 'misspelling' || said === 'to us')
      .map((topic) => ({ topic, question })),
  );
  const what = named.filter(({ topic }) => kinds.get(topic.topic) !== 'concept');
  const counted = what.length > 0 ? what : named;
  const topics = mostNamed(counted.map(({ topic }) => topic));
  if (topics.length === 0) return undefined;
  const questions = unique(
    counted
      .filter(({ topic }) => topics.some((kept) => kept.topic === topic.topic))
      .map((each) => each.question),
  );
  return {
    topics,
    callers: unique(questions.flatMap(({ callers }) => callers)),
    suggestions: [],
    isChoice: false,
    unread: [],
    ips: new Set(questions.flatMap(({ ips }) => [...ips])),
    region: questions.find(({ region }) => region !== undefined)?.region,
    cues: new Set(questions.flatMap(({ cues }) => [...cues])),
    language: questions.find(({ language }) => language !== undefined)?.language,
  };
}

/** Each topic once, in the order in which they come; of too many those that come most often. */
function mostNamed(named: readonly RecognisedTopic[]): RecognisedTopic[] {
  const first = new Map<string, RecognisedTopic>();
  const times = new Map<string, number>();
  for (const name of named) {
    if (!first.has(name.topic)) first.set(name.topic, name);
    times.set(name.topic, (times.get(name.topic) ?? 0) + 1);
  }
  const kept = [...times].toSorted((a, b) => b[1] - a[1]).slice(0, mostTopics);
  const isKept = new Set(kept.map(([topic]) => topic));
  return [...first.values()].filter(({ topic }) => isKept.has(topic));
}

/** The newest word that means several topics. */
function choiceIn(messages: readonly Earlier[], vocabulary: Vocabulary): Earlier | undefined {
  return messages.find(({ text, question }) => question.isChoice && !leavesOpen(text, question, vocabulary));
}

/** A Region may be a cue too, but it is no circumstance that takes the place of others. */
function hasCircumstance({ cues, region }: Question): boolean {
  return [...cues].some((cue) => region === undefined || cue !== fold(region));
}

/** Whether a text has words that belong to a language, and not just names. */
function hasSentence(text: string): boolean {
  const withoutCodes = text.replace(/[a-z]+(-[a-z\d]+)+/gi, ' ');
  return wordsOf(withoutCodes).some((word) => isFiller(word.text));
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
