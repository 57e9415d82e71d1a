import type { ModalView } from '@slack/types';
import type { Card } from './card.js';
import { limits, plain } from './text.js';

/** A card in a modal, where there is no conversation to answer in. */
export function topicModal(title: string, card: Card): ModalView {
  return { type: 'modal', title: plain(title, limits.modalTitle), blocks: card.blocks };
}
