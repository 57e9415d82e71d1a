import { beforeEach, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { faultOf } from '../../src/storage/database-fault.js';
import { DurableDatabase } from '../../src/storage/durable-database.js';
import { inEveryEngine } from './engines.js';

inEveryEngine('in', (at) => {
  let log: string[];
  let outcomes: string[];
  let database: DurableDatabase;
  let other: DurableDatabase;

  beforeEach(() => {
    log = [];
    outcomes = [];
    const write = (line: string) => void log.push(line);
    const watch = {
      info: write,
      warn: write,
      asked: (outcome: string) => void outcomes.push(outcome),
    };
    database = new DurableDatabase(at.location, watch, () => at.clock);
    other = new DurableDatabase(at.location, { info: () => {}, warn: () => {} }, () => at.clock);
  });

  const close = () => Promise.all([database.close(), other.close()]);
  const wellAsked = () => database.ask((open) => sql<{ one: number }>`select 1 as one`.execute(open));

  test.each([
    ['has an error in its SQL', 'select nothing from nowhere', /\((42P01|SQLITE_ERROR)\)/],
    [
      'breaks a constraint',
      "insert into seen_event (event_id, is_answered) values ('a-secret', 0)",
      /\((23502|SQLITE_CONSTRAINT\w*)\)/,
    ],
  ])('a question that %s fails alone, in one line now and then', async (_what, text, line) => {
    const ask = () => database.ask((open) => sql.raw(text).execute(open));
    await expect(ask()).rejects.toMatchObject({ code: 'storage_refused' });
    await expect(ask()).rejects.toMatchObject({ code: 'storage_refused' });
    expect((await wellAsked()).rows).toHaveLength(1);
    expect(outcomes).toEqual(['refused', 'refused', 'answered']);
    expect(database.isAway).toBe(false);
    expect(log).toEqual([expect.stringMatching(line)]);
    expect(log.join()).not.toContain('a-secret');
    at.clock += 10_000;
    await expect(ask()).rejects.toMatchObject({ code: 'storage_refused' });
    expect(log).toHaveLength(2);
    await close();
  });

  test('a question that got in the way of another is asked again, and nobody hears of it', async () => {
    let asked = 0;
    let release = async (): Promise<unknown> => undefined;
    const isPostgres = at.location.kind === 'postgres';
    await other.ask((open) =>
      sql`insert into seen_event (event_id, seen_at, is_answered) values ('Ev1', 1, 0)`.execute(open),
    );
    const answer = await database.ask(async (open) => {
      asked += 1;
      if (asked > 1) {
        await release();
        return sql`update seen_event set is_answered = 1 where event_id = 'Ev1'`.execute(open);
      }
      if (!isPostgres) {
        // Another process holds the lock.
        await other.ask((held) => sql`begin immediate`.execute(held));
        release = () => other.ask((held) => sql`commit`.execute(held));
        return sql`update seen_event set is_answered = 1 where event_id = 'Ev1'`.execute(open);
      }
      return open
        .transaction()
        .setIsolationLevel('serializable')
        .execute(async (own) => {
          await sql`select * from seen_event`.execute(own);
          await other.ask((held) =>
            sql`update seen_event set seen_at = 2 where event_id = 'Ev1'`.execute(held),
          );
          return sql`update seen_event set is_answered = 1 where event_id = 'Ev1'`.execute(own);
        });
    });
    expect(Number(answer.numAffectedRows)).toBe(1);
    expect(asked).toBe(2);
    expect(outcomes).toEqual(['answered']);
    expect(log).toEqual([]);
    await close();
  });

  test('a question that gets in the way each time ends after three times', async () => {
    let asked = 0;
    const code = at.location.kind === 'postgres' ? '40P01' : 'SQLITE_BUSY';
    const ask = () =>
      database.askDurably(() => {
        asked += 1;
        return Promise.reject(Object.assign(new Error('locked'), { code }));
      });
    // A SQLite that is locked keeps the whole process waiting, so it is left alone.
    const outcome = at.location.kind === 'postgres' ? 'refused' : 'away';
    await expect(ask()).rejects.toMatchObject({ code: `storage_${outcome}` });
    expect(asked).toBe(3);
    expect(outcomes).toEqual([outcome]);
    await close();
  });
});

test.each([
  [Object.assign(new Error('x'), { code: '40001' }), 'conflict'],
  [Object.assign(new Error('x'), { code: '40P01' }), 'conflict'],
  [Object.assign(new Error('x'), { code: 'SQLITE_BUSY_SNAPSHOT' }), 'conflict'],
  [Object.assign(new Error('x'), { code: '23505' }), 'refused'],
  [Object.assign(new Error('x'), { code: '22P02' }), 'refused'],
  [new TypeError('x'), 'refused'],
  [Object.assign(new Error('x'), { code: '57P01' }), 'away'],
  [Object.assign(new Error('x'), { code: '53300' }), 'away'],
  [Object.assign(new Error('x'), { code: '28P01' }), 'away'],
  [Object.assign(new Error('x'), { code: '08006' }), 'away'],
  [Object.assign(new Error('x'), { code: '25006' }), 'away'],
  [Object.assign(new Error('x'), { code: 'EPIPE' }), 'away'],
  [Object.assign(new Error('x'), { code: 'ECONNRESET' }), 'away'],
  [Object.assign(new Error('x'), { code: 'SQLITE_IOERR_WRITE' }), 'away'],
  [Object.assign(new Error('x'), { code: 'SQLITE_FULL' }), 'away'],
  // What PostgreSQL's driver says of a query that takes too long, without a code.
  [new Error('Query read timeout'), 'away'],
] as const)('%p is %s', (error, fault) => {
  expect(faultOf(error)).toBe(fault);
});
