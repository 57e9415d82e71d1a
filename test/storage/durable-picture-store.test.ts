import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { DurablePictureStore } from '../../src/storage/durable-picture-store.js';

const key = { team: 'T1', hash: '0123456789abcdef' };
const file = { fileId: 'F1', state: 'ready' } as const;

let folder: string;
let clock: number;
let log: string[];
const stores: DurablePictureStore[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vpcaccess-'));
  clock = 1_800_000_000_000;
  log = [];
});
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
  rmSync(folder, { recursive: true });
});

const write = (level: string) => (line: string) => void log.push(`${level}: ${line}`);

function open(location: ConstructorParameters<typeof DurablePictureStore>[0]): DurablePictureStore {
  const store = new DurablePictureStore(location, { info: write('info'), warn: write('warn') }, () => clock);
  stores.push(store);
  return store;
}

test('what is saved is there after a restart', async () => {
  const location = { kind: 'sqlite', file: join(folder, 'new', 'vpcaccess.db') } as const;
  const before = open(location);
  await before.save(key, file);
  await before.close();
  const after = open(location);
  expect(await after.find(key)).toEqual(file);
  expect(await after.recent(10)).toEqual([{ ...key, ...file }]);
  expect(log).toEqual([]);
});

test('while the database cannot be opened everything is remembered in memory, and one line says so', async () => {
  writeFileSync(join(folder, 'in-the-way'), '');
  const store = open({ kind: 'sqlite', file: join(folder, 'in-the-way', 'vpcaccess.db') });
  expect(await store.find(key)).toBeUndefined();
  expect(await store.claim(key)).toBe(true);
  expect(await store.claim(key)).toBe(false);
  await store.release(key);
  await store.save(key, file);
  clock += 31_000;
  expect(await store.find(key)).toEqual(file);
  await store.forget(key, file.fileId);
  expect(await store.find(key)).toBeUndefined();
  expect(log).toEqual([expect.stringMatching(/^warn: .*DATABASE_URL.*\(E\w+\)/)]);
});

test('a database that is back is used again, and one line says so', async () => {
  const inTheWay = join(folder, 'in-the-way');
  writeFileSync(inTheWay, '');
  const location = { kind: 'sqlite', file: join(inTheWay, 'vpcaccess.db') } as const;
  const store = open(location);
  await store.save(key, file);
  rmSync(inTheWay);
  mkdirSync(inTheWay);
  const later = { team: 'T2', hash: key.hash };
  await store.save(later, file);
  expect(log).toHaveLength(1);
  clock += 31_000;
  await store.save({ team: 'T3', hash: key.hash }, file);
  expect(log).toEqual([expect.stringMatching(/^warn: /), expect.stringMatching(/^info: .*again/)]);
  // What was remembered meanwhile is not lost either.
  expect(await store.find(key)).toEqual(file);
  expect(await open(location).find(later)).toBeUndefined();
  expect(await open(location).find({ team: 'T3', hash: key.hash })).toEqual(file);
});

test('a server that is away is named by its code, never with its address', async () => {
  const store = open({ kind: 'postgres', url: 'postgres://bot:secret@127.0.0.1:9/vpcaccess' });
  expect(await store.claim(key)).toBe(true);
  expect(log).toEqual([expect.stringContaining('ECONNREFUSED')]);
  expect(log.join()).not.toMatch(/secret|127\.0\.0\.1/);
});

test('closing one that was never opened or could not be is nothing', async () => {
  await open({ kind: 'sqlite', file: ':memory:' }).close();
  const away = open({ kind: 'postgres', url: 'postgres://127.0.0.1:9/x' });
  await away.find(key);
  await away.close();
});
