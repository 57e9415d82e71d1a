import { beforeEach, expect, test } from '@jest/globals';
import type { EventStore } from '../../src/storage/event-store.js';
import { inEveryEngine } from './engines.js';

inEveryEngine('events in', (at) => {
  let store: EventStore;
  let replica: EventStore;

  beforeEach(() => {
    store = at.storage.events;
    replica = at.replica.events;
  });

  test('are claimed by one replica alone', async () => {
    const claims = await Promise.all([store, replica, store, replica].map((each) => each.claim('Ev1')));
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await replica.claim('Ev2')).toBe(true);
  });

  test('that were answered are never claimed again while Slack may send them', async () => {
    await store.claim('Ev1');
    store.answered('Ev1');
    await store.write();
    for (const minutes of [0, 1, 5]) {
      at.clock += minutes * 60_000;
      expect(await replica.claim('Ev1')).toBe(false);
    }
  });

  test('that were answered are written down before the storage is closed', async () => {
    await store.claim('Ev1');
    store.answered('Ev1');
    await at.storage.close();
    at.clock += 60_000;
    expect(await replica.claim('Ev1')).toBe(false);
  });

  test('whose replica died are claimed by another on the retry after a minute, not on the one at once', async () => {
    await store.claim('Ev1');
    at.clock += 3_000;
    expect(await replica.claim('Ev1')).toBe(false);
    at.clock += 60_000;
    expect(await replica.claim('Ev1')).toBe(true);
    expect(await store.claim('Ev1')).toBe(false);
  });

  test('are forgotten after an hour', async () => {
    for (const id of ['Ev1', 'Ev2']) {
      at.clock += 61 * 60_000;
      await store.claim(id);
      store.answered(id);
      await store.write();
    }
    expect(await replica.claim('Ev1')).toBe(true);
    expect(await replica.claim('Ev2')).toBe(false);
  });
});
