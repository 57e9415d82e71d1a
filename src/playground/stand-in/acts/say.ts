import type { Channel, Json, Message, Notice, Outcome, Person } from '../../protocol.js';
import { toSlackText } from '../message-text.js';
import { ApiError } from '../method.js';
import { commandFields, messageJson } from '../payloads.js';
import { say as show } from '../responses.js';
import { type ActOf, channelFor, done, failed, responseUrlFor, type Scene, sendEvent } from './scene.js';

/** Writes a message, or runs a slash command. */
export async function say(
  person: Person,
  { channel: id, text, threadTs }: ActOf<'say'>,
  scene: Scene,
): Promise<Outcome> {
  const channel = channelFor(person, id, scene);
  if (channel === undefined || channel.isArchived || text.trim() === '') return failed;
  const command = /^\/\S+/.exec(text)?.[0];
  // Slack takes no slash command inside a thread: there it is a message like any other.
  if (command !== undefined && threadTs === undefined)
    return runCommand(person, channel, command, text.slice(command.length).trim(), scene);
  const message = scene.workspace.add({
    channel: channel.id,
    user: person.id,
    text: toSlackText(text, scene.workspace),
    ...(threadTs === undefined ? {} : { threadTs }),
  });
  await tellOfMessage(message, channel, person, scene);
  return done;
}

/** Brings the bot into a channel. */
export function inviteBot({ channel: id }: Pick<ActOf<'invite-bot'>, 'channel'>, scene: Scene): Outcome {
  const { workspace } = scene;
  const channel = workspace.channel(id);
  if (channel === undefined) return failed;
  if (channel.members.includes(workspace.bot.id)) return done;
  workspace.join(id, workspace.bot.id);
  workspace.add({ channel: id, user: workspace.bot.id, text: '', fromSlackbot: { kind: 'bot-joined' } });
  return done;
}

/** Archives a channel, or opens it again. */
export function archive(
  { channel, isArchived }: Pick<ActOf<'archive'>, 'channel' | 'isArchived'>,
  { workspace }: Scene,
): Outcome {
  workspace.archive(channel, isArchived);
  return done;
}

/** An app that hears direct messages hears its own as well, and each change of them. */
export async function tellOfOwnMessage(message: Message, isChange: boolean, scene: Scene): Promise<void> {
  const { workspace } = scene;
  if (workspace.channel(message.channel)?.kind !== 'im') return;
  const json = messageJson(message, workspace);
  const where = { channel: message.channel, channel_type: 'im' };
  const now = workspace.timestamp();
  const event: Json = isChange
    ? { type: 'message', subtype: 'message_changed', hidden: true, message: json, ts: now, event_ts: now }
    : { ...json, event_ts: message.ts };
  await sendEvent('message.im', { ...event, ...where }, scene);
}

async function tellOfMessage(
  message: Message,
  channel: Channel,
  person: Person,
  scene: Scene,
): Promise<void> {
  const { bot } = scene.workspace;
  const event = { ...messageJson(message, scene.workspace), channel: channel.id, event_ts: message.ts };
  if (channel.kind === 'im') return sendEvent('message.im', { ...event, channel_type: 'im' }, scene);
  const isMention = message.text.includes(`<@${bot.id}>`);
  if (!channel.members.includes(bot.id)) {
    if (isMention) notice(channel, person, { kind: 'not-in-channel' }, scene, message.threadTs);
    return;
  }
  const [name, type] =
    channel.kind === 'private' ? ['message.groups', 'group'] : ['message.channels', 'channel'];
  await Promise.all([
    sendEvent(name, { ...event, channel_type: type }, scene),
    ...(isMention ? [sendEvent('app_mention', { ...event, type: 'app_mention' }, scene)] : []),
  ]);
}

async function runCommand(
  person: Person,
  channel: Channel,
  command: string,
  text: string,
  scene: Scene,
): Promise<Outcome> {
  if (command === '/archive') return archive({ channel: channel.id, isArchived: true }, scene);
  if (command === '/invite') {
    const isBot = text === '' || toSlackText(text, scene.workspace).includes(`<@${scene.workspace.bot.id}>`);
    return isBot ? inviteBot({ channel: channel.id }, scene) : failed;
  }
  if (!scene.manifest.commands.some((known) => known.command === command)) {
    notice(channel, person, { kind: 'unknown-command', command }, scene);
    return failed;
  }
  const target = { channel: channel.id, person: person.id, original: undefined };
  const trigger = scene.triggers.give(person.id, channel.id);
  const { status, body } = await scene.delivery.command(
    `${command} ${text}`.trim(),
    commandFields(command, text, person, channel, trigger, responseUrlFor(target, scene)),
  );
  const fail = (error: string) => {
    notice(channel, person, { kind: 'command-failed', command, error }, scene);
    return failed;
  };
  if (status === undefined) return fail('operation_timeout');
  if (status !== 200) return fail('dispatch_failed');
  if (body === '') return done;
  try {
    await show(typeof body === 'string' ? { text: body } : (body as Json), target, scene.workspace);
    return done;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return fail(error.code);
  }
}

/** Says something as Slack itself, to one person. */
function notice(
  channel: Channel,
  person: Person,
  fromSlackbot: Notice,
  { workspace }: Scene,
  threadTs?: string,
): void {
  workspace.add({
    channel: channel.id,
    user: 'USLACKBOT',
    text: '',
    onlyFor: person.id,
    fromSlackbot,
    ...(threadTs === undefined ? {} : { threadTs }),
  });
}
