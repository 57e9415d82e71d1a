import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { mostRecent } from '../../src/storage/recent-store.js';
import type { Storage } from '../../src/storage/storage.js';
import { type Engine, engines } from './engines.js';

const key = { team: 'T1', user: 'U1' };
const others = [
  { team: 'T1', user: 'U2' },
  { team: 'T2', user: 'U1' },
];

describe.each(Object.entries(engines))('in %s', (_name, start) => {
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

  test('the settings of a person are known to every replica, one by one', async () => {
    expect(await storage.preferences.find(key)).toEqual({});
    await storage.preferences.save(key, { region: 'us-east-1' });
    await replica.preferences.save(key, { tool: 'cdk', language: 'ja' });
    expect(await storage.preferences.find(key)).toEqual({ region: 'us-east-1', tool: 'cdk', language: 'ja' });
    await storage.preferences.save(key, { language: null });
    expect(await replica.preferences.find(key)).toEqual({ region: 'us-east-1', tool: 'cdk' });
    for (const other of others) expect(await storage.preferences.find(other)).toEqual({});
  });

  test('the latest questions of a person, the last one first and each once', async () => {
    for (const topics of ['s3', 'ecr', 's3']) {
      clock += 1;
      storage.recent.add(key, topics);
    }
    expect(await storage.recent.of(key)).toEqual(['s3', 'ecr']);
    expect(await replica.recent.of(key)).toEqual(['s3', 'ecr']);
    for (const other of others) expect(await storage.recent.of(other)).toEqual([]);
  });

  test('no more than the latest are kept, whichever replica answered', async () => {
    for (let i = 0; i < mostRecent + 2; i += 1) {
      clock += 1;
      const { recent } = i % 2 === 0 ? storage : replica;
      recent.add(key, `topic-${i}`);
      await recent.write();
    }
    const latest = Array.from({ length: mostRecent }, (_, i) => `topic-${mostRecent + 1 - i}`);
    expect(await storage.recent.of(key)).toEqual(latest);
    expect(await replica.recent.of(key)).toEqual(latest);
    // What is gone does not come back when something newer goes.
    clock += 1;
    storage.recent.add(key, 'topic-0');
    expect((await storage.recent.of(key)).at(-1)).toBe(latest.at(-2));
  });

  test('replicas that write down the same questions in another order do not get in each other’s way', async () => {
    const topics = Array.from({ length: 4 * mostRecent }, (_, i) => `topic-${i}`);
    for (let round = 0; round < 10; round += 1) {
      clock += 1;
      for (const topic of topics) storage.recent.add(key, topic);
      for (const topic of topics.toReversed()) replica.recent.add(key, topic);
      await Promise.all([storage.recent.write(), replica.recent.write()]);
    }
    expect(await storage.recent.of(key)).toHaveLength(mostRecent);
  });

  test('what a person asked is forgotten on request, what is only noted as well, and nothing else', async () => {
    for (const asked of [key, ...others]) storage.recent.add(asked, 's3');
    await storage.recent.write();
    storage.recent.add(key, 'ecr');
    await storage.recent.clear(key);
    expect(await storage.recent.of(key)).toEqual([]);
    expect(await replica.recent.of(key)).toEqual([]);
    for (const other of others) expect(await replica.recent.of(other)).toEqual(['s3']);
  });

  test('what was only noted is written down on closing', async () => {
    storage.recent.add(key, 'ecr');
    await storage.close();
    expect(await replica.recent.of(key)).toEqual(['ecr']);
  });
});
