import * as z from 'zod';
import type { Answer } from '../../answer/answer.js';
import type { Knowledge, Language } from '../../knowledge/knowledge.js';
import { type AnswerState, answersOf, readState } from './answer-state.js';

/** Words that got no answer. */
export interface Unanswered {
  readonly words: string;
  readonly language: Language;
}

/** What feedback is about: what was answered, or what was asked and not answered. */
export type FeedbackSubject =
  | {
      readonly verdict: 'bad';
      readonly state: AnswerState;
      /** What the state stands for now. */
      readonly answers: readonly [Answer, ...Answer[]];
      readonly language: Language;
    }
  | ({ readonly verdict: 'missing' } & Unanswered);

/** So many characters fit into the value of a button even where each is written with six. */
export const longestWords = 200;

const written = z.strictObject({
  v: z.literal(1),
  words: z.string().min(1),
  language: z.enum(['en', 'ja']),
});

/** Words without an answer as the value of a button. */
export function writeUnanswered(unanswered: Unanswered): string {
  // Nothing in it may look like a mention to Slack.
  return JSON.stringify({ v: 1, ...unanswered }).replaceAll('<', '\\u003c');
}

/** What a value is about, be it of an answer or of words; undefined when it makes no sense to this version. */
export function readSubject(value: string | undefined, knowledge: Knowledge): FeedbackSubject | undefined {
  const state = readState(value);
  if (state !== undefined) {
    const [first, ...others] = answersOf(state, knowledge);
    return first && { verdict: 'bad', state, answers: [first, ...others], language: state.language };
  }
  try {
    const { v: _, ...unanswered } = written.parse(JSON.parse(value ?? ''));
    return { verdict: 'missing', ...unanswered };
  } catch {
    return undefined;
  }
}
