import { expect, jest, test } from '@jest/globals';
import { RunningWork } from '../../src/slack/running-work.js';

test('what runs is waited for, and what it started as well', async () => {
  const work = new RunningWork();
  const done: string[] = [];
  const second = async () => void done.push('second');
  work.track(
    Promise.resolve().then(() => {
      done.push('first');
      void work.track(Promise.resolve().then(second));
    }),
  );
  await work.drain(10_000);
  expect(done).toEqual(['first', 'second']);
});

test('work that fails is done, and none is waited for when there is none', async () => {
  const work = new RunningWork();
  await expect(work.track(Promise.reject(new Error('no')))).rejects.toThrow('no');
  await work.drain(10_000);
});

test('a deadline ends the wait', async () => {
  jest.useFakeTimers();
  const work = new RunningWork();
  void work.track(new Promise(() => {}));
  const drained = work.drain(10_000);
  await jest.advanceTimersByTimeAsync(10_000);
  await drained;
  jest.useRealTimers();
});
