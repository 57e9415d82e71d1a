import type { DatabaseLocation } from './database.js';
import { DurableDatabase, type StorageLog } from './durable-database.js';
import { FeedbackStore } from './feedback-store.js';
import { GapStore } from './gap-store.js';
import { PictureStore } from './picture-store.js';
import { PreferenceStore } from './preference-store.js';
import { RecentStore } from './recent-store.js';

/** All that is remembered beyond one request, in one database. */
export interface Storage {
  readonly pictures: PictureStore;
  readonly preferences: PreferenceStore;
  readonly recent: RecentStore;
  readonly gaps: GapStore;
  readonly feedback: FeedbackStore;
  /** Writes down what is noted and closes the database. */
  close(): Promise<void>;
}

export interface StorageOptions {
  readonly now?: (() => number) | undefined;
  /** Whether the words of questions without an answer are kept; so it is when left out. */
  readonly keepsUnanswered?: boolean;
}

/** Nothing is opened before it is first used. While the database is away, things are remembered in memory. */
export function createStorage(
  location: DatabaseLocation,
  log: StorageLog,
  { now, keepsUnanswered }: StorageOptions = {},
): Storage {
  const database = new DurableDatabase(location, log, now);
  const recent = new RecentStore(database);
  const gaps = new GapStore(database, keepsUnanswered);
  return {
    pictures: new PictureStore(database),
    preferences: new PreferenceStore(database),
    recent,
    gaps,
    feedback: new FeedbackStore(database),
    close: async () => {
      await Promise.allSettled([recent.write(), gaps.write()]);
      await database.close();
    },
  };
}
