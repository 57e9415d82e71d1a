import type { BlockAction } from '@slack/bolt';
import type { Logger } from '@slack/logger';
import type { WebClient } from '@slack/web-api';
import type { Message } from './cards/card.js';
import type { ResponseUrls } from './response-url.js';
import { describeError, refusesBlocks } from './slack-error.js';

/** A press in a message, or a shortcut on one, as far as it tells where to answer. */
export interface Press {
  readonly response_url: string;
  readonly user: { readonly id: string };
  readonly channel?: { readonly id: string } | undefined;
  /** The message with the button. */
  readonly container?: BlockAction['container'];
  /** The message of a shortcut. */
  readonly message?: { readonly ts: string; readonly thread_ts?: string } | undefined;
}

/** The two ways on which a press can be answered. */
export interface Answerers {
  readonly client: Pick<WebClient, 'chat'>;
  readonly responseUrls: ResponseUrls;
}

/**
 * The thread in which the message stands; undefined outside of threads, and for a message that merely starts
 * one: whoever presses there looks at the channel.
 */
export function threadOf({ container, message }: Pick<Press, 'container' | 'message'>): string | undefined {
  const [thread, own] =
    container === undefined ? [message?.thread_ts, message?.ts] : [container.thread_ts, container.message_ts];
  return typeof thread === 'string' && thread !== own ? thread : undefined;
}

/**
 * Answers a press: beside the message, for the one who pressed, or in place of it. Where the response_url does
 * not work (any more: `expired_url` after half an hour, `used_url` after five answers), or is none of Slack's, through the Web API.
 * @throws ResponseUrlError where Slack refuses the blocks; Slack's errors where neither way works
 */
export async function respond(
  press: Press,
  { client, responseUrls }: Answerers,
  message: Message,
  { replaces = false }: { readonly replaces?: boolean } = {},
): Promise<void> {
  const thread = threadOf(press);
  const inThread = thread === undefined ? {} : { thread_ts: thread };
  try {
    await responseUrls.answer(press.response_url, {
      response_type: 'ephemeral',
      replace_original: replaces,
      ...(replaces ? {} : inThread),
      ...message,
    });
  } catch (error) {
    if (refusesBlocks(error) || press.channel === undefined) throw error;
    const { id: channel } = press.channel;
    const { message_ts: ts, is_ephemeral: isPrivate } = press.container ?? {};
    if (replaces && isPrivate !== true) await client.chat.update({ channel, ts, ...message });
    else await client.chat.postEphemeral({ channel, user: press.user.id, ...inThread, ...message });
  }
}

/** Takes away the message that one person alone sees. Where that fails it stays, which is no reason to complain. */
export async function removeOriginal(
  { response_url }: Press,
  { responseUrls, logger }: Pick<Answerers, 'responseUrls'> & { readonly logger: Pick<Logger, 'warn'> },
): Promise<void> {
  try {
    await responseUrls.answer(response_url, { delete_original: true });
  } catch (error) {
    logger.warn(`A message that was shared could not be taken away (${describeError(error)})`);
  }
}
