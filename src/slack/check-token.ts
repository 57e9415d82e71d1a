import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import { ConfigError } from '../config.js';
import { describeError, slackErrorOf } from './slack-error.js';

/** How Slack says that a token is no good. */
const refusals: ReadonlySet<string> = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
]);

/** Whether what Slack answered, `ok` or an error code, says that the token is no good. */
export function isTokenRefusal(outcome: string | undefined): boolean {
  return outcome !== undefined && refusals.has(outcome);
}

/** Whether a call failed because Slack does not take the token. */
export function refusesToken(error: unknown): boolean {
  return isTokenRefusal(slackErrorOf(error));
}

/**
 * Asks Slack once whether the token is good. When Slack cannot be reached the bot goes on: commands need no
 * API call.
 * @throws ConfigError when Slack refuses the token
 */
export async function checkToken(
  client: Pick<WebClient, 'auth'>,
  token: string,
  log: Pick<Logger, 'info' | 'warn'>,
): Promise<void> {
  try {
    const { team } = await client.auth.test({ token });
    log.info({ team }, 'Slack accepted the bot token');
  } catch (error) {
    const refusal = slackErrorOf(error);
    // Of a call that needs no more than the token; of another it says that we may not be there.
    if (isTokenRefusal(refusal) || refusal === 'no_permission') {
      throw new ConfigError(
        'SLACK_BOT_TOKEN',
        `Slack refused it (${refusal}); install the app again and copy the new token`,
      );
    }
    log.warn(
      `Slack could not be asked about the bot token (${describeError(error)}); commands are answered all the same`,
    );
  }
}
