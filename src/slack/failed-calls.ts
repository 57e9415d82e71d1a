import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

type Sent = Parameters<typeof fetch>;

/** The client tries again within a second, or when Slack says so where it limits the rate. */
const rememberedMilliseconds = 120_000;

/**
 * Tells which calls are made once more. The client keeps to itself that it tries again: what is sent with the same
 * token to the same method after it failed is the same call.
 */
export class FailedCalls {
  /** How often each has failed and was not tried again. */
  readonly #failed = new LRUCache<string, number>({ max: 500, ttl: rememberedMilliseconds });

  add(sent: Sent): void {
    const call = idOf(sent);
    this.#failed.set(call, (this.#failed.get(call) ?? 0) + 1);
  }

  /** Whether it failed before; each failure counts for one call after it. */
  take(sent: Sent): boolean {
    // Few calls fail.
    if (this.#failed.size === 0) return false;
    const call = idOf(sent);
    const times = this.#failed.get(call);
    if (times === undefined) return false;
    if (times > 1) this.#failed.set(call, times - 1);
    else this.#failed.delete(call);
    return true;
  }
}

/** Nothing can be read in it: a message and a token were sent. */
function idOf([address, options]: Sent): string {
  const token = new Headers(options?.headers).get('authorization');
  return createHash('sha256').update(`${address} ${token} ${options?.body}`).digest('base64');
}
