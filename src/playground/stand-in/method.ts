import type { Channel, Json } from '../protocol.js';
import type { AgentThreads } from './agent-threads.js';
import type { Manifest } from './manifest.js';
import type { Triggers } from './triggers.js';
import type { Workspace } from './workspace.js';

/** What a method of the Web API works with. */
export interface Slack {
  readonly workspace: Workspace;
  readonly triggers: Triggers;
  readonly agentThreads: AgentThreads;
  readonly manifest: Manifest;
  /** What the bot token may do: the scopes of the manifest less those that were declined. */
  readonly scopes: readonly string[];
  readonly botToken: string;
  /** Where the stand-in listens, such as `http://127.0.0.1:3000`. */
  readonly url: string;
}

export interface Method {
  /** The scopes one of which Slack wants; for a conversation it looks at its kind as well. */
  readonly scopes?: readonly string[];
  run(args: Json, slack: Slack): Json | Promise<Json>;
}

/** A refusal with the code that Slack gives, such as `channel_not_found`. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    readonly details: Json = {},
  ) {
    super(code);
    this.name = 'ApiError';
  }
}

/** Refuses a call when the token has none of these scopes. */
export function requireScope(accepted: readonly string[], { scopes }: Slack): void {
  if (accepted.length === 0 || accepted.some((scope) => scopes.includes(scope))) return;
  throw new ApiError('missing_scope', { needed: accepted.join(','), provided: scopes.join(',') });
}

/** A text argument; undefined when it was left out. */
export function textOf(args: Json, name: string): string | undefined {
  const value = args[name];
  return value === undefined || value === '' ? undefined : String(value);
}

/**
 * The conversation that is meant by its id, or by a person's id: then the direct messages with the app.
 * A private channel does not exist for an app that is not in it.
 */
export function channelOf(id: string | undefined, { workspace }: Slack): Channel {
  const found = workspace.channels.find(
    (channel) =>
      channel.id === id || (channel.kind === 'im' && id !== undefined && channel.members[0] === id),
  );
  if (found === undefined || (found.kind === 'private' && !found.members.includes(workspace.bot.id)))
    throw new ApiError('channel_not_found');
  return found;
}

/** The same; refused where the bot is no member. */
export function joinedChannelOf(id: string | undefined, slack: Slack): Channel {
  const channel = channelOf(id, slack);
  if (!channel.members.includes(slack.workspace.bot.id)) throw new ApiError('not_in_channel');
  return channel;
}

/** A conversation in which the bot may write. */
export function writableChannelOf(id: string | undefined, slack: Slack): Channel {
  const channel = channelOf(id, slack);
  if (channel.isArchived) throw new ApiError('is_archived');
  return joinedChannelOf(id, slack);
}
