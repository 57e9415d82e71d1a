import { ErrorText, matchesError } from '../knowledge/signature.js';
import { fold } from '../knowledge/spelling.js';
import { overlap, type Span } from './coverage.js';
import type { Question, RecognisedTopic } from './question.js';
import { readPart } from './understand.js';
import type { Meaning, Vocabulary } from './vocabulary.js';

/** Something that was found in a message. */
export interface Finding extends Span {
  readonly words: string;
  /** What it is to us. */
  readonly what: string;
  /** What became of it: `ignored` has the reason beside it. */
  readonly became: 'asked about' | 'caller' | 'ignored' | 'used';
  readonly why: string;
}

/** Everything that was found in the message of a question, in its order: for whoever looks into a wrong answer. */
export function explain(message: string, question: Question, vocabulary: Vocabulary): Finding[] {
  const text = readPart(message);
  const topics = question.topics.map(
    ({ topic, by, words, from, to }): Finding => ({
      from,
      to,
      words,
      what: topic,
      became: 'asked about',
      why: reasonOf({ topic, by, words, from, to }, message, vocabulary),
    }),
  );
  const found = vocabulary.phrases.all(text);
  const ordinary = found.filter(({ value }) => value.kind === 'ordinary');
  const phrases = found
    .filter((phrase) => !question.topics.some((topic) => isTopicItself(phrase, topic)))
    .map(
      ({ value, from, to }): Finding => ({
        from,
        to,
        words: text.slice(from, to),
        what: meaningOf(value),
        ...fateOf(value, { from, to }, question, ordinary),
      }),
    );
  return [...topics, ...phrases].toSorted((a, b) => a.from - b.from || b.to - a.to);
}

/** A name that was counted stands among the topics already. */
function isTopicItself({ value, from, to }: Span & { value: Meaning }, topic: RecognisedTopic): boolean {
  return value.kind === 'name' && value.topic === topic.topic && from === topic.from && to === topic.to;
}

function reasonOf({ topic, by, words }: RecognisedTopic, message: string, vocabulary: Vocabulary): string {
  switch (by) {
    case 'name':
      return 'it is written as one of its names';
    case 'identifier':
      return 'it is an endpoint name, a host name or an ARN of it';
    case 'misspelling': {
      const near = vocabulary.misspellings.further(fold(words)).find((name) => name.topic === topic);
      return near === undefined
        ? 'it is a misspelling'
        : `it is ${near.edits} edit(s) from its name ${near.letters}`;
    }
    case 'signature': {
      const error = new ErrorText(message);
      const pattern = vocabulary.errors.find(
        ([each, symptom]) => symptom === topic && matchesError(each, error),
      )?.[0];
      const texts = pattern?.texts.map((parts) => parts.join('*')) ?? [];
      const host = pattern?.host === undefined ? [] : [`host ${pattern.host.join('*')}`];
      const ip = pattern?.ip === undefined ? [] : [`a ${pattern.ip} IP`];
      return `a pasted error has: ${[...texts, ...host, ...ip].join(' | ')}`;
    }
  }
}

function meaningOf(value: Meaning): string {
  switch (value.kind) {
    case 'name':
      return `name of ${value.topic}`;
    case 'cue':
      return `cue ${value.cue}`;
    case 'region':
      return `Region ${value.code}`;
    case 'choice':
      return `choice of ${value.topics.join(', ')}`;
    case 'sign':
      return `${value.strength} sign that a name is meant`;
    case 'ordinary':
      return 'ordinary phrase';
  }
}

function fateOf(
  value: Meaning,
  span: Span,
  question: Question,
  ordinary: readonly Span[],
): Pick<Finding, 'became' | 'why'> {
  const ignored = (why: string) => ({ became: 'ignored' as const, why });
  const used = { became: 'used' as const, why: '' };
  if (question.topics.some(({ by }) => by === 'signature')) return ignored('a pasted error says more');
  switch (value.kind) {
    case 'cue':
    case 'sign':
    case 'ordinary':
      return used;
    case 'region':
      return value.code === question.region ? used : ignored(`${question.region} stands before it`);
    case 'choice':
      return question.isChoice
        ? used
        : ignored('something else is more certain, or nothing shows that it is meant');
    case 'name':
      break;
  }
  if (question.callers.includes(value.topic)) return { became: 'caller', why: 'the call comes from it' };
  if (ordinary.some((phrase) => overlap(phrase, span))) return ignored('it is part of an ordinary phrase');
  const taken = question.topics.find((topic) => overlap(topic, span));
  if (taken !== undefined) return ignored(`it is part of “${taken.words}”`);
  if (question.topics.some(({ topic }) => topic === value.topic)) return ignored('it is named elsewhere too');
  return value.ordinary === 'no'
    ? ignored('it is how and another topic is what, or it is part of something longer')
    : ignored(`it is also an ordinary word (${value.ordinary}) and nothing shows that it is meant`);
}
