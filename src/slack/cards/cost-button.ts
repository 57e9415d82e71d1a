import type { Button } from '@slack/types';
import { phrasesIn } from '../../language/languages.js';
import { answerButton } from './answer-button.js';
import type { AnswerState } from './answer-state.js';

export const costAction = 'show_cost';

/** Opens the modal that counts the cost for one's own traffic. */
export function costButton(state: AnswerState): Button {
  const { button, label } = phrasesIn(state.language).estimate;
  return answerButton({ action: costAction, label: button, description: label, state });
}
