import type { BlockAction } from '@slack/bolt';
import type { Logger } from '@slack/logger';
import type { WebClient } from '@slack/web-api';
import type { Message } from './cards/card.js';
import { respondAt } from './response-url.js';
import { describeError, refusesBlocks } from './slack-error.js';

/** A press in a message, as far as it tells where to answer; a shortcut on a message has no container. */
export interface Press extends Pick<BlockAction, 'response_url'> {
  readonly user: { readonly id: string };
  readonly container?: BlockAction['container'];
}

/**
 * The thread in which a pressed message stands; undefined outside of threads, and for a message that merely
 * starts one: whoever presses there looks at the channel.
 */
export function threadOf({ container }: Pick<Press, 'container'>): string | undefined {
  const { thread_ts, message_ts } = container ?? {};
  return typeof thread_ts === 'string' && thread_ts !== message_ts ? thread_ts : undefined;
}

/**
 * Answers a press: beside the message, for the one who pressed, or in place of it. Where the response_url does
 * not work (any more: `expired_url` after half an hour, `used_url` after five answers), through the Web API.
 * @throws ResponseUrlError where Slack refuses the blocks; Slack's errors where neither way works
 */
export async function respond(
  press: Press,
  client: Pick<WebClient, 'chat'>,
  message: Message,
  { replaces = false }: { readonly replaces?: boolean } = {},
): Promise<void> {
  const thread = threadOf(press);
  const inThread = thread === undefined ? {} : { thread_ts: thread };
  try {
    await respondAt(press.response_url, {
      response_type: 'ephemeral',
      replace_original: replaces,
      ...(replaces ? {} : inThread),
      ...message,
    });
  } catch (error) {
    if (refusesBlocks(error) || press.container === undefined) throw error;
    const { channel_id: channel, message_ts: ts, is_ephemeral: isPrivate } = press.container;
    if (replaces && isPrivate !== true) await client.chat.update({ channel, ts, ...message });
    else await client.chat.postEphemeral({ channel, user: press.user.id, ...inThread, ...message });
  }
}

/** Takes away the message that one person alone sees. Where that fails it stays, which is no reason to complain. */
export async function removeOriginal({ response_url }: Press, logger: Pick<Logger, 'warn'>): Promise<void> {
  try {
    await respondAt(response_url, { delete_original: true });
  } catch (error) {
    logger.warn(`A message that was shared could not be taken away (${describeError(error)})`);
  }
}
