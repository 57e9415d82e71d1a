import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { PictureStore } from '../../src/storage/picture-store.js';
import { inEveryEngine } from './engines.js';

const key = { team: 'T1', hash: '0123456789abcdef' };
const other = { team: 'T2', hash: key.hash };

inEveryEngine('pictures in', (at) => {
  let store: PictureStore;
  let replica: PictureStore;

  beforeEach(() => {
    store = at.storage.pictures;
    replica = at.replica.pictures;
  });
  afterEach(() => expect(at.log).toEqual([]));

  test('are unknown until one is saved, and known to every replica then', async () => {
    expect(await store.find(key)).toBeUndefined();
    await store.save(key, { fileId: 'F1', state: 'uploaded' });
    expect(await store.find(key)).toEqual({ fileId: 'F1', state: 'uploaded' });
    expect(await replica.find(key)).toEqual({ fileId: 'F1', state: 'uploaded' });
    expect(await store.find(other)).toBeUndefined();
  });

  test('take the place of what was known before', async () => {
    await store.save(key, { fileId: 'F1', state: 'uploaded' });
    await store.save(key, { fileId: 'F1', state: 'ready' });
    expect(await store.find(key)).toEqual({ fileId: 'F1', state: 'ready' });
    await store.save(key, { fileId: 'F2', state: 'uploaded' });
    expect(await store.find(key)).toEqual({ fileId: 'F2', state: 'uploaded' });
  });

  test('stay shown once they were', async () => {
    await store.save(key, { fileId: 'F1', state: 'shown' });
    await store.save(key, { fileId: 'F1', state: 'ready' });
    expect(await store.find(key)).toEqual({ fileId: 'F1', state: 'shown' });
    await store.save(key, { fileId: 'F2', state: 'ready' });
    expect(await store.find(key)).toEqual({ fileId: 'F2', state: 'ready' });
  });

  test('are claimed by one alone', async () => {
    const claims = await Promise.all([store, replica, store].map((each) => each.claim(key)));
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await store.find(key)).toBeUndefined();
    expect(await store.claim(other)).toBe(true);
  });

  test('are not claimed once they are there', async () => {
    expect(await store.claim(key)).toBe(true);
    await store.save(key, { fileId: 'F1', state: 'uploaded' });
    at.clock += 3_600_000;
    expect(await store.claim(key)).toBe(false);
    expect(await store.find(key)).toEqual({ fileId: 'F1', state: 'uploaded' });
  });

  test('are claimed from one who has not uploaded them after a minute', async () => {
    await store.claim(key);
    at.clock += 60_000;
    expect(await replica.claim(key)).toBe(false);
    at.clock += 1;
    expect(await replica.claim(key)).toBe(true);
    expect(await store.claim(key)).toBe(false);
  });

  test('are free again when the claim is given up, but not those of another', async () => {
    await store.claim(key);
    await replica.release(key);
    expect(await replica.claim(key)).toBe(false);
    await store.release(key);
    expect(await store.claim(key)).toBe(true);
    await store.save(key, { fileId: 'F1', state: 'uploaded' });
    await store.release(key);
    expect(await store.find(key)).toBeDefined();
  });

  test('are forgotten, but not another in their place', async () => {
    await store.save(key, { fileId: 'F2', state: 'ready' });
    await store.forget(key, 'F1');
    expect(await store.find(key)).toBeDefined();
    await store.forget(key, 'F2');
    expect(await store.find(key)).toBeUndefined();
    expect(await store.claim(key)).toBe(true);
  });

  test('are listed, the last saved first, without those only claimed', async () => {
    for (const [i, team] of ['T1', 'T2', 'T3'].entries()) {
      at.clock += 1;
      await store.save({ team, hash: key.hash }, { fileId: `F${i}`, state: 'ready' });
    }
    await store.claim({ team: 'T4', hash: key.hash });
    expect(await store.recent(2)).toEqual([
      { team: 'T3', hash: key.hash, fileId: 'F2', state: 'ready' },
      { team: 'T2', hash: key.hash, fileId: 'F1', state: 'ready' },
    ]);
  });
});
