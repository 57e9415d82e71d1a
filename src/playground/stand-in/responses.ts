import type { Json, Message } from '../protocol.js';
import { contentOf } from './content.js';
import { ApiError } from './method.js';
import type { ResponseTarget, ResponseUrls } from './triggers.js';
import type { Workspace } from './workspace.js';

export interface Responded {
  readonly status: number;
  readonly body: string;
}

/**
 * Takes what an app sends to a response URL: https://docs.slack.dev/interactivity/handling-user-interaction.
 * The one of a slash command has no message to replace, so `replace_original` posts another message there
 * (slackapi/bolt-js#2287).
 */
export async function respondTo(
  id: string,
  payload: Json,
  urls: ResponseUrls,
  workspace: Workspace,
): Promise<Responded> {
  const target = urls.take(id);
  if (typeof target === 'string') return refusal(404, target);
  try {
    await say(payload, target, workspace);
    return { status: 200, body: 'ok' };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return refusal(error.code === 'no_text' ? 500 : 404, error.code);
  }
}

/** Shows a message that came in a response: from a response URL, or as the answer to a slash command. */
export async function say(payload: Json, target: ResponseTarget, workspace: Workspace): Promise<void> {
  const { channel, person, original } = target;
  if (isTrue(payload.delete_original) && original !== undefined) {
    workspace.remove(channel, original);
    if (payload.text === undefined && payload.blocks === undefined) return;
  }
  const { text, blocks } = await contentOf(payload, workspace);
  if (isTrue(payload.replace_original) && original !== undefined) {
    workspace.change(channel, original, { text, ...(blocks === undefined ? {} : { blocks }) });
    return;
  }
  const message: Omit<Message, 'ts'> = {
    channel,
    user: workspace.bot.id,
    text,
    ...(blocks === undefined ? {} : { blocks }),
    ...(typeof payload.thread_ts === 'string' ? { threadTs: payload.thread_ts } : {}),
  };
  if (payload.response_type === 'in_channel') workspace.add(message);
  else workspace.addEphemeral({ ...message, onlyFor: person });
}

/** Slack's own examples write it as a text. */
function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}

function refusal(status: number, error: string): Responded {
  return { status, body: JSON.stringify({ ok: false, error }) };
}
