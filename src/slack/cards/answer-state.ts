import * as z from 'zod';
import { type Answer, answerTopic } from '../../answer/answer.js';
import { type Knowledge, type Language, optionId, topicName } from '../../knowledge/knowledge.js';
import type { IpKind } from '../../knowledge/signature.js';
import type { Question } from '../../question/question.js';
import { limits } from './text.js';

/** A topic, and the option that its answer leads with where that is not the recommendation. */
export interface AskedTopic {
  readonly topic: string;
  readonly option?: string | undefined;
}

/** What everything below an answer remembers of it, to work after a restart and in an old message. */
export interface AnswerState {
  readonly topics: readonly AskedTopic[];
  readonly region: string;
  readonly language: Language;
  /** Topics that the card offers beside its answers. */
  readonly offered?: readonly string[] | undefined;
  /** The kinds of IP address that the question named. */
  readonly ips?: readonly IpKind[] | undefined;
  /** The answers of the plan from which this one was opened. */
  readonly plan?: readonly AskedTopic[] | undefined;
  /** The button answers our "did you mean": the answer takes the place of the question. */
  readonly chosen?: boolean | undefined;
}

/** Answers in one message. */
export const mostAnswers = 20;

/** As `writeTopic` writes it. */
const askedTopic = z
  .string()
  .regex(/^[a-z0-9-]+(\/[a-z0-9-]+)?$/)
  .transform((written): AskedTopic => {
    const [topic = '', option] = written.split('/');
    return option === undefined ? { topic } : { topic, option };
  });

/** Topics as one text: `ecr s3/interface-endpoint`. */
export function writeTopics(topics: readonly AskedTopic[]): string {
  return topics.map(writeTopic).join(' ');
}

/** The topics in a text; empty when it makes no sense to this version. */
export function readTopics(text: string): AskedTopic[] {
  const { data = [] } = z.array(askedTopic).max(mostAnswers).safeParse(text.split(' '));
  return data;
}

/** How it is written into a value of Slack. */
const written = z.strictObject({
  v: z.literal(1),
  topics: z.array(askedTopic).min(1).max(mostAnswers),
  region: z.string(),
  language: z.enum(['en', 'ja']),
  offered: z.array(z.string()).max(mostAnswers).optional(),
  ips: z
    .array(z.enum(['private', 'public']))
    .max(2)
    .optional(),
  plan: z.array(askedTopic).max(mostAnswers).optional(),
  chosen: z.boolean().optional(),
});

/** `s3/interface-endpoint`, or `s3` for the recommendation. */
export function writeTopic({ topic, option }: AskedTopic): string {
  return option === undefined ? topic : `${topic}/${option}`;
}

/** A state as the value of a button. What would not fit is left out, the least needed first. */
export function writeState({ topics, plan, ...state }: AnswerState): string {
  const value = { v: 1, topics: topics.map(writeTopic), ...state, plan: plan?.map(writeTopic) };
  const shorter = { ...value, offered: undefined };
  return (
    [value, shorter, { ...shorter, plan: undefined }]
      .map((each) => JSON.stringify(each))
      .find((text) => text.length <= limits.buttonValue) ?? ''
  );
}

/**
 * A state of one topic as the value of an option in a menu, which takes 150 characters:
 * `1 s3/interface-endpoint ap-northeast-1 en`, followed by the kinds of IP address.
 */
export function writeOption({ topics: [asked], region, language, ips = [] }: AnswerState): string {
  return [1, asked && writeTopic(asked), region, language, ...ips].join(' ');
}

/** An option in the shape of other values. */
function parseOption(value: string) {
  const [v, topic, region, language, ...ips] = value.split(' ');
  return { v: Number(v), topics: [topic], region, language, ...(ips.length > 0 && { ips }) };
}

/** The state in a value; undefined when it makes no sense to this version. */
export function readState(value = ''): AnswerState | undefined {
  try {
    const { v: _, ...state } = written.parse(value.startsWith('{') ? JSON.parse(value) : parseOption(value));
    return state;
  } catch {
    return undefined;
  }
}

/** What is needed to show the same answers again. */
export function stateOf(
  answers: readonly Answer[],
  language: Language,
  offered: readonly string[] = [],
): AnswerState {
  const shown = answers.slice(0, mostAnswers);
  const [first] = shown;
  return {
    topics: shown.map(askedTopicOf),
    region: first?.region ?? '',
    language,
    ...(offered.length === 0 ? {} : { offered: offered.slice(0, mostAnswers) }),
    ...(first === undefined || first.ips.size === 0 ? {} : { ips: [...first.ips] }),
  };
}

/** The topic of an answer, with its option where that is not the recommendation. */
export function askedTopicOf(answer: Answer): AskedTopic {
  const topic = answer.topic.id;
  if (answer.kind !== 'service') return { topic };
  const [recommended] = answer.topic.access;
  return recommended !== undefined && optionId(recommended) === answer.way.id
    ? { topic }
    : { topic, option: answer.way.id };
}

/** The question that the answers of a state answer. */
export function questionOf({ topics, region, language, ips }: AnswerState, knowledge: Knowledge): Question {
  return {
    topics: topics.flatMap(({ topic: id, option }) => {
      const topic = knowledge.topics.get(id);
      const words = topic && topicName(topic)[language];
      return words === undefined ? [] : [{ topic: id, option, by: 'name', words, from: 0, to: 0 }];
    }),
    callers: [],
    suggestions: [],
    isChoice: false,
    unread: [],
    ips: new Set(ips),
    region,
    cues: new Set(),
    language,
  };
}

/** The answers that a state stands for; empty when the knowledge has none of its topics any more. */
export function answersOf({ topics, region, ips }: AnswerState, knowledge: Knowledge): Answer[] {
  if (!knowledge.regions.has(region)) return [];
  return topics.flatMap(
    ({ topic, option }) => answerTopic({ topic, region, option, ips: new Set(ips) }, knowledge) ?? [],
  );
}
