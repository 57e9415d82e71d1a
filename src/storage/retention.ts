export const dayMilliseconds = 24 * 60 * 60 * 1000;

/** Forgets what is older than some days: whenever something is written, and at most once a day. */
export class Retention {
  #doneAt = Number.NEGATIVE_INFINITY;

  constructor(readonly days: number) {}

  /** The time before which everything is to be forgotten now; undefined where that was done within a day. */
  due(now: number): number | undefined {
    if (now < this.#doneAt + dayMilliseconds) return undefined;
    this.#doneAt = now;
    return now - this.days * dayMilliseconds;
  }
}
