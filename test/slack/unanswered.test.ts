import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { GapStore } from '../../src/storage/gap-store.js';
import { buttonsIn, memoryStorage, Workspace } from './workspace.js';

let workspace: Workspace;

beforeEach(async () => {
  workspace = (await Workspace.start()).answersAll();
});
afterEach(() => workspace.stop());

const surfaces: Record<string, (text: string) => Promise<Response>> = {
  'a command': (text) => workspace.command(text),
  'a mention': (text) => workspace.mention(text),
  'a direct message': (text) => workspace.directMessage(text),
};

const counted = async () =>
  (await workspace.storage.gaps.list()).map(({ words, language, times }) => [words, language, times]);

describe.each(Object.entries(surfaces))('a question without an answer in %s', (_name, ask) => {
  test('is counted, without who asked, and stands in no log', async () => {
    for (const text of ['Frobnicator endpoint?', 'frobnicator endpoint']) await ask(text);
    await workspace.idle();
    expect(await counted()).toEqual([['frobnicator endpoint', 'en', 2]]);
    expect(JSON.stringify(await workspace.storage.gaps.list())).not.toMatch(/U1|T1|C1|D1/);
    expect(workspace.log.join('\n')).not.toMatch(/frobnicator/i);
  });

  test('is kept without mentions, channels and secrets', async () => {
    await ask(
      'frobnicator endpoint <@U999> <#C1|general> key AKIAIOSFODNN7EXAMPLE <mailto:me@example.com|me@example.com>',
    );
    await workspace.idle();
    expect(await counted()).toEqual([['frobnicator endpoint general key [key] [e-mail]', 'en', 1]]);
  });

  test.each(['ecr', 'kinesis', 'help', 'thanks, that works', 'お疲れさまです', '👍'])(
    'is not %s',
    async (text) => {
      await ask(text);
      await workspace.idle();
      expect(await counted()).toEqual([]);
    },
  );
});

test('one in a thread that tells nothing is counted as well, and can be told of', async () => {
  workspace.answers('conversations.replies', {
    messages: [{ type: 'message', user: 'U2', ts: '99.1', text: 'hm' }],
  });
  await workspace.mention('frobnicator endpoint', { thread_ts: '99.1' });
  await workspace.idle();
  const [posted] = workspace.sent('chat.postMessage');
  expect(buttonsIn(posted).map(({ action_id }) => action_id)).toEqual(['feedback:missing']);
  expect(await counted()).toEqual([['frobnicator endpoint', 'en', 1]]);
  await workspace.mention('why?', { thread_ts: '99.1' });
  await workspace.idle();
  expect(await counted()).toHaveLength(1);
});

test('nothing is kept of a message that somebody else wrote', async () => {
  const response = workspace.response();
  await workspace.shortcut('ask_about_message', { text: 'frobnicator endpoint' });
  expect(JSON.stringify(await response)).toContain('no AWS service');
  await workspace.idle();
  expect(await counted()).toEqual([]);
});

test('speaks the language of its answer', async () => {
  await workspace.command('Frobnicator につなぎたい');
  expect(await counted()).toEqual([['frobnicator につなぎたい', 'ja', 1]]);
});

test('a button that leads to the same again counts nothing', async () => {
  const response = workspace.response();
  await workspace.press({ action_id: 'show_topic:en', value: '{}' });
  await response;
  expect(await counted()).toEqual([]);
});

describe('an answer neither waits nor fails', () => {
  test('while what is noted cannot be written', async () => {
    const gaps = new GapStore({ ask: () => new Promise(() => {}), now: Date.now });
    const storage = { ...memoryStorage(), gaps };
    const other = (await Workspace.start({}, { storage })).answersAll();
    const response = await other.command('frobnicator endpoint');
    expect(JSON.stringify(await response.json())).toContain('no AWS service');
    await other.stop();
  });

  test('when it cannot even be noted', async () => {
    const storage = memoryStorage();
    storage.gaps.add = () => {
      throw Object.assign(new Error('frobnicator'), { code: 'EBROKEN' });
    };
    const other = (await Workspace.start({}, { storage })).answersAll();
    const response = await other.command('frobnicator endpoint');
    expect(JSON.stringify(await response.json())).toContain('no AWS service');
    expect(other.log).toContainEqual(expect.stringContaining('EBROKEN'));
    expect(other.log.join('\n')).not.toContain('frobnicator');
    await other.stop();
  });
});
