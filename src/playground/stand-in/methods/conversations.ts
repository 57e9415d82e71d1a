import type { Channel, Json, Message } from '../../protocol.js';
import {
  ApiError,
  channelOf,
  joinedChannelOf,
  type Method,
  requireScope,
  type Slack,
  textOf,
} from '../method.js';
import { messageJson } from '../payloads.js';
import { directChannelOf } from '../people.js';

export const openConversation: Method = {
  scopes: ['im:write'],
  run: (args, slack) => {
    const [person, ...others] = (textOf(args, 'users') ?? '').split(',');
    if (person === undefined || !slack.workspace.people.has(person) || others.length > 0)
      throw new ApiError('users_not_found');
    return { channel: { id: channelOf(directChannelOf(person), slack).id } };
  },
};

const historyScopes = ['channels:history', 'groups:history', 'mpim:history', 'im:history'];
const historyScopeOf: Readonly<Record<Channel['kind'], string>> = {
  channel: 'channels:history',
  private: 'groups:history',
  im: 'im:history',
};

/** A thread, the oldest message first: https://docs.slack.dev/reference/methods/conversations.replies */
export const replies: Method = {
  scopes: historyScopes,
  run: (args, slack) => {
    const channel = readableChannelOf(args, slack);
    const ts = textOf(args, 'ts') ?? '';
    const message = slack.workspace.message(channel.id, ts);
    if (message === undefined || message.onlyFor !== undefined) throw new ApiError('thread_not_found');
    // Asked for a reply, Slack gives that reply alone.
    const thread = message.threadTs === undefined ? slack.workspace.thread(channel.id, ts) : [message];
    return pageOf(within(thread, args), args, 1000, slack);
  },
};

/** What stands in a conversation, outside of threads, the newest first. */
export const history: Method = {
  scopes: historyScopes,
  run: (args, slack) => {
    const channel = readableChannelOf(args, slack);
    const said = slack.workspace
      .messagesIn(channel.id)
      .filter(({ onlyFor, threadTs }) => onlyFor === undefined && threadTs === undefined);
    return { ...pageOf(within(said, args).toReversed(), args, 100, slack), pin_count: 0 };
  },
};

/** A conversation that the bot may read: it is a member, and has the scope for this kind of conversation. */
function readableChannelOf(args: Json, slack: Slack): Channel {
  const id = textOf(args, 'channel');
  requireScope([historyScopeOf[channelOf(id, slack).kind]], slack);
  return joinedChannelOf(id, slack);
}

/** Only what was said between `oldest` and `latest`; on their stroke when the call says `inclusive`. */
function within(messages: readonly Message[], args: Json): Message[] {
  const isInclusive = args.inclusive === true || args.inclusive === 'true';
  const oldest = timestampOf(args, 'oldest') ?? Number.NEGATIVE_INFINITY;
  const latest = timestampOf(args, 'latest') ?? Number.POSITIVE_INFINITY;
  return messages.filter(({ ts }) => {
    const at = Number(ts);
    return isInclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  });
}

function timestampOf(args: Json, name: 'oldest' | 'latest'): number | undefined {
  const written = textOf(args, name);
  if (written !== undefined && Number.isNaN(Number(written))) throw new ApiError(`invalid_ts_${name}`);
  return written === undefined ? undefined : Number(written);
}

/** As many messages as are asked for, from the place that a cursor names. */
function pageOf(messages: readonly Message[], args: Json, most: number, { workspace }: Slack): Json {
  const cursor = textOf(args, 'cursor');
  const start = cursor === undefined ? 0 : messages.findIndex(({ ts }) => cursorTo(ts) === cursor);
  if (start < 0) throw new ApiError('invalid_cursor');
  const limit = Number(args.limit ?? most);
  const end = start + (limit >= 1 ? Math.min(limit, most) : most);
  const next = messages[end];
  return {
    messages: messages.slice(start, end).map((message) => messageJson(message, workspace)),
    has_more: next !== undefined,
    ...(next === undefined ? {} : { response_metadata: { next_cursor: cursorTo(next.ts) } }),
  };
}

function cursorTo(ts: string): string {
  return Buffer.from(`next_ts:${ts.replace('.', '')}`).toString('base64');
}
