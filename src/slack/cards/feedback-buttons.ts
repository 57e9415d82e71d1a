import type { Button } from '@slack/types';
import { phrasesIn } from '../../language/languages.js';
import { redact } from '../../question/redact.js';
import { answerButton } from './answer-button.js';
import type { AnswerState } from './answer-state.js';
import { longestWords, type Unanswered, writeUnanswered } from './feedback-subject.js';
import { limits, plain, quote } from './text.js';

export const feedbackAction = 'feedback';

/** Whether an answer is right: two presses at the most. */
export function feedbackButtons(state: AnswerState): Button[] {
  const { good, goodLabel, bad, badLabel } = phrasesIn(state.language).feedback;
  return [
    answerButton({ action: `${feedbackAction}:good`, label: good, description: goodLabel, state }),
    answerButton({ action: `${feedbackAction}:bad`, label: bad, description: badLabel, state }),
  ];
}

/** Below a question without an answer. Secrets in its words go no further. */
export function missingButton({ words, language }: Unanswered): Button {
  const { missing, missingLabel } = phrasesIn(language).feedback;
  return {
    type: 'button',
    action_id: `${feedbackAction}:missing`,
    text: plain(missing, limits.button),
    accessibility_label: plain(missingLabel, limits.button).text,
    value: writeUnanswered({ words: quote(redact(words), longestWords), language }),
  };
}
