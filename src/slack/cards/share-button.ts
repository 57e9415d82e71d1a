import type { Button } from '@slack/types';
import type { Language } from '../../knowledge/knowledge.js';
import { phrasesIn } from '../../language/languages.js';
import { context } from './blocks.js';
import type { Card } from './card.js';
import { limits, plain } from './text.js';
import { type TopicButtonState, writeTopicButton } from './topic-button.js';

export const shareAction = 'share_answer';

/** Posts for everyone what one person alone sees. */
export function shareButton(language: Language, state: TopicButtonState): Button {
  const phrases = phrasesIn(language);
  return {
    type: 'button',
    action_id: shareAction,
    text: plain(phrases.share, limits.button),
    accessibility_label: plain(phrases.shareLabel, limits.button).text,
    value: writeTopicButton(state),
  };
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
