import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { keptFeedbackDays } from '../../src/storage/feedback-store.js';
import { dayMilliseconds } from '../../src/storage/retention.js';
import type { Storage } from '../../src/storage/storage.js';
import { type Engine, engines } from './engines.js';

describe.each(Object.entries(engines))('feedback in %s', (_name, start) => {
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

  test('is known to every replica as it was given, the latest first', async () => {
    const bad = {
      verdict: 'bad',
      topics: ['s3/interface-endpoint', 'ecr'],
      region: 'us-east-1',
      language: 'en',
      expected: "It's “free”\nnow",
      more: 'https://example.com',
    } as const;
    const missing = { verdict: 'missing', topics: [], language: 'ja', words: 'フロブ' } as const;
    expect(await storage.feedback.list()).toEqual([]);
    await storage.feedback.add('T1', bad);
    clock += 1;
    await replica.feedback.add('T2', missing);
    expect(await storage.feedback.list()).toEqual([
      { ...missing, at: clock },
      { ...bad, at: clock - 1 },
    ]);
    await storage.feedback.add('T1', bad);
    expect(await replica.feedback.list()).toHaveLength(3);
  });

  test('of a workspace goes with the workspace', async () => {
    const good = { verdict: 'good', topics: ['ecr'], language: 'en' } as const;
    await storage.feedback.add('T1', good);
    await storage.feedback.add('T2', { ...good, topics: ['s3'] });
    await replica.forgetWorkspace('T1');
    expect((await storage.feedback.list()).map(({ topics }) => topics)).toEqual([['s3']]);
  });

  test('is listed as far back as is asked for, and forgotten after a year', async () => {
    const good = { verdict: 'good', topics: ['ecr'], region: 'us-east-1', language: 'en' } as const;
    await storage.feedback.add('T1', good);
    clock += keptFeedbackDays * dayMilliseconds;
    expect(await storage.feedback.list()).toHaveLength(1);
    expect(await storage.feedback.list(30)).toEqual([]);
    clock += 1;
    expect(await storage.feedback.list()).toEqual([]);
    await storage.feedback.add('T1', good);
    // Nothing older is there any more, however far back somebody looks.
    expect(await storage.feedback.list(10 * keptFeedbackDays)).toHaveLength(1);
  });
});
