import type { Kysely, Migration } from 'kysely';

/**
 * The tables, the same on SQLite and PostgreSQL: text for names and states, epoch milliseconds for times.
 * The two disagree on the type of a big integer: whoever reads a time or a sum makes a number of it.
 */
export interface Schema {
  picture: PictureTable;
  preference: PreferenceTable;
  recent_question: RecentQuestionTable;
  unanswered_question: UnansweredQuestionTable;
  feedback: FeedbackTable;
  installation: InstallationTable;
  seen_event: SeenEventTable;
}

interface PictureTable {
  /** Of the workspace, or of the organisation where the app is installed in all of it. */
  team_id: string;
  content_hash: string;
  state: 'claimed' | 'uploaded' | 'ready' | 'shown';
  /** Null as long as the picture is only claimed. */
  file_id: string | null;
  claimed_by: string | null;
  changed_at: number;
}

interface PreferenceTable {
  team_id: string;
  user_id: string;
  language: string | null;
  region: string | null;
  tool: string | null;
  changed_at: number;
}

interface RecentQuestionTable {
  team_id: string;
  user_id: string;
  /** Ids of the topics that were asked about. */
  topics: string;
  asked_at: number;
}

interface UnansweredQuestionTable {
  /** Empty: those whose words are not kept, together. */
  words: string;
  language: string;
  times: number;
  first_asked_at: number;
  last_asked_at: number;
}

interface FeedbackTable {
  id: string;
  team_id: string;
  verdict: string;
  /** Ids of the topics of the answer; empty where there was none. */
  topics: string;
  region: string | null;
  language: string;
  /** The words that got no answer. */
  words: string | null;
  /** What somebody wrote into the form. */
  expected: string | null;
  more: string | null;
  given_at: number;
}

interface InstallationTable {
  /** A workspace or an organisation. */
  place: string;
  /** Of the key that it is encrypted with. */
  key_id: string;
  sealed: string;
  changed_at: number;
}

interface SeenEventTable {
  event_id: string;
  seen_at: number;
  /** 0: only claimed. */
  is_answered: 0 | 1;
}

/**
 * In the order of their names. One that was released is never changed, and a new one only adds: while replicas are
 * replaced, and when somebody goes back, older releases work on the same tables.
 */
export const migrations: Record<string, Migration> = {
  '0001-picture': {
    up: async (db: Kysely<unknown>) => {
      await db.schema
        .createTable('picture')
        .addColumn('team_id', 'text', (column) => column.notNull())
        .addColumn('content_hash', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('file_id', 'text')
        .addColumn('claimed_by', 'text')
        .addColumn('changed_at', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('picture_key', ['team_id', 'content_hash'])
        .execute();
    },
  },
  '0002-preference': {
    up: async (db: Kysely<unknown>) => {
      await db.schema
        .createTable('preference')
        .addColumn('team_id', 'text', (column) => column.notNull())
        .addColumn('user_id', 'text', (column) => column.notNull())
        .addColumn('language', 'text')
        .addColumn('region', 'text')
        .addColumn('tool', 'text')
        .addColumn('changed_at', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('preference_key', ['team_id', 'user_id'])
        .execute();
      await db.schema
        .createTable('recent_question')
        .addColumn('team_id', 'text', (column) => column.notNull())
        .addColumn('user_id', 'text', (column) => column.notNull())
        .addColumn('topics', 'text', (column) => column.notNull())
        .addColumn('asked_at', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('recent_question_key', ['team_id', 'user_id', 'topics'])
        .execute();
    },
  },
  '0004-installation': {
    up: async (db: Kysely<unknown>) => {
      await db.schema
        .createTable('installation')
        .addColumn('place', 'text', (column) => column.primaryKey())
        .addColumn('key_id', 'text', (column) => column.notNull())
        .addColumn('sealed', 'text', (column) => column.notNull())
        .addColumn('changed_at', 'bigint', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('seen_event')
        .addColumn('event_id', 'text', (column) => column.primaryKey())
        .addColumn('seen_at', 'bigint', (column) => column.notNull())
        .addColumn('is_answered', 'integer', (column) => column.notNull())
        .execute();
    },
  },
  '0005-feedback': {
    up: async (db: Kysely<unknown>) => {
      await db.schema
        .createTable('unanswered_question')
        .addColumn('words', 'text', (column) => column.notNull())
        .addColumn('language', 'text', (column) => column.notNull())
        .addColumn('times', 'integer', (column) => column.notNull())
        .addColumn('first_asked_at', 'bigint', (column) => column.notNull())
        .addColumn('last_asked_at', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('unanswered_question_key', ['words', 'language'])
        .execute();
      await db.schema
        .createTable('feedback')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('team_id', 'text', (column) => column.notNull())
        .addColumn('verdict', 'text', (column) => column.notNull())
        .addColumn('topics', 'text', (column) => column.notNull())
        .addColumn('region', 'text')
        .addColumn('language', 'text', (column) => column.notNull())
        .addColumn('words', 'text')
        .addColumn('expected', 'text')
        .addColumn('more', 'text')
        .addColumn('given_at', 'bigint', (column) => column.notNull())
        .execute();
    },
  },
};
