import type { Channel, Json, Message, Person, StoredFile, View } from '../protocol.js';
import { richTextOf } from '../rich-text.js';
import { appId, botId, team } from './people.js';
import type { Workspace } from './workspace.js';

/** How Slack writes messages, people and events in JSON: https://docs.slack.dev/reference */

/** Old apps compare it; the signature is what counts. */
const verificationToken = 'playground';

export function messageJson(message: Message, workspace: Workspace): Json {
  const isBot = message.user === workspace.bot.id;
  return {
    type: 'message',
    user: message.user,
    ts: message.ts,
    text: message.text,
    team: team.id,
    ...(isBot ? { bot_id: botId, app_id: appId } : {}),
    blocks: message.blocks ?? [richTextOf(message.text)],
    ...(message.files === undefined ? {} : { files: message.files.map(fileJson) }),
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    ...(message.isEdited ? { edited: { user: message.user, ts: message.ts } } : {}),
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
    channel_name: channel.kind === 'im' ? 'directmessage' : channel.name,
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

/** What every interaction says. */
export function interaction(type: string, person: Person, more: Json): Json {
  return {
    type,
    user: { id: person.id, username: person.name, name: person.name, team_id: team.id },
    api_app_id: appId,
    token: verificationToken,
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
    ...more,
  };
}

export function channelJson(channel: Channel): Json {
  return { id: channel.id, name: channel.kind === 'im' ? 'directmessage' : channel.name };
}

/** The part of an interaction that says in which message it happened. */
export function inMessage(message: Message, channel: Channel, workspace: Workspace): Json {
  const isEphemeral = message.onlyFor !== undefined;
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: isEphemeral,
      ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
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
