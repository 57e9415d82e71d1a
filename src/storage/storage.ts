import type { DatabaseLocation } from './database.js';
import { DurableDatabase, type StorageLog } from './durable-database.js';
import { PictureStore } from './picture-store.js';
import { PreferenceStore } from './preference-store.js';
import { RecentStore } from './recent-store.js';

/** All that is remembered beyond one request, in one database. */
export interface Storage {
  readonly pictures: PictureStore;
  readonly preferences: PreferenceStore;
  readonly recent: RecentStore;
  /** Writes down what is noted and closes the database. */
  close(): Promise<void>;
}

/** Nothing is opened before it is first used. While the database is away, things are remembered in memory. */
export function createStorage(location: DatabaseLocation, log: StorageLog, now?: () => number): Storage {
  const database = new DurableDatabase(location, log, now);
  const recent = new RecentStore(database);
  return {
    pictures: new PictureStore(database),
    preferences: new PreferenceStore(database),
    recent,
    close: async () => {
      await recent.write().catch(() => {});
      await database.close();
    },
  };
}
