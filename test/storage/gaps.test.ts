import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { sql } from 'kysely';
import { GapStore, keptGapDays } from '../../src/storage/gap-store.js';
import { dayMilliseconds } from '../../src/storage/retention.js';
import type { Storage } from '../../src/storage/storage.js';
import { type Engine, engines } from './engines.js';

describe.each(Object.entries(engines))('questions without an answer in %s', (_name, start) => {
  let engine: Engine;
  let clock: number;
  let log: string[];
  let storage: Storage;
  let replica: Storage;

  beforeAll(async () => {
    engine = await start();
  }, 60_000);
  afterAll(() => engine.stop());
  beforeEach(async () => {
    clock = 1_800_000_000_000;
    ({ storage, replica, log } = await engine.open(() => clock));
  });
  afterEach(() => expect(log).toEqual([]));

  /** All that stands in the table. */
  const words = async ({ gaps }: Storage) =>
    (
      await gaps.database.ask((database) =>
        sql<{
          words: string;
          times: number;
        }>`select words, times from unanswered_question order by words`.execute(database),
      )
    ).rows.map(({ words: text, times }) => [text, times]);

  test('are counted by every replica, with the first and the last time', async () => {
    expect(await storage.gaps.list()).toEqual([]);
    storage.gaps.add('frobnicator', 'en');
    clock += 1000;
    storage.gaps.add('frobnicator', 'en');
    storage.gaps.add('other', 'en');
    await storage.gaps.write();
    clock += 1000;
    replica.gaps.add('frobnicator', 'en');
    await replica.gaps.write();
    expect(await storage.gaps.list()).toEqual([
      {
        words: 'frobnicator',
        language: 'en',
        times: 3,
        firstAsked: 1_800_000_000_000,
        lastAsked: 1_800_000_002_000,
      },
      {
        words: 'other',
        language: 'en',
        times: 1,
        firstAsked: 1_800_000_001_000,
        lastAsked: 1_800_000_001_000,
      },
    ]);
  });

  test('are told apart by their language', async () => {
    storage.gaps.add('frobnicator', 'en');
    storage.gaps.add('frobnicator', 'ja');
    expect((await storage.gaps.list()).map(({ language, times }) => [language, times])).toEqual(
      expect.arrayContaining([
        ['en', 1],
        ['ja', 1],
      ]),
    );
  });

  test('are listed as far back as is asked for', async () => {
    storage.gaps.add('old', 'en');
    await storage.gaps.write();
    clock += 10 * dayMilliseconds;
    storage.gaps.add('new', 'en');
    expect((await storage.gaps.list(9)).map((gap) => gap.words)).toEqual(['new']);
    expect(await storage.gaps.list(10)).toHaveLength(2);
  });

  test('lose their words after 90 days, and stay counted', async () => {
    for (const text of ['forgotten', 'forgotten', 'also forgotten', 'asked again'])
      storage.gaps.add(text, 'en');
    await storage.gaps.write();
    clock += (keptGapDays / 2) * dayMilliseconds;
    replica.gaps.add('asked again', 'en');
    await replica.gaps.write();
    clock += (keptGapDays / 2) * dayMilliseconds + 1;
    // What nobody has purged yet is not shown either.
    expect((await replica.gaps.list()).map((gap) => gap.words)).toEqual(['asked again']);
    replica.gaps.add('new', 'en');
    await replica.gaps.write();
    expect(await words(storage)).toEqual([
      ['', 3],
      ['asked again', 2],
      ['new', 1],
    ]);
    const [unnamed] = await new GapStore({
      ask: storage.gaps.database.ask.bind(storage.gaps.database),
      now: () => 1_800_000_000_000,
    }).list();
    expect(unnamed).toMatchObject({ words: undefined, times: 3, firstAsked: 1_800_000_000_000 });
  });

  test('are looked through for what is too old once a day at most', async () => {
    storage.gaps.add('first', 'en');
    await storage.gaps.write();
    const oldest = clock;
    clock += keptGapDays * dayMilliseconds - 1000;
    storage.gaps.add('second', 'en');
    await storage.gaps.write();
    clock += 2000;
    storage.gaps.add('second', 'en');
    await storage.gaps.write();
    expect(clock - oldest).toBeGreaterThan(keptGapDays * dayMilliseconds);
    expect(await words(storage)).toEqual([
      ['first', 1],
      ['second', 2],
    ]);
    clock += dayMilliseconds;
    storage.gaps.add('second', 'en');
    await storage.gaps.write();
    expect(await words(storage)).toEqual([
      ['', 1],
      ['second', 3],
    ]);
  });

  test('are counted alone where their words are not to be kept, and those kept before are forgotten', async () => {
    storage.gaps.add('kept before', 'en');
    await storage.gaps.write();
    const counting = new GapStore(replica.gaps.database, false);
    counting.add('secret project', 'en');
    counting.add('another', 'en');
    counting.add('secret project', 'ja');
    await counting.write();
    expect(await words(storage)).toEqual([
      ['', expect.anything()],
      ['', expect.anything()],
    ]);
    const listed = await storage.gaps.list();
    expect(listed.map(({ words: text, language, times }) => [text, language, times])).toEqual([
      [undefined, 'en', 3],
      [undefined, 'ja', 1],
    ]);
  });

  test('that were only noted are written down on closing', async () => {
    storage.gaps.add('frobnicator', 'en');
    await storage.close();
    expect(await replica.gaps.list()).toHaveLength(1);
  });

  test('are written down together and by themselves, within a second', () => {
    const asked: unknown[] = [];
    const gaps = new GapStore({
      now: () => clock,
      ask: (question) => {
        asked.push(question);
        return new Promise(() => {});
      },
    });
    jest.useFakeTimers();
    try {
      gaps.add('frobnicator', 'en');
      gaps.add('other', 'en');
      expect(asked).toHaveLength(0);
      jest.advanceTimersByTime(1000);
      expect(asked).toHaveLength(1);
    } finally {
      jest.useRealTimers();
    }
  });
});
