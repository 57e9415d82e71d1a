import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { EventStore } from '../../src/storage/event-store.js';
import { type Engine, engines } from './engines.js';

describe.each(Object.entries(engines))('events in %s', (_name, start) => {
  let engine: Engine;
  let clock: number;
  let store: EventStore;
  let replica: EventStore;

  beforeAll(async () => {
    engine = await start();
  }, 60_000);
  afterAll(() => engine.stop());
  beforeEach(async () => {
    clock = 1_800_000_000_000;
    const opened = await engine.open(() => clock);
    store = opened.storage.events;
    replica = opened.replica.events;
  });

  test('are claimed by one replica alone', async () => {
    const claims = await Promise.all([store, replica, store, replica].map((each) => each.claim('Ev1')));
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await replica.claim('Ev2')).toBe(true);
  });

  test('that were answered are never claimed again while Slack may send them', async () => {
    await store.claim('Ev1');
    await store.answered('Ev1');
    for (const minutes of [0, 1, 5]) {
      clock += minutes * 60_000;
      expect(await replica.claim('Ev1')).toBe(false);
    }
  });

  test('whose replica died are claimed by another on the retry after a minute, not on the one at once', async () => {
    await store.claim('Ev1');
    clock += 3_000;
    expect(await replica.claim('Ev1')).toBe(false);
    clock += 60_000;
    expect(await replica.claim('Ev1')).toBe(true);
    expect(await store.claim('Ev1')).toBe(false);
  });

  test('are forgotten after an hour', async () => {
    await store.claim('Ev1');
    await store.answered('Ev1');
    clock += 61 * 60_000;
    await store.claim('Ev2');
    await store.answered('Ev2');
    expect(await replica.claim('Ev1')).toBe(true);
    expect(await replica.claim('Ev2')).toBe(false);
  });
});
