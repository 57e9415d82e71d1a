import { ApiError, channelOf, joinedChannelOf, type Method, requireScope, textOf } from '../method.js';
import { messageJson } from '../payloads.js';
import { directChannelOf } from '../people.js';

export const openConversation: Method = {
  scope: 'im:write',
  run: (args, slack) => {
    const [person, ...others] = (textOf(args, 'users') ?? '').split(',');
    if (person === undefined || !slack.workspace.people.has(person) || others.length > 0)
      throw new ApiError('users_not_found');
    return { channel: { id: channelOf(directChannelOf(person), slack).id } };
  },
};

export const replies: Method = {
  run: (args, slack) => {
    const channel = joinedChannelOf(textOf(args, 'channel'), slack);
    requireScope(channel.kind === 'im' ? 'im:history' : 'channels:history', slack);
    const thread = slack.workspace.thread(channel.id, textOf(args, 'ts') ?? '');
    if (thread.length === 0) throw new ApiError('thread_not_found');
    return {
      messages: thread.map((message) => messageJson(message, slack.workspace)),
      has_more: false,
    };
  },
};
