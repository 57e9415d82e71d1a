import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  DEFAULT_MIGRATION_TABLE,
  Kysely,
  type Migration,
  Migrator,
  PostgresDialect,
  type SqliteDatabase,
  SqliteDialect,
  type SqliteStatement,
  sql,
} from 'kysely';
import { LRUCache } from 'lru-cache';
import { migrations, type Schema } from './schema.js';

/** Where the data is kept. */
export type DatabaseLocation =
  | { readonly kind: 'sqlite' /** A path, or `:memory:`. */; readonly file: string }
  | { readonly kind: 'postgres' /** Holds a password: never logged. */; readonly url: string };

export type Database = Kysely<Schema>;

/** Whoever waits longer for a database goes on without it. */
export const patience = 5_000;
/** SQLite keeps the whole process waiting for another one's lock: once all is set up, hardly at all. */
const lockPatience = 100;

/**
 * Opens the database and brings its tables up to date; several replicas may do so at once. A folder that is
 * missing is made. Rejects with the driver's error, which has a `code`, when it cannot be opened.
 */
export function openDatabase(location: DatabaseLocation): Promise<Database> {
  return location.kind === 'sqlite' ? openSqlite(location.file) : openPostgres(location.url);
}

async function openSqlite(file: string): Promise<Database> {
  const { default: Sqlite } = await import('libsql');
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const sqlite = new Sqlite(file, { timeout: patience });
  try {
    sqlite.exec('pragma journal_mode = wal');
    // A failure of the power may cost the last moment; `flushed` is for what must not be lost.
    sqlite.exec('pragma synchronous = normal');
    const database: Database = new Kysely({ dialect: new SqliteDialect({ database: preparedOnce(sqlite) }) });
    // Kysely takes no lock on SQLite: what holds the others back is the write lock of a transaction.
    sqlite.exec('begin immediate');
    await migrate(database);
    sqlite.exec('commit');
    sqlite.exec(`pragma busy_timeout = ${lockPatience}`);
    return database;
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

/** Preparing a statement takes longer than to run it, and there are few of them. */
function preparedOnce(sqlite: SqliteDatabase): SqliteDatabase {
  const statements = new LRUCache<string, SqliteStatement>({ max: 100 });
  return {
    prepare(sql) {
      const statement = statements.get(sql) ?? sqlite.prepare(sql);
      statements.set(sql, statement);
      return statement;
    },
    close: () => sqlite.close(),
  };
}

/** Writes so that it is on the disk when it resolves. PostgreSQL does so anyway. */
export async function flushed<T>(
  write: (database: Database) => Promise<T>,
  database: Database,
  { kind }: DatabaseLocation,
): Promise<T> {
  if (kind === 'postgres') return write(database);
  await sql`pragma synchronous = full`.execute(database);
  try {
    return await write(database);
  } finally {
    await sql`pragma synchronous = normal`.execute(database);
  }
}

async function openPostgres(url: string): Promise<Database> {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: patience,
    query_timeout: patience,
  });
  // An idle connection that breaks is replaced; without a listener it would end the process.
  pool.on('error', () => {});
  const database: Database = new Kysely({ dialect: new PostgresDialect({ pool }) });
  try {
    await migrate(database);
    return database;
  } catch (error) {
    await database.destroy();
    throw error;
  }
}

async function migrate(database: Database): Promise<void> {
  const known = { ...(await alreadyRun(database)), ...migrations };
  const provider = { getMigrations: () => Promise.resolve(known) };
  const { error } = await new Migrator({ db: database, provider }).migrateToLatest();
  if (error !== undefined) throw error;
}

/**
 * What ran here, by name. Kysely refuses a database that has seen migrations it was not told of; a newer release
 * leaves some behind when somebody goes back to this one, which does well beside what they added.
 */
async function alreadyRun(database: Database): Promise<Record<string, Migration>> {
  const tables = await database.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === DEFAULT_MIGRATION_TABLE)) return {};
  const { rows } = await sql<{
    name: string;
  }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)}`.execute(database);
  return Object.fromEntries(rows.map(({ name }) => [name, { up: async () => {} }]));
}
