import { afterEach, expect, jest, test } from '@jest/globals';
import { sql } from 'kysely';
import { GapStore, keptGapDays } from '../../src/storage/gap-store.js';
import { dayMilliseconds } from '../../src/storage/retention.js';
import type { Storage } from '../../src/storage/storage.js';
import { inEveryEngine } from './engines.js';

inEveryEngine('questions without an answer in', (at) => {
  afterEach(() => expect(at.log).toEqual([]));

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
    expect(await at.storage.gaps.list()).toEqual([]);
    at.storage.gaps.add('frobnicator', 'en');
    at.clock += 1000;
    at.storage.gaps.add('frobnicator', 'en');
    at.storage.gaps.add('other', 'en');
    await at.storage.gaps.write();
    at.clock += 1000;
    at.replica.gaps.add('frobnicator', 'en');
    await at.replica.gaps.write();
    expect(await at.storage.gaps.list()).toEqual([
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
    at.storage.gaps.add('frobnicator', 'en');
    at.storage.gaps.add('frobnicator', 'ja');
    expect((await at.storage.gaps.list()).map(({ language, times }) => [language, times])).toEqual(
      expect.arrayContaining([
        ['en', 1],
        ['ja', 1],
      ]),
    );
  });

  test('are listed as far back as is asked for', async () => {
    at.storage.gaps.add('old', 'en');
    await at.storage.gaps.write();
    at.clock += 10 * dayMilliseconds;
    at.storage.gaps.add('new', 'en');
    expect((await at.storage.gaps.list(9)).map((gap) => gap.words)).toEqual(['new']);
    expect(await at.storage.gaps.list(10)).toHaveLength(2);
  });

  test('lose their words after 90 days, and stay counted', async () => {
    for (const text of ['forgotten', 'forgotten', 'also forgotten', 'asked again'])
      at.storage.gaps.add(text, 'en');
    await at.storage.gaps.write();
    at.clock += (keptGapDays / 2) * dayMilliseconds;
    at.replica.gaps.add('asked again', 'en');
    await at.replica.gaps.write();
    at.clock += (keptGapDays / 2) * dayMilliseconds + 1;
    // What nobody has purged yet is not shown either.
    expect((await at.replica.gaps.list()).map((gap) => gap.words)).toEqual(['asked again']);
    at.replica.gaps.add('new', 'en');
    await at.replica.gaps.write();
    expect(await words(at.storage)).toEqual([
      ['', 3],
      ['asked again', 2],
      ['new', 1],
    ]);
    const [unnamed] = await new GapStore({
      ask: at.storage.gaps.database.ask.bind(at.storage.gaps.database),
      now: () => 1_800_000_000_000,
    }).list();
    expect(unnamed).toMatchObject({ words: undefined, times: 3, firstAsked: 1_800_000_000_000 });
  });

  test('are looked through for what is too old once a day at most', async () => {
    at.storage.gaps.add('first', 'en');
    await at.storage.gaps.write();
    const oldest = at.clock;
    at.clock += keptGapDays * dayMilliseconds - 1000;
    at.storage.gaps.add('second', 'en');
    await at.storage.gaps.write();
    at.clock += 2000;
    at.storage.gaps.add('second', 'en');
    await at.storage.gaps.write();
    expect(at.clock - oldest).toBeGreaterThan(keptGapDays * dayMilliseconds);
    expect(await words(at.storage)).toEqual([
      ['first', 1],
      ['second', 2],
    ]);
    at.clock += dayMilliseconds;
    at.storage.gaps.add('second', 'en');
    await at.storage.gaps.write();
    expect(await words(at.storage)).toEqual([
      ['', 1],
      ['second', 3],
    ]);
  });

  test('are counted alone where their words are not to be kept, and those kept before are forgotten', async () => {
    at.storage.gaps.add('kept before', 'en');
    await at.storage.gaps.write();
    const counting = new GapStore(at.replica.gaps.database, false);
    counting.add('secret project', 'en');
    counting.add('another', 'en');
    counting.add('secret project', 'ja');
    await counting.write();
    expect(await words(at.storage)).toEqual([
      ['', expect.anything()],
      ['', expect.anything()],
    ]);
    const listed = await at.storage.gaps.list();
    expect(listed.map(({ words: text, language, times }) => [text, language, times])).toEqual([
      [undefined, 'en', 3],
      [undefined, 'ja', 1],
    ]);
  });

  test('are counted once, whichever of them got in the way of another replica', async () => {
    const { database } = at.storage.gaps;
    let refused = 0;
    const gaps = new GapStore({
      now: () => at.clock,
      ask: (question) =>
        database.ask(async (open) => {
          const answer = await question(open);
          const isLater = (await words(at.replica)).length > 1;
          if (isLater && refused === 0) {
            refused += 1;
            await sql`update unanswered_question set times = times - 1 where words = 'second'`.execute(open);
            throw Object.assign(new Error('locked'), { code: 'SQLITE_BUSY' });
          }
          return answer;
        }),
    });
    gaps.add('first', 'en');
    gaps.add('second', 'en');
    await gaps.write();
    expect(refused).toBe(1);
    expect(await words(at.storage)).toEqual([
      ['first', 1],
      ['second', 1],
    ]);
  });

  test('that were only noted are written down on closing', async () => {
    at.storage.gaps.add('frobnicator', 'en');
    await at.storage.close();
    expect(await at.replica.gaps.list()).toHaveLength(1);
  });

  test('are written down together and by themselves, within a second', () => {
    const asked: unknown[] = [];
    const gaps = new GapStore({
      now: () => at.clock,
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
