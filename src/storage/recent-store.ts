import type { Database } from './database.js';
import type { DurableDatabase } from './durable-database.js';
import type { UserKey } from './preference-store.js';

/** A person's latest questions, each once: what was asked about, never what was written. */
export const mostRecent = 5;

/** Writing is put together for so long, so that no answer waits for it. */
const delayMilliseconds = 1_000;

interface Asked extends UserKey {
  /** What was asked about, as its reader writes it. */
  readonly topics: string;
  readonly at: number;
}

export class RecentStore {
  /** By person and topics; what is asked again stands once. */
  readonly #unwritten = new Map<string, Asked>();
  #timer: NodeJS.Timeout | undefined;
  /** The writing under way, so that nothing is read or forgotten in the middle of it. */
  #writing: Promise<void> = Promise.resolve();

  constructor(readonly database: DurableDatabase) {}

  /** Takes note, and writes it down within a second. */
  add(key: UserKey, topics: string): void {
    this.#unwritten.set(JSON.stringify([key.team, key.user, topics]), {
      ...key,
      topics,
      at: this.database.now(),
    });
    this.#timer ??= setTimeout(() => void this.write().catch(() => {}), delayMilliseconds).unref();
  }

  /** The latest first. */
  async of({ team, user }: UserKey): Promise<string[]> {
    await this.write();
    const rows = await this.database.ask((database) =>
      database
        .selectFrom('recent_question')
        .select('topics')
        .where('team_id', '=', team)
        .where('user_id', '=', user)
        .orderBy('asked_at', 'desc')
        .limit(mostRecent)
        .execute(),
    );
    return rows.map(({ topics }) => topics);
  }

  /**
   * Forgets all that a person asked.
   * @throws StorageError when what is written down cannot be reached
   */
  async clear({ team, user }: UserKey): Promise<void> {
    await this.write();
    const forget = (database: Database) =>
      database
        .deleteFrom('recent_question')
        .where('team_id', '=', team)
        .where('user_id', '=', user)
        .execute();
    await this.database.askMemory(forget);
    await this.database.askDurably(forget);
  }

  /** Writes down what is noted. */
  write(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const asked = [...this.#unwritten.values()];
    this.#unwritten.clear();
    if (asked.length === 0) return this.#writing;
    const writing = this.#writing.then(() => this.database.ask((database) => writeAll(database, asked)));
    this.#writing = writing.catch(() => {});
    return writing;
  }
}

/**
 * Adds what was asked and forgets what is no longer among the latest of its person. In the same order everywhere:
 * replicas that hold rows in different ones wait for each other, until the database ends one of them.
 */
async function writeAll(database: Database, asked: readonly Asked[]): Promise<void> {
  const people = new Map<string, Asked[]>();
  for (const each of asked.toSorted((a, b) => b.at - a.at)) {
    const person = JSON.stringify([each.team, each.user]);
    people.set(person, [...(people.get(person) ?? []), each].slice(0, mostRecent));
  }
  const latest = [...people.values()]
    .flat()
    .map(({ team, user, topics, at }) => ({ team_id: team, user_id: user, topics, asked_at: at }))
    .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  for (let from = 0; from < latest.length; from += mostRows) {
    await database
      .insertInto('recent_question')
      .values(latest.slice(from, from + mostRows))
      .onConflict((conflict) =>
        conflict
          .columns(['team_id', 'user_id', 'topics'])
          .doUpdateSet({ asked_at: (row) => row.ref('excluded.asked_at') }),
      )
      .execute();
  }
  for (const [first] of people.values()) if (first !== undefined) await forgetOld(database, first);
}

/** Databases take some thousands of values in a statement. */
const mostRows = 200;

function keyOf({ team_id, user_id, topics }: { team_id: string; user_id: string; topics: string }): string {
  return JSON.stringify([team_id, user_id, topics]);
}

async function forgetOld(database: Database, { team, user }: UserKey): Promise<void> {
  const latest = database
    .selectFrom('recent_question')
    .select('topics')
    .where('team_id', '=', team)
    .where('user_id', '=', user)
    .orderBy('asked_at', 'desc')
    .orderBy('topics')
    .limit(mostRecent);
  const old = await database
    .selectFrom('recent_question')
    .select('topics')
    .where('team_id', '=', team)
    .where('user_id', '=', user)
    .where('topics', 'not in', latest)
    .execute();
  for (const { topics } of old) {
    await database
      .deleteFrom('recent_question')
      .where('team_id', '=', team)
      .where('user_id', '=', user)
      .where('topics', '=', topics)
      .where('topics', 'not in', latest)
      .execute();
  }
}
