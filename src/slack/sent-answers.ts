import { LRUCache } from 'lru-cache';

/** From then on the message itself tells: it has lost its button. */
const rememberedMilliseconds = 60 * 60 * 1000;

/** The answers that were just sent to their channel, so that two who press at once send one. */
export class SentAnswers {
  readonly #sent = new LRUCache<string, true>({ max: 10_000, ttl: rememberedMilliseconds });

  /** Whether the answer is still to be sent; then it counts as sent. */
  claim(answer: string): boolean {
    if (this.#sent.has(answer)) return false;
    this.#sent.set(answer, true);
    return true;
  }

  /** It was not sent after all. */
  release(answer: string): void {
    this.#sent.delete(answer);
  }
}
