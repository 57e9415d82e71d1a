import type { Button } from '@slack/types';
import { type AnswerState, writeState } from './answer-state.js';
import { limits, plain, shorten } from './text.js';

export interface AnswerButton {
  /** What it does, and after a colon what tells it from others in the same block. */
  readonly action: string;
  readonly label: string;
  /** What a screen reader says: it starts with the label. */
  readonly description: string;
  readonly state: AnswerState;
  readonly style?: 'primary';
}

/** A button about an answer, which it carries in its value. */
export function answerButton({ action, label, description, state, style }: AnswerButton): Button {
  return {
    type: 'button',
    action_id: shorten(action, limits.actionId),
    text: plain(label, limits.button),
    accessibility_label: plain(description, limits.button).text,
    value: writeState(state),
    ...(style && { style }),
  };
}
