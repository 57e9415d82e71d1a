import { type Database, type DatabaseLocation, flushed, openDatabase } from './database.js';

/** Whoever wants to know how the storage is. */
export interface StorageWatch {
  readonly info: (line: string) => void;
  readonly warn: (line: string) => void;
  /** The database answered, or did not. */
  readonly asked?: (answered: boolean) => void;
}

/** A database that failed is left alone for so long. */
const retryMilliseconds = 10_000;

/** The database cannot be used now, and what was asked of it must not be kept in memory instead. */
export class StorageAwayError extends Error {
  readonly code = 'storage_away';

  constructor() {
    super('the storage (DATABASE_URL) cannot be used');
    this.name = 'StorageAwayError';
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

  constructor(
    readonly location: DatabaseLocation,
    readonly watch: StorageWatch,
    readonly now: () => number = Date.now,
  ) {}

  /** Asks the database, or the one in memory. Rejects only where neither can be opened. */
  async ask<T>(question: (database: Database) => Promise<T>): Promise<T> {
    try {
      return await this.askDurably(question);
    } catch (error) {
      if (!(error instanceof StorageAwayError)) throw error;
      return question(await this.#openMemory());
    }
  }

  /**
   * Asks the database, and nothing in its place.
   * @throws StorageAwayError
   */
  async askDurably<T>(question: (database: Database) => Promise<T>): Promise<T> {
    if (this.isAway) {
      this.watch.asked?.(false);
      throw new StorageAwayError();
    }
    try {
      const answer = await question(await this.#open());
      if (this.#failedAt !== undefined) this.watch.info('The storage (DATABASE_URL) can be used again');
      this.#failedAt = undefined;
      this.watch.asked?.(true);
      return answer;
    } catch (error) {
      if (this.#failedAt === undefined) {
        this.watch.warn(
          `The storage (DATABASE_URL) cannot be used (${codeOf(error)}); what there is to remember is kept in memory until it can`,
        );
      }
      this.#failedAt = this.now();
      this.watch.asked?.(false);
      throw new StorageAwayError();
    }
  }

  /** The same for what no failure of the power may lose. */
  writeDurably<T>(question: (database: Database) => Promise<T>): Promise<T> {
    return this.askDurably((database) => flushed(question, database, this.location));
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

  #open(): Promise<Database> {
    this.#opened ??= openDatabase(this.location).catch((error) => {
      this.#opened = undefined;
      throw error;
    });
    return this.#opened;
  }

  #openMemory(): Promise<Database> {
    this.#meanwhile ??= openDatabase({ kind: 'sqlite', file: ':memory:' });
    return this.#meanwhile;
  }
}

/** The code alone: a driver's message may quote the address with its password. */
function codeOf(error: unknown): string {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  return String(code ?? name ?? typeof error);
}
