import type { Database, DatabaseLocation } from './database.js';
import { codeOf, faultOf } from './database-fault.js';

/** Whoever wants to know how the storage is. */
export interface StorageWatch {
  readonly info: (line: string) => void;
  readonly warn: (line: string) => void;
  /** The database answered, refused one question alone, or cannot be used. */
  readonly asked?: (outcome: 'answered' | 'refused' | 'away') => void;
}

/** What speaks to databases takes as long to load as all the rest: the bot listens before it does. */
const databases = () => import('./database.js');

/** A database that failed is left alone for so long. */
const retryMilliseconds = 10_000;
/** A question that got in somebody else's way is asked so often. */
const attempts = 3;

/** What was asked of the database got no answer, and must not be kept in memory instead. */
export abstract class StorageError extends Error {
  abstract readonly code: string;
}

/** The database cannot be used now. */
export class StorageAwayError extends StorageError {
  readonly code = 'storage_away';

  constructor() {
    super('the storage (DATABASE_URL) cannot be used');
    this.name = 'StorageAwayError';
  }
}

/** The database refused one question; others it answers. */
export class StorageRefusedError extends StorageError {
  readonly code = 'storage_refused';

  constructor() {
    super('the storage (DATABASE_URL) refused a question');
    this.name = 'StorageRefusedError';
  }
}

/**
 * A database that is opened when first asked, with one in memory in its place while it cannot be used. Logs
 * one line when it fails and one when it is back.
 */
export class DurableDatabase {
  #opened: Promise<Database> | undefined;
  #meanwhile: Promise<Database> | undefined;
  #failedAt: number | undefined;
  /** When each refusal was logged last, by its code. */
  readonly #refusals = new Map<string, number>();

  constructor(
    readonly location: DatabaseLocation,
    readonly watch: StorageWatch,
    readonly now: () => number = Date.now,
  ) {}

  /**
   * Asks the database, or the one in memory while it is away. What it refuses is not kept in memory: nobody would
   * look for it there.
   * @throws StorageRefusedError
   */
  async ask<T>(question: (database: Database) => Promise<T>): Promise<T> {
    try {
      return await this.askDurably(question);
    } catch (error) {
      if (!(error instanceof StorageAwayError)) throw error;
      return question(await this.#openMemory());
    }
  }

  /**
   * Asks the database, and nothing in its place; again where the question only got in the way of another.
   * @throws StorageError
   */
  async askDurably<T>(question: (database: Database) => Promise<T>): Promise<T> {
    if (this.isAway) {
      this.watch.asked?.('away');
      throw new StorageAwayError();
    }
    try {
      const answer = await this.#attempt(question);
      if (this.#failedAt !== undefined) this.watch.info('The storage (DATABASE_URL) can be used again');
      this.#failedAt = undefined;
      this.watch.asked?.('answered');
      return answer;
    } catch (error) {
      if (this.#opened !== undefined && this.#isOfQuestion(error)) {
        this.#tellRefusal(codeOf(error));
        this.watch.asked?.('refused');
        throw new StorageRefusedError();
      }
      if (this.#failedAt === undefined) {
        this.watch.warn(
          `The storage (DATABASE_URL) cannot be used (${codeOf(error)}); what there is to remember is kept in memory until it can`,
        );
      }
      this.#failedAt = this.now();
      this.watch.asked?.('away');
      throw new StorageAwayError();
    }
  }

  /** The same for what no failure of the power may lose. */
  writeDurably<T>(question: (database: Database) => Promise<T>): Promise<T> {
    return this.askDurably(async (database) =>
      (await databases()).flushed(question, database, this.location),
    );
  }

  /** Whether it failed just now and is left alone. */
  get isAway(): boolean {
    return this.#failedAt !== undefined && this.now() < this.#failedAt + retryMilliseconds;
  }

  /** Asks for what was kept in memory while the database was away; undefined where it never was. */
  async askMemory<T>(question: (database: Database) => Promise<T>): Promise<T | undefined> {
    return this.#meanwhile === undefined ? undefined : question(await this.#meanwhile);
  }

  async close(): Promise<void> {
    const open = [this.#opened, this.#meanwhile];
    this.#opened = undefined;
    this.#meanwhile = undefined;
    await Promise.allSettled(open.map(async (database) => (await database)?.destroy()));
  }

  async #attempt<T>(question: (database: Database) => Promise<T>): Promise<T> {
    const database = await this.#open();
    for (let left = attempts - 1; ; left -= 1) {
      try {
        return await question(database);
      } catch (error) {
        if (left === 0 || faultOf(error) !== 'conflict') throw error;
      }
    }
  }

  #isOfQuestion(error: unknown): boolean {
    const fault = faultOf(error);
    // A SQLite that is locked for so long keeps the whole process waiting each time: it is better left alone.
    return fault === 'refused' || (fault === 'conflict' && this.location.kind === 'postgres');
  }

  /** One line for each kind, now and then: it may be every question that is refused. */
  #tellRefusal(code: string): void {
    const now = this.now();
    if (now < (this.#refusals.get(code) ?? Number.NEGATIVE_INFINITY) + retryMilliseconds) return;
    this.#refusals.set(code, now);
    this.watch.warn(
      `The storage (DATABASE_URL) refused a question (${code}), so that something is not remembered`,
    );
  }

  #open(): Promise<Database> {
    this.#opened ??= databases()
      .then(({ openDatabase }) => openDatabase(this.location))
      .catch((error) => {
        this.#opened = undefined;
        throw error;
      });
    return this.#opened;
  }

  #openMemory(): Promise<Database> {
    this.#meanwhile ??= databases().then(({ openDatabase }) =>
      openDatabase({ kind: 'sqlite', file: ':memory:' }),
    );
    return this.#meanwhile;
  }
}
