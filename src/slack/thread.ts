import type { Logger } from '@slack/logger';
import type { WebClient } from '@slack/web-api';
import { answeredIn } from './cards/answer-buttons.js';
import type { AnswerState } from './cards/answer-state.js';
import { TooLateError } from './conversation.js';
import { textOfMessage } from './incoming-text.js';
import { describeError, slackErrorOf } from './slack-error.js';
import { within } from './within.js';

/** A thread of which an answer would have to wait longer is not read. */
const patience = 4_000;
/** A thread is read from its start, in two pages at the most; of what is read only the end counts. */
const pages = [200, 1_000];
const mostMessages = 50;

/** A message in a thread. */
export interface ThreadMessage {
  readonly text: string;
  readonly said: 'to others' | 'to us' | 'by us';
  /** What we answered with it. */
  readonly answered: AnswerState | undefined;
}

/** The messages before the one that asks, the newest first; or why they cannot be read. */
export type ThreadReading =
  | { readonly kind: 'read'; readonly messages: readonly ThreadMessage[] }
  | { readonly kind: 'closed'; readonly why: 'needsScope' | 'needsInvitation' | 'unreadable' };

/** A message that stands in a thread. */
export interface InThread {
  readonly channel: string;
  readonly thread: string;
  readonly ts: string;
}

/** By what our own messages and those to us are known. */
export interface Ourselves {
  readonly appId: string;
  readonly userId: string | undefined;
}

const notThere = new Set(['not_in_channel', 'channel_not_found', 'no_permission']);

/**
 * Reads the thread in which a message stands. Nothing of it is kept. `client`: one whose calls are rejected and
 * not held back when Slack limits them. Why a thread cannot be read is logged where it is nobody's choice.
 */
export async function readThread(
  { channel, thread, ts }: InThread,
  us: Ourselves,
  client: Pick<WebClient, 'conversations'>,
  logger: Pick<Logger, 'warn'>,
  milliseconds = patience,
): Promise<ThreadReading> {
  try {
    const found = await within(milliseconds, messagesIn({ channel, thread, ts }, client));
    if (found === undefined) throw new TooLateError();
    const isDirect = channel.startsWith('D');
    const messages = found
      .filter((message) => message.ts !== ts)
      .slice(-mostMessages)
      .toReversed()
      .map((message): ThreadMessage => {
        const said = isOurs(message, us) ? 'by us' : isDirect || isTo(us, message) ? 'to us' : 'to others';
        const answered = said === 'by us' ? answeredIn(message.blocks ?? []) : undefined;
        return { said, answered, text: said === 'by us' ? '' : textOfMessage(message) };
      });
    return { kind: 'read', messages };
  } catch (error) {
    const code = slackErrorOf(error) ?? '';
    if (code === 'missing_scope') return { kind: 'closed', why: 'needsScope' };
    if (notThere.has(code)) return { kind: 'closed', why: 'needsInvitation' };
    logger.warn(`A thread could not be read (${describeError(error)})`);
    return { kind: 'closed', why: 'unreadable' };
  }
}

type Replies = Awaited<ReturnType<WebClient['conversations']['replies']>>;
type Reply = NonNullable<Replies['messages']>[number];

async function messagesIn(
  { channel, thread, ts }: InThread,
  client: Pick<WebClient, 'conversations'>,
): Promise<Reply[]> {
  const found: Reply[] = [];
  let cursor: string | undefined;
  for (const limit of pages) {
    const page = await client.conversations.replies({
      channel,
      ts: thread,
      latest: ts,
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    found.push(...(page.messages ?? []));
    cursor = page.response_metadata?.next_cursor;
    if (!cursor) break;
  }
  return found;
}

function isOurs({ app_id, user }: Reply, us: Ourselves): boolean {
  return app_id === us.appId || (user !== undefined && user === us.userId);
}

function isTo({ userId }: Ourselves, { text = '' }: Reply): boolean {
  return userId !== undefined && text.includes(`<@${userId}>`);
}
