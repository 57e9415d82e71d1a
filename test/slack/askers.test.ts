import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Storage } from '../../src/storage/storage.js';
import { buttonsIn, memoryStorage, Workspace } from './workspace.js';

let workspace: Workspace;

beforeEach(async () => {
  workspace = (await Workspace.start()).answersAll();
});
afterEach(() => workspace.stop());

const asked = async (text: string) => JSON.stringify(await (await workspace.command(text)).json());
const set = (change: Parameters<Storage['preferences']['save']>[1], user = 'U1') =>
  workspace.storage.preferences.save({ team: 'T1', user }, change);

describe('what a person has set', () => {
  test('decides on the Region, unless the message names one', async () => {
    await set({ region: 'eu-west-1' });
    expect(await asked('ecr')).toContain('com.amazonaws.eu-west-1.ecr.api');
    expect(await asked('ecr us-east-1')).toContain('com.amazonaws.us-east-1.ecr.api');
    await workspace.mention('ecr');
    const posted = await workspace.next('chat.postMessage');
    expect(JSON.stringify(posted.blocks)).toContain('com.amazonaws.eu-west-1.ecr.api');
  });

  test('decides on the language, whatever the message is in', async () => {
    await set({ language: 'en' });
    expect(await asked('ECR につなぎたい')).toContain('Amazon ECR: interface endpoint');
    await set({ language: 'ja' }, 'U2');
    const response = await workspace.command('ecr', { user_id: 'U2' });
    expect(JSON.stringify(await response.json())).toContain('Amazon ECR：インターフェイスエンドポイント');
  });

  test('is left alone where it makes no sense any more', async () => {
    await set({ region: 'moon-1', language: 'tlh' });
    expect(await asked('ecr')).toContain('com.amazonaws.ap-northeast-1.ecr.api');
  });

  test('is not known of somebody else', async () => {
    await set({ region: 'eu-west-1' }, 'U2');
    expect(await asked('ecr')).toContain('com.amazonaws.ap-northeast-1.ecr.api');
  });
});

test('a storage that answers never or with an error costs the settings, not the answer', async () => {
  for (const find of [
    () => new Promise<never>(() => {}),
    () => Promise.reject(Object.assign(new Error('secret'), { code: 'EAWAY' })),
  ]) {
    const storage = memoryStorage();
    storage.preferences.find = find;
    const other = (await Workspace.start({}, { storage })).answersAll();
    const response = await other.command('ecr');
    expect(JSON.stringify(await response.json())).toContain('com.amazonaws.ap-northeast-1.ecr.api');
    expect(other.log.join('\n')).not.toContain('secret');
    await other.stop();
  }
});

describe('what an older version left behind', () => {
  test('in a message is one helpful line', async () => {
    const response = workspace.response();
    await workspace.press({ action_id: 'gone:en', value: '{}' });
    expect(await response).toMatchObject({
      response_type: 'ephemeral',
      replace_original: false,
      text: expect.stringContaining('older version'),
    });
  });

  test.each([
    ['home', 'views.open'],
    ['modal', 'views.push'],
  ] as const)('on a %s is one helpful line over it', async (type, method) => {
    workspace.answers('views.push', {});
    await workspace.pressInView({ action_id: 'constructor', value: '{}' }, type);
    const { view } = await workspace.next(method);
    expect(JSON.stringify(view)).toContain('older version');
  });

  test('as a modal turns into one helpful line', async () => {
    const response = await workspace.submit({ callback_id: 'toString', private_metadata: '' });
    expect(await response.json()).toMatchObject({
      response_action: 'update',
      view: { blocks: [{ text: { text: expect.stringContaining('older version') } }] },
    });
  });

  test('speaks the language of the card', async () => {
    const [share] = buttonsIn(await (await workspace.command('ECR につなぎたい')).json());
    const response = workspace.response();
    await workspace.press({ ...share, action_id: 'gone' });
    expect(await response).toMatchObject({ text: expect.stringContaining('古いバージョン') });
  });
});
