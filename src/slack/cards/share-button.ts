import type { Button } from '@slack/types';
import type { Language } from '../../knowledge/knowledge.js';
import { phrasesIn } from '../../language/languages.js';
import { answerButton } from './answer-button.js';
import type { AnswerState } from './answer-state.js';
import { type Card, withLine } from './card.js';

export const shareAction = 'share_answer';

/** Posts for everyone what one person alone sees. */
export function shareButton(state: AnswerState): Button {
  const { share, shareLabel } = phrasesIn(state.language).sharing;
  return answerButton({ action: shareAction, label: share, description: shareLabel, state });
}

/** The card with a line that says who shared it. */
export function sharedCard(card: Card, user: string, language: Language): Card {
  return withLine(phrasesIn(language).sharing.sharedBy(`<@${user}>`), card);
}
