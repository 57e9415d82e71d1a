import type { Logger } from '@slack/logger';
import type { WebClient } from '@slack/web-api';
import type { Card } from './cards/card.js';

export interface Place {
  readonly channel: string;
  readonly thread: string | undefined;
}

type PostingClient = Pick<WebClient, 'chat'>;

/** Posts a card. If Slack refuses its blocks, the text goes alone: nobody is left without a reply. */
export async function post(card: Card, place: Place, client: PostingClient, logger: Logger): Promise<void> {
  const message = {
    channel: place.channel,
    text: card.text,
    unfurl_links: false,
    unfurl_media: false,
    ...(place.thread === undefined ? {} : { thread_ts: place.thread }),
  };
  try {
    await client.chat.postMessage({ ...message, blocks: card.blocks });
  } catch (error) {
    if (slackErrorOf(error) !== 'invalid_blocks' && slackErrorOf(error) !== 'msg_blocks_too_long')
      throw error;
    logger.error(`Slack refused the blocks of a card (${slackErrorOf(error)}); sent its text alone`);
    await client.chat.postMessage(message);
  }
}

/** The error code that Slack answered with, such as `not_in_channel`; undefined for any other error. */
export function slackErrorOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('data' in error)) return undefined;
  const { data } = error as { data?: { error?: unknown } };
  return typeof data?.error === 'string' ? data.error : undefined;
}

/** An error in one line that can stand in a log: what failed, never what was said. */
export function describeError(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  return slackErrorOf(error) ?? code ?? (error instanceof Error ? error.name : typeof error);
}
