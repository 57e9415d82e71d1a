import type { ActionsBlock } from '@slack/types';
import type { Answer } from '../../answer/answer.js';
import { canBePriced, planToPrice } from '../../answer/monthly-cost.js';
import type { Knowledge, Language } from '../../knowledge/knowledge.js';
import { type AnswerState, readState, stateOf } from './answer-state.js';
import { actions } from './blocks.js';
import type { Audience } from './card.js';
import { costButton } from './cost-button.js';
import { feedbackButtons } from './feedback-buttons.js';
import { sendButton } from './send-button.js';
import { shareButton } from './share-button.js';
import { limits } from './text.js';
import { isLanguageButton, languageButton, topicButton } from './topic-button.js';

export interface AnswerButtonsOptions {
  /** Ids of topics to read next. Those that are answered already have no button. */
  readonly next: readonly string[];
  /** Ids of topics that the card offers whatever it shows. */
  readonly offered: readonly string[];
  /** One person alone can share the card with everyone, and those in a thread with the channel. */
  readonly audience: Audience;
}

/** The rows of buttons below answers: what to do with them, what to read next, whether they are right. */
export function answerButtons(
  answers: readonly Answer[],
  language: Language,
  knowledge: Knowledge,
  { next, offered, audience }: AnswerButtonsOptions,
): ActionsBlock[] {
  const state = stateOf(answers, language, offered);
  const answered = new Set(answers.map(({ topic }) => topic.id));
  const topics = [...new Set([...offered, ...next])]
    .filter((id) => !answered.has(id))
    .flatMap((id) => knowledge.topics.get(id) ?? [])
    .slice(0, limits.actions - 1);
  const plan = planToPrice(answers);
  const rows = [
    [
      ...(plan !== undefined && canBePriced(plan) ? [costButton(state)] : []),
      ...{ asker: [shareButton(state)], thread: [sendButton(state)], everyone: [] }[audience],
    ],
    [...topics.map((topic) => topicButton(topic, { region: state.region, language })), languageButton(state)],
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
