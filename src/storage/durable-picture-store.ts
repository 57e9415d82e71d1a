import { type DatabaseLocation, openDatabase } from './database.js';
import { DatabasePictureStore } from './database-picture-store.js';
import { MemoryPictureStore } from './memory-picture-store.js';
import type { PictureFile, PictureKey, PictureStore } from './picture-store.js';

interface Log {
  readonly info: (line: string) => void;
  readonly warn: (line: string) => void;
}

/** A database that failed is left alone for so long. */
const retryMilliseconds = 30_000;

/**
 * The pictures in a database, and in memory while it cannot be used. Opens it when first asked, never
 * rejects, and logs one line when the database fails and one when it is back.
 */
export class DurablePictureStore implements PictureStore {
  readonly #memory: MemoryPictureStore;
  #opened: Promise<DatabasePictureStore> | undefined;
  #failedAt: number | undefined;

  constructor(
    readonly location: DatabaseLocation,
    readonly log: Log,
    readonly now: () => number = Date.now,
  ) {
    this.#memory = new MemoryPictureStore(now);
  }

  async find(key: PictureKey): Promise<PictureFile | undefined> {
    // What was saved while the database was away is in memory only.
    return (await this.#use((store) => store.find(key))) ?? this.#memory.find(key);
  }

  recent(most: number): Promise<readonly (PictureKey & PictureFile)[]> {
    return this.#use((store) => store.recent(most));
  }

  claim(key: PictureKey): Promise<boolean> {
    return this.#use((store) => store.claim(key));
  }

  release(key: PictureKey): Promise<void> {
    return this.#use((store) => store.release(key));
  }

  save(key: PictureKey, file: PictureFile): Promise<void> {
    return this.#use((store) => store.save(key, file));
  }

  async forget(key: PictureKey, fileId: string): Promise<void> {
    await this.#use((store) => store.forget(key, fileId));
    await this.#memory.forget(key, fileId);
  }

  async close(): Promise<void> {
    const opened = this.#opened;
    this.#opened = undefined;
    await opened?.then(
      (store) => store.database.destroy(),
      () => {},
    );
  }

  async #use<T>(ask: (store: PictureStore) => Promise<T>): Promise<T> {
    if (this.#failedAt !== undefined && this.now() < this.#failedAt + retryMilliseconds) {
      return ask(this.#memory);
    }
    try {
      const answer = await ask(await this.#open());
      if (this.#failedAt !== undefined) this.log.info('The storage (DATABASE_URL) can be used again');
      this.#failedAt = undefined;
      return answer;
    } catch (error) {
      if (this.#failedAt === undefined) {
        this.log.warn(
          `The storage (DATABASE_URL) cannot be used (${codeOf(error)}); uploaded pictures are remembered in memory until it can`,
        );
      }
      this.#failedAt = this.now();
      return ask(this.#memory);
    }
  }

  #open(): Promise<DatabasePictureStore> {
    this.#opened ??= openDatabase(this.location).then(
      (database) => new DatabasePictureStore(database, this.now),
      (error) => {
        this.#opened = undefined;
        throw error;
      },
    );
    return this.#opened;
  }
}

/** The code alone: a driver's message may quote the address with its password. */
function codeOf(error: unknown): string {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  return String(code ?? name ?? typeof error);
}
