import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { DatabaseLocation } from '../../src/storage/database.js';
import { createStorage, type Storage } from '../../src/storage/storage.js';
import { Unloggable } from '../log-scan.js';

const key = { team: 'T1', hash: '0123456789abcdef' };
const file = { fileId: 'F1', state: 'ready' } as const;

let folder: string;
let clock: number;
let log: string[];
const opened: Storage[] = [];
const unloggable = new Unloggable();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vpcaccess-'));
  clock = 1_800_000_000_000;
  log = [];
});
afterEach(async () => {
  for (const storage of opened.splice(0)) await storage.close();
  rmSync(folder, { recursive: true });
  unloggable.check(log);
});

const write = (level: string) => (line: string) => void log.push(`${level}: ${line}`);

function open(location: DatabaseLocation): Storage {
  const storage = createStorage(location, { info: write('info'), warn: write('warn') }, { now: () => clock });
  opened.push(storage);
  if (location.kind === 'postgres') unloggable.settings({ DATABASE_URL: location.url });
  return storage;
}

test('what is saved is there after a restart', async () => {
  const location = { kind: 'sqlite', file: join(folder, 'new', 'vpcaccess.db') } as const;
  const before = open(location);
  await before.pictures.save(key, file);
  await before.close();
  const after = open(location);
  expect(await after.pictures.find(key)).toEqual(file);
  expect(await after.pictures.recent(10)).toEqual([{ ...key, ...file }]);
  expect(log).toEqual([]);
});

test('while the database cannot be opened everything is remembered in memory, and one line says so', async () => {
  writeFileSync(join(folder, 'in-the-way'), '');
  const { pictures: store } = open({ kind: 'sqlite', file: join(folder, 'in-the-way', 'vpcaccess.db') });
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
  const { pictures: store } = open(location);
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
  expect(await open(location).pictures.find(later)).toBeUndefined();
  expect(await open(location).pictures.find({ team: 'T3', hash: key.hash })).toEqual(file);
});

test('a database that cannot be brought up to date is away, whatever it says', async () => {
  const { default: Sqlite } = await import('libsql');
  const inFile = join(folder, 'of-another-program.db');
  const there = new Sqlite(inFile);
  there.exec('create table picture (a text)');
  there.close();
  const { pictures: store } = open({ kind: 'sqlite', file: inFile });
  await store.save(key, file);
  expect(await store.find(key)).toEqual(file);
  expect(log).toEqual([expect.stringContaining('cannot be used (SQLITE_ERROR)')]);
});

test('a server that is away is named by its code, never with its address', async () => {
  const { pictures: store } = open({ kind: 'postgres', url: 'postgres://bot:secret@127.0.0.1:9/vpcaccess' });
  expect(await store.claim(key)).toBe(true);
  expect(log).toEqual([expect.stringContaining('ECONNREFUSED')]);
  expect(log.join()).not.toMatch(/secret|127\.0\.0\.1/);
});

test('the words of questions without an answer are kept unless they are not to be', async () => {
  const quiet = { info: () => {}, warn: () => {} };
  for (const [keepsUnanswered, words] of [
    [undefined, 'frobnicator'],
    [true, 'frobnicator'],
    [false, undefined],
  ] as const) {
    const options = keepsUnanswered === undefined ? {} : { keepsUnanswered };
    const storage = createStorage({ kind: 'sqlite', file: ':memory:' }, quiet, options);
    opened.push(storage);
    storage.gaps.add('frobnicator', 'en');
    expect((await storage.gaps.list()).map((gap) => gap.words)).toEqual([words]);
  }
});

test('closing one that was never opened or could not be is nothing', async () => {
  await open({ kind: 'sqlite', file: ':memory:' }).close();
  const away = open({ kind: 'postgres', url: 'postgres://127.0.0.1:9/x' });
  await away.pictures.find(key);
  await away.close();
});
