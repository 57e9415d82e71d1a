import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Database, openDatabase } from '../../src/storage/database.js';
import { DatabasePictureStore } from '../../src/storage/database-picture-store.js';
import { MemoryPictureStore } from '../../src/storage/memory-picture-store.js';
import type { PictureStore } from '../../src/storage/picture-store.js';
import { type Postgres, startPostgres } from './postgres.js';

let clock = 0;
const now = () => clock;
const key = { team: 'T1', hash: '0123456789abcdef' };
const other = { team: 'T2', hash: key.hash };

interface Engine {
  /** A store with nothing in it, and a second one that shares its data where the engine can. */
  open(): Promise<{ store: PictureStore; replica: PictureStore | undefined }>;
  stop(): Promise<void>;
}

const engines: Record<string, () => Promise<Engine>> = {
  memory: async () => ({
    open: async () => ({ store: new MemoryPictureStore(now), replica: undefined }),
    stop: async () => {},
  }),
  SQLite: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vpcaccess-'));
    const opened: Database[] = [];
    const open = async (file: string) => {
      const database = await openDatabase({ kind: 'sqlite', file });
      opened.push(database);
      return new DatabasePictureStore(database, now);
    };
    return {
      open: async () => {
        const file = join(folder, 'made', `${opened.length}.db`);
        return { store: await open(file), replica: await open(file) };
      },
      stop: async () => {
        for (const database of opened) await database.destroy();
        rmSync(folder, { recursive: true });
      },
    };
  },
  PostgreSQL: async () => {
    const postgres: Postgres = await startPostgres();
    // Replicas start at once.
    const opened = await Promise.all(
      [1, 2, 3].map(() => openDatabase({ kind: 'postgres', url: postgres.url })),
    );
    const [first, second] = opened.map((database) => new DatabasePictureStore(database, now));
    return {
      open: async () => {
        await opened[0]?.deleteFrom('picture').execute();
        if (first === undefined) throw new Error('There is no database');
        return { store: first, replica: second };
      },
      stop: async () => {
        await Promise.all(opened.map((database) => database.destroy()));
        await postgres.stop();
      },
    };
  },
};

describe.each(Object.entries(engines))('pictures in %s', (_name, start) => {
  let engine: Engine;
  let store: PictureStore;
  let replica: PictureStore | undefined;

  beforeAll(async () => {
    engine = await start();
  }, 60_000);
  afterAll(() => engine.stop());
  beforeEach(async () => {
    clock = 1_800_000_000_000;
    ({ store, replica } = await engine.open());
  });

  test('are unknown until one is saved, and known to every replica then', async () => {
    expect(await store.find(key)).toBeUndefined();
    await store.save(key, { fileId: 'F1', state: 'uploaded' });
    expect(await store.find(key)).toEqual({ fileId: 'F1', state: 'uploaded' });
    if (replica) expect(await replica.find(key)).toEqual({ fileId: 'F1', state: 'uploaded' });
    expect(await store.find(other)).toBeUndefined();
  });

  test('take the place of what was known before', async () => {
    await store.save(key, { fileId: 'F1', state: 'uploaded' });
    await store.save(key, { fileId: 'F1', state: 'ready' });
    expect(await store.find(key)).toEqual({ fileId: 'F1', state: 'ready' });
    await store.save(key, { fileId: 'F2', state: 'uploaded' });
    expect(await store.find(key)).toEqual({ fileId: 'F2', state: 'uploaded' });
  });

  test('stay shown once they were', async () => {
    await store.save(key, { fileId: 'F1', state: 'shown' });
    await store.save(key, { fileId: 'F1', state: 'ready' });
    expect(await store.find(key)).toEqual({ fileId: 'F1', state: 'shown' });
    await store.save(key, { fileId: 'F2', state: 'ready' });
    expect(await store.find(key)).toEqual({ fileId: 'F2', state: 'ready' });
  });

  test('are claimed by one alone', async () => {
    const claims = await Promise.all([store, replica ?? store, store].map((each) => each.claim(key)));
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await store.find(key)).toBeUndefined();
    expect(await store.claim(other)).toBe(true);
  });

  test('are not claimed once they are there', async () => {
    expect(await store.claim(key)).toBe(true);
    await store.save(key, { fileId: 'F1', state: 'uploaded' });
    clock += 3_600_000;
    expect(await store.claim(key)).toBe(false);
    expect(await store.find(key)).toEqual({ fileId: 'F1', state: 'uploaded' });
  });

  test('are claimed from one who has not uploaded them after a minute', async () => {
    await store.claim(key);
    clock += 60_000;
    expect(await (replica ?? store).claim(key)).toBe(false);
    clock += 1;
    expect(await (replica ?? store).claim(key)).toBe(true);
    expect(await store.claim(key)).toBe(false);
  });

  test('are free again when the claim is given up, but not those of another', async () => {
    await store.claim(key);
    if (replica) {
      await replica.release(key);
      expect(await replica.claim(key)).toBe(false);
    }
    await store.release(key);
    expect(await store.claim(key)).toBe(true);
    await store.save(key, { fileId: 'F1', state: 'uploaded' });
    await store.release(key);
    expect(await store.find(key)).toBeDefined();
  });

  test('are forgotten, but not another in their place', async () => {
    await store.save(key, { fileId: 'F2', state: 'ready' });
    await store.forget(key, 'F1');
    expect(await store.find(key)).toBeDefined();
    await store.forget(key, 'F2');
    expect(await store.find(key)).toBeUndefined();
    expect(await store.claim(key)).toBe(true);
  });

  test('are listed, the last saved first, without those only claimed', async () => {
    for (const [i, team] of ['T1', 'T2', 'T3'].entries()) {
      clock += 1;
      await store.save({ team, hash: key.hash }, { fileId: `F${i}`, state: 'ready' });
    }
    await store.claim({ team: 'T4', hash: key.hash });
    expect(await store.recent(2)).toEqual([
      { team: 'T3', hash: key.hash, fileId: 'F2', state: 'ready' },
      { team: 'T2', hash: key.hash, fileId: 'F1', state: 'ready' },
    ]);
  });
});
