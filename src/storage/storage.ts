import type { DatabaseLocation } from './database.js';
import { DurableDatabase, type StorageWatch } from './durable-database.js';
import { EventStore } from './event-store.js';
import { FeedbackStore } from './feedback-store.js';
import { GapStore } from './gap-store.js';
import { InstallationStore } from './installation-store.js';
import { PictureStore } from './picture-store.js';
import { PreferenceStore } from './preference-store.js';
import { RecentStore } from './recent-store.js';
import type { TokenCipher } from './token-cipher.js';

/** All that is remembered beyond one request, in one database. */
export interface Storage {
  readonly pictures: PictureStore;
  readonly preferences: PreferenceStore;
  readonly recent: RecentStore;
  readonly gaps: GapStore;
  readonly feedback: FeedbackStore;
  readonly events: EventStore;
  /** Where the app is installed, encrypted with `cipher`. */
  installations(cipher: TokenCipher): InstallationStore;
  /** Forgets all that was remembered in a workspace or an organisation. */
  forgetWorkspace(team: string): Promise<void>;
  /** Whether the database answers now; waits a moment at the most. */
  isReachable(): Promise<boolean>;
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
  watch: StorageWatch,
  { now, keepsUnanswered }: StorageOptions = {},
): Storage {
  const database = new DurableDatabase(location, watch, now);
  const events = new EventStore(database);
  const recent = new RecentStore(database);
  const gaps = new GapStore(database, keepsUnanswered);
  return {
    pictures: new PictureStore(database),
    preferences: new PreferenceStore(database),
    recent,
    gaps,
    feedback: new FeedbackStore(database),
    events,
    installations: (cipher) => new InstallationStore(database, cipher),
    forgetWorkspace: async (team) => {
      await recent.write();
      for (const table of ['picture', 'preference', 'recent_question', 'feedback'] as const)
        await database.ask((open) => open.deleteFrom(table).where('team_id', '=', team).execute());
    },
    isReachable: () =>
      database
        .askDurably((open) => open.selectFrom('seen_event').select('event_id').limit(1).execute())
        .then(
          () => true,
          () => false,
        ),
    close: async () => {
      await Promise.allSettled([events.write(), recent.write(), gaps.write()]);
      await database.close();
    },
  };
}
