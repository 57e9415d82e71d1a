import type { Button } from '@slack/types';
import type { Language } from '../../knowledge/knowledge.js';
import { phrasesIn } from '../../language/languages.js';
import { answerButton } from './answer-button.js';
import type { AnswerState } from './answer-state.js';
import { context } from './blocks.js';
import type { Card } from './card.js';

export const shareAction = 'share_answer';

/** Posts for everyone what one person alone sees. */
export function shareButton(state: AnswerState): Button {
  const { share, shareLabel } = phrasesIn(state.language);
  return answerButton({ action: shareAction, label: share, description: shareLabel, state });
}

/** The card with a line that says who shared it. */
export function sharedCard(card: Card, user: string, language: Language): Card {
  const { blocks, picture } = card;
  return {
    ...card,
    blocks: [context([phrasesIn(language).sharedBy(`<@${user}>`)]), ...blocks],
    ...(picture && { picture: { ...picture, below: picture.below + 1 } }),
  };
}
