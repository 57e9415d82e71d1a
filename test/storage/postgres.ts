import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Postgres {
  readonly url: string;
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
  return {
    url: String(started[0]).trim(),
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
