import type { KnownBlock, ModalView } from '@slack/types';
import type { Language } from '../../knowledge/knowledge.js';
import { phrasesIn } from '../../language/languages.js';
import { lineCard } from './not-found-card.js';
import { limits, plain } from './text.js';

/** A card in a modal, where there is no conversation to answer in. */
export function topicModal(
  title: string,
  { blocks }: { blocks: KnownBlock[] },
  language: Language,
): ModalView {
  return {
    type: 'modal',
    title: plain(title, limits.modalTitle),
    close: plain(phrasesIn(language).search.close, limits.modalTitle),
    blocks,
  };
}

/** One line in a modal. What closes it is Slack's own word, in the language of the person's Slack. */
export function lineModal(line: string): ModalView {
  return { type: 'modal', title: plain('VPC Access', limits.modalTitle), blocks: lineCard(line).blocks };
}
