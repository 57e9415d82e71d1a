import { spawn } from 'node:child_process';
import { once } from 'node:events';
import pg from 'pg';

export interface Postgres {
  readonly url: string;
  /** The address of a new database in it. */
  empty(): Promise<string>;
  stop(): Promise<void>;
}

/** Starts a PostgreSQL of its own, empty, on a free port. */
export async function startPostgres(): Promise<Postgres> {
  const child = spawn(process.execPath, ['test/storage/run-postgres.js'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const started = await Promise.race([once(child.stdout, 'data'), ended.then(() => undefined)]);
  if (started === undefined) throw new Error('PostgreSQL could not be started');
  const url = String(started[0]).trim();
  let databases = 0;
  return {
    url,
    empty: async () => {
      databases += 1;
      const client = new pg.Client(url);
      await client.connect();
      await client.query(`create database empty_${databases}`);
      await client.end();
      return url.replace(/[^/]+$/, `empty_${databases}`);
    },
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
