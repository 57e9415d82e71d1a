import { WebAPIRateLimitedError } from '@slack/web-api';

export type Wait = (milliseconds: number) => Promise<unknown>;

/** Whoever is told to wait longer, all in all, gives up. */
const patience = 60_000;

/**
 * Makes a call that nobody waits for, again as soon as Slack allows it. The client must reject calls that are
 * limited: one that waits by itself holds back everything else it has to send.
 * @throws WebAPIRateLimitedError when that takes more than a minute
 */
export async function withinRateLimits<T>(wait: Wait, call: () => Promise<T>): Promise<T> {
  for (let left = patience; ; ) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof WebAPIRateLimitedError)) throw error;
      const wanted = Math.max(1, error.retryAfter) * 1_000;
      if (wanted > left) throw error;
      left -= wanted;
      await wait(wanted);
    }
  }
}
