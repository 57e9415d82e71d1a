/** The error code that Slack answered with, such as `not_in_channel`; undefined for any other error. */
export function slackErrorOf(error: unknown): string | undefined {
  const code = answerIn(error)?.error;
  return typeof code === 'string' ? code : undefined;
}

/** The scope that Slack wanted and the app does not have, such as `files:write`; undefined for any other error. */
export function missingScopeOf(error: unknown): string | undefined {
  if (slackErrorOf(error) !== 'missing_scope') return undefined;
  const needed = answerIn(error)?.needed;
  return typeof needed === 'string' ? needed : 'files:write or files:read';
}

/** Whether Slack refused what a message shows, such as a picture that it cannot fetch. */
export function refusesBlocks(error: unknown): boolean {
  return (
    refusesFilesThere(error) ||
    /^(invalid_blocks|msg_blocks_too_long|downloading image failed|invalid slack file)/.test(
      slackErrorOf(error) ?? '',
    )
  );
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

function answerIn(error: unknown): { error?: unknown; needed?: unknown } | undefined {
  if (!(error instanceof Error) || !('data' in error)) return undefined;
  return error.data as { error?: unknown; needed?: unknown };
}
