import type { Logger } from '@slack/logger';
import { LRUCache } from 'lru-cache';
import type { Config } from '../config.js';
import { atMost } from './at-most.js';
import { isTokenRefusal } from './check-token.js';

/** Hears what Slack says to each token, and logs one line when it refuses one that it took, or never has taken. */
export class TokenWatch {
  #state: 'unknown' | 'authorised' | 'refused' = 'unknown';
  readonly #refused = new LRUCache<string, true>({ ...atMost(10_000) });

  constructor(
    readonly installation: Config['installation']['kind'],
    readonly logger: Pick<Logger, 'error'>,
  ) {}

  /** What Slack said last. */
  get state(): 'unknown' | 'authorised' | 'refused' {
    return this.#state;
  }

  /** @param outcome `ok` or an error code */
  heard(outcome: string, token: string, method: string | undefined): void {
    if (!isTokenRefusal(outcome)) {
      this.#state = 'authorised';
      this.#refused.delete(token);
      return;
    }
    this.#state = 'refused';
    // Whoever checks a token, or connects with one of the app, tells by himself.
    if (method === 'auth.test' || method === 'apps.connections.open' || this.#refused.has(token)) return;
    this.#refused.set(token, true);
    this.logger.error(
      this.installation === 'one-workspace'
        ? `SLACK_BOT_TOKEN: Slack refuses it (${outcome}), so commands are answered and nothing else is; install the app again, copy the new token and start anew`
        : `Slack refuses the token of a workspace (${outcome}), so its commands are answered and nothing else is; somebody there has to install the app again`,
    );
  }
}
