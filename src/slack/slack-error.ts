import { WebAPIRateLimitedError } from '@slack/web-api';

/**
 * The error code that Slack answered with, such as `not_in_channel`, or `ratelimited` where it did so with HTTP's
 * 429; undefined for any other error.
 */
export function slackErrorOf(error: unknown): string | undefined {
  if (error instanceof WebAPIRateLimitedError) return 'ratelimited';
  const code = answerIn(error)?.error;
  return typeof code === 'string' ? code : undefined;
}

/** The scope that Slack wanted and the app does not have, such as `files:write`; undefined for any other error. */
export function missingScopeOf(error: unknown): string | undefined {
  if (slackErrorOf(error) !== 'missing_scope') return undefined;
  const needed = answerIn(error)?.needed;
  return typeof needed === 'string' ? needed : 'files:write or files:read';
}

/** Whether Slack refused what a message or a view shows, such as a picture that it cannot fetch. */
export function refusesBlocks(error: unknown): boolean {
  const code = slackErrorOf(error) ?? '';
  if (
    refusesFilesThere(error) ||
    /^(invalid_blocks|msg_blocks_too_long|downloading image failed|invalid slack file)/.test(code)
  )
    return true;
  // Of a view it says so in the details alone.
  const details = answerIn(error)?.response_metadata?.messages ?? [];
  return code === 'invalid_arguments' && details.some((detail) => detail.includes('[json-pointer:/view'));
}

/** Whether Slack no longer opens a modal for what a person did: it waits for three seconds. */
export function isTooLateToOpen(error: unknown): boolean {
  return ['expired_trigger_id', 'exchanged_trigger_id'].includes(slackErrorOf(error) ?? '');
}

/** Whether no file may be shown in a channel that is shared with another company. The file itself is good. */
export function refusesFilesThere(error: unknown): boolean {
  return slackErrorOf(error)?.startsWith('slack_connect_') ?? false;
}

/** An error in one line that can stand in a log: what failed, never what was said. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return slackErrorOf(error) ?? code ?? error.name;
}

interface SlackAnswer {
  readonly error?: unknown;
  readonly needed?: unknown;
  readonly response_metadata?: { readonly messages?: readonly string[] };
}

function answerIn(error: unknown): SlackAnswer | undefined {
  return error instanceof Error && 'data' in error ? (error.data as SlackAnswer) : undefined;
}
