import type { ActionsBlock, Button } from '@slack/types';
import type { Answer } from '../../answer/answer.js';
import { hasCode } from '../../answer/code/code.js';
import { planFor } from '../../answer/endpoint-plan.js';
import { canBePriced, planToPrice } from '../../answer/monthly-cost.js';
import type { Knowledge, Language } from '../../knowledge/knowledge.js';
import { type AnswerState, type AskedTopic, askedTopicOf, readState, stateOf } from './answer-state.js';
import { actions } from './blocks.js';
import type { Audience } from './card.js';
import { codeButton } from './code-button.js';
import { costButton } from './cost-button.js';
import { feedbackButtons } from './feedback-buttons.js';
import { sendButton } from './send-button.js';
import { shareButton } from './share-button.js';
import { limits } from './text.js';
import { isLanguageButton, languageButton, planButton, topicButton } from './topic-button.js';
import { wayMenu } from './way-menu.js';

const mostRelated = 4;

export interface AnswerButtonsOptions {
  /** Ids of topics that the card offers whatever it shows. */
  readonly offered: readonly string[];
  /** The answers of the plan from which this one was opened. */
  readonly plan: readonly AskedTopic[];
  /** One person alone can share the card with everyone, and those in a thread with the channel. */
  readonly audience: Audience;
}

/** The rows of buttons below answers: what to do with them, what to read next, whether they are right. */
export function answerButtons(
  answers: readonly Answer[],
  language: Language,
  knowledge: Knowledge,
  { offered, plan, audience }: AnswerButtonsOptions,
): ActionsBlock[] {
  const state = stateOf(answers, language, offered);
  const toPrice = planToPrice(answers);
  const rows = [
    [
      ...(hasCode(planFor(answers)) ? [codeButton(state)] : []),
      ...(toPrice !== undefined && canBePriced(toPrice) ? [costButton(state)] : []),
      ...{ asker: [shareButton(state)], thread: [sendButton(state)], everyone: [] }[audience],
      ...wayMenu(answers, language),
    ],
    topicRow(answers, state, plan, knowledge),
    feedbackButtons(state),
  ];
  return rows.filter((row) => row.length > 0).map(actions);
}

/** What was answered in a message of ours, as Slack has it: the answer that its buttons are about. */
export function answeredIn(blocks: readonly unknown[]): AnswerState | undefined {
  const rows = blocks as readonly { elements?: readonly { action_id?: string; value?: string }[] }[];
  const button = rows.flatMap(({ elements = [] }) => elements).find(isLanguageButton);
  const state = readState(button?.value);
  return state && { ...state, language: state.language === 'ja' ? 'en' : 'ja' };
}

/** The way back to a plan, other topics, and the other language. */
function topicRow(
  answers: readonly Answer[],
  state: AnswerState,
  plan: readonly AskedTopic[],
  knowledge: Knowledge,
): Button[] {
  const { region, language, offered = [] } = state;
  const whole = answers.length > 1 ? state.topics : plan;
  const about = { region, language, ...(whole.length > 0 && { plan: whole }) };
  const back = whole === plan && plan.length > 0 ? [planButton(state, plan)] : [];
  const next = toReadNext(answers, offered)
    .filter(({ topic }, i, all) => all.findIndex((asked) => asked.topic === topic) === i)
    .flatMap(({ topic: id, option }) => {
      const topic = knowledge.topics.get(id);
      return topic === undefined ? [] : [topicButton(topic, about, option)];
    });
  return [
    ...back,
    ...next.slice(0, limits.actions - 2),
    languageButton({ ...state, plan: answers.length > 1 ? undefined : about.plan }),
  ];
}

/** Each of several answers alone; after a single one the services that it names and what is related. */
function toReadNext(answers: readonly Answer[], offered: readonly string[]): AskedTopic[] {
  const [only, ...others] = answers;
  const offers = offered.map((topic) => ({ topic }));
  if (only === undefined || others.length > 0) return [...answers.map(askedTopicOf), ...offers];
  const services = servicesIn(only);
  const related = only.topic.related.slice(0, Math.max(0, mostRelated - services.length));
  const next = [...services, ...related].map((topic) => ({ topic }));
  return [...offers, ...next].filter(({ topic }) => topic !== only.topic.id);
}

/** The other services that an answer names. */
function servicesIn(answer: Answer): string[] {
  if (answer.kind === 'concept') return [];
  const needed = answer.kind === 'service' ? answer.way.companions : answer.needs;
  return needed.map(({ service }) => service);
}
