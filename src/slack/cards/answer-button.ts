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
  /** What it asks before it acts. */
  readonly confirm?: Readonly<Record<'title' | 'text' | 'yes' | 'no', string>>;
}

/** A button about an answer, which it carries in its value. */
export function answerButton({ action, label, description, state, style, confirm }: AnswerButton): Button {
  return {
    type: 'button',
    action_id: shorten(action, limits.actionId),
    text: plain(label, limits.button),
    accessibility_label: plain(description, limits.button).text,
    value: writeState(state),
    ...(style && { style }),
    ...(confirm && {
      confirm: {
        title: plain(confirm.title, limits.confirmTitle),
        text: plain(confirm.text, limits.confirmText),
        confirm: plain(confirm.yes, limits.confirmChoice),
        deny: plain(confirm.no, limits.confirmChoice),
      },
    }),
  };
}
