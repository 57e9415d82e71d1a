import type { Logger } from '@slack/logger';
import type { WebClient } from '@slack/web-api';
import type { Card, Message } from './cards/card.js';
import type { PictureDelivery } from './pictures/picture-delivery.js';
import type { Workspace } from './pictures/picture-sources.js';
import type { PostedMessage, PostMessage } from './post-message.js';
import type { SentAnswers } from './sent-answers.js';
import { refusesBlocks, slackErrorOf } from './slack-error.js';

export interface Place {
  readonly workspace: Workspace;
  readonly channel: string;
  readonly thread: string | undefined;
}

export interface Posting {
  readonly postMessage: PostMessage;
  /** For what nobody waits for. */
  readonly backgroundClient: (token: string | undefined) => Pick<WebClient, 'chat'>;
  readonly pictures: Pick<PictureDelivery, 'send'>;
  readonly sentAnswers: SentAnswers;
  readonly logger: Pick<Logger, 'error' | 'warn'>;
}

/** Posts a card. If Slack refuses its blocks, the text goes alone: nobody is left without a reply. */
export async function post(
  card: Card,
  place: Place,
  { postMessage, backgroundClient, pictures, sentAnswers, logger }: Posting,
): Promise<void> {
  const { workspace, channel, thread } = place;
  const message = { channel, ...(thread === undefined ? {} : { thread_ts: thread }) };
  let posted: PostedMessage = {};
  try {
    await pictures.send(card, {
      workspace,
      way: 'post',
      send: async (content: Message) => {
        posted = await postMessage(workspace.token, { ...message, ...content });
      },
      update: async (content) => {
        const at = { channel: posted.channel ?? channel, ts: posted.ts ?? '' };
        // It says by now that it was sent, and by whom: no picture is worth losing that.
        if (sentAnswers.has({ workspace, ...at })) return;
        const client = backgroundClient(workspace.token);
        await client.chat.update({ ...at, ...content });
      },
    });
  } catch (error) {
    if (!refusesBlocks(error)) throw error;
    logger.error(`Slack refused the blocks of a card (${slackErrorOf(error)}); sent its text alone`);
    await postMessage(workspace.token, { ...message, text: card.text });
  }
}
