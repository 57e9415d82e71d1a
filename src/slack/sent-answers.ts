import { LRUCache } from 'lru-cache';
import { atMost } from './at-most.js';

/** From then on the message itself tells: it has lost its button. */
const rememberedMilliseconds = 60 * 60 * 1000;

/** A message, by where it stands. */
export interface Answer {
  readonly workspace: { readonly id: string };
  readonly channel: string;
  readonly ts: string;
}

/** The answers that were just sent to their channel, so that two who press at once send one. */
export class SentAnswers {
  readonly #sent = new LRUCache<string, true>({ ...atMost(10_000), ttl: rememberedMilliseconds });

  /** Whether the answer is still to be sent; then it counts as sent. */
  claim(answer: Answer): boolean {
    if (this.has(answer)) return false;
    this.#sent.set(nameOf(answer), true);
    return true;
  }

  has(answer: Answer): boolean {
    return this.#sent.has(nameOf(answer));
  }

  /** It was not sent after all. */
  release(answer: Answer): void {
    this.#sent.delete(nameOf(answer));
  }
}

function nameOf({ workspace, channel, ts }: Answer): string {
  return `${workspace.id} ${channel} ${ts}`;
}
