import type { Button } from '@slack/types';
import { phrasesIn } from '../../language/languages.js';
import { answerButton } from './answer-button.js';
import type { AnswerState } from './answer-state.js';

export const codeAction = 'show_code';

/** Opens the code that creates what an answer says. */
export function codeButton(state: AnswerState): Button {
  const { button, buttonLabel } = phrasesIn(state.language).code;
  return answerButton({
    action: codeAction,
    label: button,
    description: buttonLabel,
    state,
    style: 'primary',
  });
}
