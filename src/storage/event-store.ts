import { setImmediate as othersOfThisTurn } from 'node:timers/promises';
import type { DurableDatabase } from './durable-database.js';

/** Whoever claimed an event and has not answered it by then has stopped in the middle of it. */
const claimMilliseconds = 20_000;
/** Slack sends an event again at once, after a minute and after five: https://docs.slack.dev/apis/events-api */
const rememberedMilliseconds = 60 * 60 * 1000;
const purgeMilliseconds = 10 * 60 * 1000;
/** Far less than a claim holds. */
const delayMilliseconds = 100;

/** Which events were answered, by whichever replica. */
export class EventStore {
  #purgedAt = 0;
  readonly #toClaim = new Set<string>();
  #claims: Promise<ReadonlySet<string>> | undefined;
  readonly #unwritten: string[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(readonly database: DurableDatabase) {}

  /** Whether the caller is the one to answer: nobody has, and nobody is about to. */
  async claim(id: string): Promise<boolean> {
    if (this.#toClaim.has(id)) return false;
    this.#toClaim.add(id);
    this.#claims ??= this.#claimTogether();
    return (await this.#claims).has(id);
  }

  /** What came at the same time is claimed at once. Resolves with what nobody else has. */
  async #claimTogether(): Promise<ReadonlySet<string>> {
    await othersOfThisTurn();
    // Replicas that claim the same in different orders would wait for each other.
    const ids = [...this.#toClaim].toSorted();
    this.#toClaim.clear();
    this.#claims = undefined;
    const now = this.database.now();
    const claimed = await this.database.ask((database) =>
      database
        .insertInto('seen_event')
        .values(ids.map((id) => ({ event_id: id, seen_at: now, is_answered: 0 })))
        .onConflict((conflict) =>
          conflict
            .column('event_id')
            .doUpdateSet({ seen_at: now })
            .where('seen_event.is_answered', '=', 0)
            .where('seen_event.seen_at', '<', now - claimMilliseconds),
        )
        .returning('event_id')
        .execute(),
    );
    return new Set(claimed.map(({ event_id }) => event_id));
  }

  /** Takes note that a claimed event was answered, and writes it down in a moment, together with others. */
  answered(id: string): void {
    this.#unwritten.push(id);
    this.#timer ??= setTimeout(() => void this.write().catch(() => {}), delayMilliseconds).unref();
  }

  /** Writes down which were answered, and forgets those that Slack does not send again. */
  async write(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const now = this.database.now();
    const ids = this.#unwritten.splice(0);
    if (ids.length === 0) return;
    await this.database.ask((database) =>
      database
        .updateTable('seen_event')
        .set({ is_answered: 1, seen_at: now })
        .where('event_id', 'in', ids)
        .execute(),
    );
    if (now < this.#purgedAt + purgeMilliseconds) return;
    this.#purgedAt = now;
    await this.database.ask((database) =>
      database
        .deleteFrom('seen_event')
        .where('seen_at', '<', now - rememberedMilliseconds)
        .execute(),
    );
  }
}
