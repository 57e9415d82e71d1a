import { permalinkOf } from '../../permalink.js';
import type { Json, Message } from '../../protocol.js';
import { contentOf } from '../content.js';
import { ApiError, channelOf, type Method, type Slack, textOf, writableChannelOf } from '../method.js';
import { messageJson } from '../payloads.js';

const scopes = ['chat:write'];

export const postMessage: Method = {
  scopes,
  run: async (args, slack) => {
    const channel = writableChannelOf(addresseeIn(args, slack), slack);
    const content = await contentOf(args, slack.workspace);
    const message = slack.workspace.add(fromBot(content, channel.id, args, slack));
    return { channel: channel.id, ts: message.ts, message: messageJson(message, slack.workspace) };
  },
};

/** A message may be addressed to a channel by its name as well. */
function addresseeIn(args: Json, { workspace }: Slack): string | undefined {
  const addressee = textOf(args, 'channel');
  const named = workspace.channels.find(({ kind, name }) => kind !== 'im' && addressee === `#${name}`);
  return named?.id ?? addressee;
}

export const postEphemeral: Method = {
  scopes,
  run: async (args, slack) => {
    const channel = writableChannelOf(textOf(args, 'channel'), slack);
    const person = textOf(args, 'user') ?? '';
    if (!channel.members.includes(person)) throw new ApiError('user_not_in_channel');
    const content = await contentOf(args, slack.workspace);
    const message = { ...fromBot(content, channel.id, args, slack), onlyFor: person };
    return { message_ts: slack.workspace.addEphemeral(message) };
  },
};

/** The address of a message: https://docs.slack.dev/reference/methods/chat.getPermalink */
export const getPermalink: Method = {
  run: (args, slack) => {
    const channel = channelOf(textOf(args, 'channel'), slack);
    const message = slack.workspace.message(channel.id, textOf(args, 'message_ts') ?? '');
    if (message === undefined || message.onlyFor !== undefined) throw new ApiError('message_not_found');
    return { channel: channel.id, permalink: permalinkOf(message, slack.url) };
  },
};

export const updateMessage: Method = {
  scopes,
  run: async (args, slack) => {
    const message = ownMessage(args, 'cant_update_message', slack);
    if (slack.workspace.channel(message.channel)?.isArchived) throw new ApiError('is_inactive');
    const { text, blocks } = await contentOf(args, slack.workspace);
    const changed = slack.workspace.change(message.channel, message.ts, {
      text,
      ...(blocks === undefined ? {} : { blocks }),
      isEdited: true,
    });
    return {
      channel: message.channel,
      ts: message.ts,
      text,
      message: changed === undefined ? {} : messageJson(changed, slack.workspace),
    };
  },
};

export const deleteMessage: Method = {
  scopes,
  run: (args, slack) => {
    const message = ownMessage(args, 'cant_delete_message', slack);
    slack.workspace.remove(message.channel, message.ts);
    return { channel: message.channel, ts: message.ts };
  },
};

/** Slack lets an app change what it said to everyone, and nothing else. */
function ownMessage(args: Json, refusal: string, slack: Slack): Message {
  const channel = channelOf(textOf(args, 'channel'), slack);
  const message = slack.workspace.message(channel.id, textOf(args, 'ts') ?? '');
  if (message === undefined || message.onlyFor !== undefined) throw new ApiError('message_not_found');
  if (message.user !== slack.workspace.bot.id) throw new ApiError(refusal);
  return message;
}

function fromBot(
  { text, blocks }: { text: string; blocks: Json[] | undefined },
  channel: string,
  args: Json,
  { workspace }: Slack,
): Omit<Message, 'ts'> {
  const threadTs = textOf(args, 'thread_ts');
  return {
    channel,
    user: workspace.bot.id,
    text,
    ...(blocks === undefined ? {} : { blocks }),
    ...(threadTs === undefined ? {} : { threadTs }),
  };
}
