import { afterEach, expect, test } from '@jest/globals';
import { mostRecent } from '../../src/storage/recent-store.js';
import { inEveryEngine } from './engines.js';

const key = { team: 'T1', user: 'U1' };
const others = [
  { team: 'T1', user: 'U2' },
  { team: 'T2', user: 'U1' },
];

inEveryEngine('in', (at) => {
  afterEach(() => expect(at.log).toEqual([]));

  test('the settings of a person are known to every replica, one by one', async () => {
    expect(await at.storage.preferences.find(key)).toEqual({});
    await at.storage.preferences.save(key, { region: 'us-east-1' });
    await at.replica.preferences.save(key, { tool: 'cdk', language: 'ja' });
    expect(await at.storage.preferences.find(key)).toEqual({
      region: 'us-east-1',
      tool: 'cdk',
      language: 'ja',
    });
    await at.storage.preferences.save(key, { language: null });
    expect(await at.replica.preferences.find(key)).toEqual({ region: 'us-east-1', tool: 'cdk' });
    for (const other of others) expect(await at.storage.preferences.find(other)).toEqual({});
  });

  test('the latest questions of a person, the last one first and each once', async () => {
    for (const topics of ['s3', 'ecr', 's3']) {
      at.clock += 1;
      at.storage.recent.add(key, topics);
    }
    expect(await at.storage.recent.of(key)).toEqual(['s3', 'ecr']);
    expect(await at.replica.recent.of(key)).toEqual(['s3', 'ecr']);
    for (const other of others) expect(await at.storage.recent.of(other)).toEqual([]);
  });

  test('no more than the latest are kept, whichever replica answered', async () => {
    for (let i = 0; i < mostRecent + 2; i += 1) {
      at.clock += 1;
      const { recent } = i % 2 === 0 ? at.storage : at.replica;
      recent.add(key, `topic-${i}`);
      await recent.write();
    }
    const latest = Array.from({ length: mostRecent }, (_, i) => `topic-${mostRecent + 1 - i}`);
    expect(await at.storage.recent.of(key)).toEqual(latest);
    expect(await at.replica.recent.of(key)).toEqual(latest);
    // What is gone does not come back when something newer goes.
    at.clock += 1;
    at.storage.recent.add(key, 'topic-0');
    expect((await at.storage.recent.of(key)).at(-1)).toBe(latest.at(-2));
  });

  test('replicas that write down the same questions in another order do not get in each other’s way', async () => {
    const topics = Array.from({ length: 4 * mostRecent }, (_, i) => `topic-${i}`);
    for (let round = 0; round < 10; round += 1) {
      at.clock += 1;
      for (const topic of topics) at.storage.recent.add(key, topic);
      for (const topic of topics.toReversed()) at.replica.recent.add(key, topic);
      await Promise.all([at.storage.recent.write(), at.replica.recent.write()]);
    }
    expect(await at.storage.recent.of(key)).toHaveLength(mostRecent);
  });

  test('what a person asked is forgotten on request, what is only noted as well, and nothing else', async () => {
    for (const asked of [key, ...others]) at.storage.recent.add(asked, 's3');
    await at.storage.recent.write();
    at.storage.recent.add(key, 'ecr');
    await at.storage.recent.clear(key);
    expect(await at.storage.recent.of(key)).toEqual([]);
    expect(await at.replica.recent.of(key)).toEqual([]);
    for (const other of others) expect(await at.replica.recent.of(other)).toEqual(['s3']);
  });

  test('what was only noted is written down on closing', async () => {
    at.storage.recent.add(key, 'ecr');
    await at.storage.close();
    expect(await at.replica.recent.of(key)).toEqual(['ecr']);
  });
});
