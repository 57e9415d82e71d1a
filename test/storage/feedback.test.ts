import { afterEach, expect, test } from '@jest/globals';
import { keptFeedbackDays } from '../../src/storage/feedback-store.js';
import { dayMilliseconds } from '../../src/storage/retention.js';
import { inEveryEngine } from './engines.js';

inEveryEngine('feedback in', (at) => {
  afterEach(() => expect(at.log).toEqual([]));

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
    expect(await at.storage.feedback.list()).toEqual([]);
    await at.storage.feedback.add('T1', bad);
    at.clock += 1;
    await at.replica.feedback.add('T2', missing);
    expect(await at.storage.feedback.list()).toEqual([
      { ...missing, at: at.clock },
      { ...bad, at: at.clock - 1 },
    ]);
    await at.storage.feedback.add('T1', bad);
    expect(await at.replica.feedback.list()).toHaveLength(3);
  });

  test('of a workspace goes with the workspace', async () => {
    const good = { verdict: 'good', topics: ['ecr'], language: 'en' } as const;
    await at.storage.feedback.add('T1', good);
    await at.storage.feedback.add('T2', { ...good, topics: ['s3'] });
    await at.replica.forgetWorkspace('T1');
    expect((await at.storage.feedback.list()).map(({ topics }) => topics)).toEqual([['s3']]);
  });

  test('is listed as far back as is asked for, and forgotten after a year', async () => {
    const good = { verdict: 'good', topics: ['ecr'], region: 'us-east-1', language: 'en' } as const;
    await at.storage.feedback.add('T1', good);
    at.clock += keptFeedbackDays * dayMilliseconds;
    expect(await at.storage.feedback.list()).toHaveLength(1);
    expect(await at.storage.feedback.list(30)).toEqual([]);
    at.clock += 1;
    expect(await at.storage.feedback.list()).toEqual([]);
    await at.storage.feedback.add('T1', good);
    // Nothing older is there any more, however far back somebody looks.
    expect(await at.storage.feedback.list(10 * keptFeedbackDays)).toHaveLength(1);
  });
});
