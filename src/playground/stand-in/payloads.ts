import type { Channel, Json, Message, Person, StoredFile, View } from '../protocol.js';
import { richTextOf } from '../rich-text.js';
import { appId, botId, team } from './people.js';
import type { Workspace } from './workspace.js';

/** How Slack writes messages, people and events in JSON: https://docs.slack.dev/reference */

/** Old apps compare it; the signature is what counts. */
const verificationToken = 'playground';

export function messageJson(message: Message, workspace: Workspace): Json {
  const isBot = message.user === workspace.bot.id;
  if (message.fromSlackbot?.kind === 'bot-joined') {
    const { ts, user } = message;
    return { type: 'message', subtype: 'channel_join', user, ts, text: `<@${user}> has joined the channel` };
  }
  return {
    type: 'message',
    user: message.user,
    ts: message.ts,
    text: message.text,
    team: team.id,
    ...(isBot ? { bot_id: botId, app_id: appId } : {}),
    blocks: message.blocks ?? [richTextOf(message.text)],
    ...(message.files === undefined ? {} : { files: message.files.map(fileJson) }),
    ...threadJson(message, workspace),
    ...(message.isEdited ? { edited: { user: message.user, ts: message.ts } } : {}),
  };
}

/** What Slack says of a thread: in its first message as soon as there is a reply, and in every reply. */
function threadJson({ channel, ts, threadTs }: Message, workspace: Workspace): Json {
  if (threadTs !== undefined)
    return { thread_ts: threadTs, parent_user_id: workspace.message(channel, threadTs)?.user };
  const replies = workspace.thread(channel, ts).slice(1);
  const users = [...new Set(replies.map(({ user }) => user))];
  const last = replies.at(-1);
  return last === undefined
    ? {}
    : {
        thread_ts: ts,
        reply_count: replies.length,
        reply_users_count: users.length,
        latest_reply: last.ts,
        reply_users: users,
        is_locked: false,
        subscribed: false,
      };
}

export function fileJson(file: StoredFile): Json {
  return {
    id: file.id,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype: file.mimetype.split('/')[1] ?? '',
    size: file.size,
    mode: 'hosted',
    url_private: file.url,
    permalink: file.url,
    ...(file.altText === undefined ? {} : { alt_txt: file.altText }),
  };
}

export function eventEnvelope(event: Json, eventId: string, workspace: Workspace): Json {
  return {
    token: verificationToken,
    team_id: team.id,
    api_app_id: appId,
    event,
    type: 'event_callback',
    event_id: eventId,
    event_time: Math.floor(workspace.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: team.id,
        user_id: workspace.bot.id,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
  };
}

export function commandFields(
  command: string,
  text: string,
  person: Person,
  channel: Channel,
  triggerId: string,
  responseUrl: string,
): Record<string, string> {
  return {
    token: verificationToken,
    team_id: team.id,
    team_domain: team.domain,
    channel_id: channel.id,
    channel_name: channelJson(channel).name,
    user_id: person.id,
    user_name: person.name,
    command,
    text,
    api_app_id: appId,
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: triggerId,
  };
}

/** What every interaction says. Of a shortcut Slack does not say to which app it goes. */
export function interaction(type: string, person: Person, more: Json): Json {
  return {
    type,
    user: { id: person.id, username: person.name, name: person.name, team_id: team.id },
    ...(type === 'shortcut' || type === 'message_action' ? {} : { api_app_id: appId }),
    token: verificationToken,
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
    ...more,
  };
}

/** Slack tells an app the name of a channel that everyone sees, and of others only what they are. */
export function channelJson({ id, kind, name }: Channel): { id: string; name: string } {
  return { id, name: { channel: name, private: 'privategroup', im: 'directmessage' }[kind] };
}

/** The part of an interaction that says in which message it happened. */
export function inMessage(message: Message, channel: Channel, workspace: Workspace): Json {
  const isEphemeral = message.onlyFor !== undefined;
  const { thread_ts } = threadJson(message, workspace);
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: isEphemeral,
      ...(thread_ts === undefined ? {} : { thread_ts }),
    },
    channel: channelJson(channel),
    // Slack does not send the content of a message that one person alone sees.
    ...(isEphemeral ? {} : { message: messageJson(message, workspace) }),
  };
}

/** The part of an interaction that says in which view it happened. */
export function inView(view: View, state: Json): Json {
  return { container: { type: 'view', view_id: view.id }, view: { ...view, state: { values: state } } };
}
