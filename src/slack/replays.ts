import type { IncomingHttpHeaders } from 'node:http';
import { LRUCache } from 'lru-cache';
import { atMost } from './at-most.js';

/** Some 10 MB. Only what Slack signed gets here, so nobody else can push a signature out. */
const mostRemembered = 50_000;

/**
 * The part of a verified signature by which a request is known. Not the whole header: whatever follows a second
 * `=` in it is no part of what was verified.
 */
export function signatureIn(headers: IncomingHttpHeaders): string {
  return String(headers['x-slack-signature']).split('=')[1] ?? '';
}

/**
 * The signatures that this process took. None of them expires: a request whose timestamp is too old is refused
 * for that, and until then fifty thousand others would have to come.
 */
export class TakenSignatures {
  readonly #taken = new LRUCache<string, true>({ ...atMost(mostRemembered) });

  /** Takes a signature that was verified; false when it was taken before. */
  take(signature: string): boolean {
    if (this.#taken.has(signature)) return false;
    this.#taken.set(signature, true);
    return true;
  }
}
