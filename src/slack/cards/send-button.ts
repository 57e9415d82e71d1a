import type { Button, KnownBlock } from '@slack/types';
import type { Language } from '../../knowledge/knowledge.js';
import { phrasesIn } from '../../language/languages.js';
import { answerButton } from './answer-button.js';
import type { AnswerState } from './answer-state.js';
import { context } from './blocks.js';
import { type Card, withLine } from './card.js';
import { link } from './text.js';

export const sendAction = 'send_answer';

/** Posts in the channel what stands in a thread. It asks first: a whole channel reads it. */
export function sendButton(state: AnswerState): Button {
  const { send, sendLabel, confirm } = phrasesIn(state.language).sharing;
  return answerButton({ action: sendAction, label: send, description: sendLabel, state, confirm });
}

/** The card for the channel, with a line that says who sent it and where the thread is. */
export function sentCard(card: Card, user: string, thread: string | undefined, language: Language): Card {
  const { sentFromThread, openThread } = phrasesIn(language).sharing;
  const where = thread === undefined ? [] : [link(openThread, thread)];
  return withLine([sentFromThread(`<@${user}>`), ...where].join(' '), card);
}

/** The card for where there is no channel to send it to. */
export function withoutSendButton(card: Card): Card {
  return { ...card, blocks: withoutButton(card.blocks) };
}

/** A row in which no other button stands goes as well. */
function withoutButton(blocks: readonly KnownBlock[]): KnownBlock[] {
  return blocks.flatMap((block): KnownBlock[] => {
    if (block.type !== 'actions') return [block];
    const elements = block.elements.filter(({ action_id }) => action_id !== sendAction);
    return elements.length === 0 ? [] : [{ ...block, elements }];
  });
}

/**
 * The blocks of the answer in the thread, as Slack has them, once it was sent: without the button, and with a
 * line that says by whom. `keepsPictures`: false where Slack does not take back a picture of its own.
 */
export function sentBlocks(
  blocks: readonly KnownBlock[],
  user: string,
  language: Language,
  keepsPictures = true,
): KnownBlock[] {
  const kept = withoutButton(blocks).flatMap((block): KnownBlock[] => {
    if (block.type !== 'image') return [block];
    return keepsPictures ? [asSent(block)] : [];
  });
  return [...kept, context([phrasesIn(language).sharing.sentBy(`<@${user}>`)])];
}

/** A picture without what Slack adds to it, such as its size: Slack takes no property that it does not expect. */
function asSent(block: KnownBlock & { type: 'image' }): KnownBlock {
  const { type, alt_text } = block;
  if ('slack_file' in block && block.slack_file !== undefined && 'id' in block.slack_file)
    return { type, alt_text, slack_file: { id: block.slack_file.id } };
  return 'image_url' in block ? { type, alt_text, image_url: block.image_url } : block;
}
