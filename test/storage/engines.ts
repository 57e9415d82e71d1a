import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe } from '@jest/globals';
import type { DatabaseLocation } from '../../src/storage/database.js';
import { createStorage, type Storage } from '../../src/storage/storage.js';
import { Unloggable } from '../log-scan.js';
import { startPostgres } from './postgres.js';

interface Opened {
  readonly location: DatabaseLocation;
  readonly storage: Storage;
  readonly replica: Storage;
  readonly log: string[];
}

/** What a test in an engine works with, and the time there. */
export interface Replicated extends Opened {
  clock: number;
}

/** Tests the same in every engine, each time on an empty database with two replicas. */
export function inEveryEngine(name: string, tests: (at: Replicated) => void): void {
  describe.each(Object.entries(engines))(`${name} %s`, (_name, start) => {
    const at = {} as Replicated;
    let engine: Engine;

    beforeAll(async () => {
      engine = await start();
    }, 60_000);
    afterAll(() => engine.stop());
    beforeEach(async () => {
      at.clock = 1_800_000_000_000;
      Object.assign(at, await engine.open(() => at.clock));
    });
    tests(at);
  });
}

/** A database of its own kind, and any number of replicas on it. */
interface Engine {
  /** Two replicas on an empty database, and what they logged. */
  open(now: () => number): Promise<Opened>;
  stop(): Promise<void>;
}

/** Every database that can be used, to be tested alike. */
const engines: Record<string, () => Promise<Engine>> = {
  SQLite: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vpcaccess-'));
    const replicas = new Replicas();
    let files = 0;
    return {
      open: async (now) => {
        files += 1;
        return replicas.open({ kind: 'sqlite', file: join(folder, 'made', `${files}.db`) }, now);
      },
      stop: async () => {
        await replicas.close();
        rmSync(folder, { recursive: true });
      },
    };
  },
  PostgreSQL: async () => {
    const postgres = await startPostgres();
    const replicas = new Replicas();
    return {
      open: async (now) => {
        await replicas.close();
        return replicas.open({ kind: 'postgres', url: await postgres.empty() }, now);
      },
      stop: async () => {
        await replicas.close();
        await postgres.stop();
      },
    };
  },
};

class Replicas {
  readonly #opened: Storage[] = [];
  readonly #logs: string[][] = [];
  readonly #unloggable = new Unloggable();

  async open(location: DatabaseLocation, now: () => number) {
    const log: string[] = [];
    this.#logs.push(log);
    if (location.kind === 'postgres') this.#unloggable.settings({ DATABASE_URL: location.url });
    const write = (line: string) => void log.push(line);
    const [storage, replica] = [0, 1].map(() =>
      createStorage(location, { info: write, warn: write }, { now }),
    );
    if (storage === undefined || replica === undefined) throw new Error('There is no storage');
    this.#opened.push(storage, replica);
    const start = ({ preferences }: Storage) => preferences.find({ team: '', user: '' });
    // Replicas start at once. SQLite, which keeps a whole process waiting, has them in different processes.
    if (location.kind === 'sqlite') await start(storage);
    await Promise.all([storage, replica].map(start));
    return { storage, replica, log, location };
  }

  async close(): Promise<void> {
    for (const storage of this.#opened.splice(0)) await storage.close();
    this.#unloggable.check(this.#logs.splice(0).flat());
  }
}
