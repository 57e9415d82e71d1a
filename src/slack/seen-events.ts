import { LRUCache } from 'lru-cache';

/** Slack retries an event at once, after a minute and after five. */
const remembered = 15 * 60 * 1000;

/** Bolt runs a listener once for each delivery: this remembers which events were answered already. */
export class SeenEvents {
  readonly #ids = new LRUCache<string, true>({ max: 50_000, ttl: remembered });

  /** Whether the event comes for the first time. One without an id is always new. */
  isNew(id: string | undefined): boolean {
    if (id === undefined) return true;
    if (this.#ids.has(id)) return false;
    this.#ids.set(id, true);
    return true;
  }
}
