import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { phrasesIn } from '../../src/language/languages.js';
import { Workspace } from './workspace.js';

const method = 'assistant.threads.setSuggestedPrompts';

let workspace: Workspace;

const start = async (locale = 'en-US', env: Record<string, string> = {}) => {
  workspace = (await Workspace.start(env)).answersAll(locale);
};
beforeEach(() => start());
afterEach(() => workspace.stop());

const openMessages = async (id?: string) => {
  await workspace.openHome({ tab: 'messages' }, id);
  await workspace.idle();
};
const answerTo = async (text: string, fields: Record<string, unknown> = {}) => {
  const before = workspace.sent('chat.postMessage').length;
  await workspace.directMessage(text, { ts: '200.1', ...fields });
  return workspace.next('chat.postMessage', before);
};

describe('opening the Messages tab', () => {
  test.each([
    ['en-US', 'no language model', 'The pull from ECR times out'],
    ['ja-JP', '言語モデルは使いません', 'ECR の pull がタイムアウトする'],
  ])(
    'suggests questions in the language of a person (%s), and says what answers',
    async (locale, model, prompt) => {
      await workspace.stop();
      await start(locale);
      workspace.answers(method, {});
      await openMessages();
      const [sent, ...others] = workspace.sent(method);
      expect(others).toEqual([]);
      // A thread_ts makes Slack do nothing at all.
      expect(Object.keys(sent ?? {}).toSorted()).toEqual(['channel_id', 'prompts', 'title']);
      expect(sent).toMatchObject({ channel_id: 'D1', title: expect.stringContaining(model) });
      const prompts = sent?.prompts as { title: string; message: string }[];
      expect(prompts.length).toBeLessThanOrEqual(4);
      expect(prompts[0]?.title).toBe(prompt);
      expect(workspace.sent('views.publish')).toEqual([]);
    },
  );

  test('suggests once for each opening, however often Slack tells of it', async () => {
    workspace.answers(method, {});
    for (const id of ['Ev-a', 'Ev-a', 'Ev-b']) await openMessages(id);
    expect(workspace.sent(method)).toHaveLength(2);
  });

  test('suggests again after a rate limit, which tells nothing about the workspace', async () => {
    workspace.answers(method, () => [429, {}, { 'retry-after': '30' }]);
    for (const id of ['Ev-l', 'Ev-m']) await openMessages(id);
    expect(workspace.sent(method)).toHaveLength(2);
  });

  test('leaves the Home tab as it is', async () => {
    workspace.answers(method, {});
    await workspace.openHome();
    await workspace.next('views.publish');
    await workspace.idle();
    expect(workspace.sent(method)).toEqual([]);
  });

  test.each(['unknown_method', 'missing_scope', 'not_allowed_token_type', 'access_denied'])(
    'breaks nothing where the workspace has no agents (%s), and tells it in one line',
    async (error) => {
      workspace.answers(method, () => ({ ok: false, error }));
      for (let i = 0; i < 3; i += 1) await openMessages();
      expect(workspace.sent(method)).toHaveLength(1);
      expect(workspace.log.filter((line) => line.includes(error))).toHaveLength(1);
      expect(workspace.log.filter((line) => line.includes('failed'))).toEqual([]);
      const posted = await answerTo('ecr');
      expect(JSON.stringify(posted.blocks)).toContain('Amazon ECR: interface endpoint');
      expect(posted).not.toHaveProperty('thread_ts');
    },
  );

  test('tries again after trouble of Slack', async () => {
    workspace.answers(method, () => ({ ok: false, error: 'internal_error' }));
    for (let i = 0; i < 2; i += 1) await openMessages();
    expect(workspace.sent(method)).toHaveLength(2);
  });
});

describe('a message', () => {
  test('to an agent is answered in a thread of its own, and in its thread from then on', async () => {
    workspace.answers(method, {});
    await openMessages();
    expect(await answerTo('ecr')).toMatchObject({ channel: 'D1', thread_ts: '200.1' });
    expect(await answerTo('s3', { ts: '201.1', thread_ts: '200.1' })).toMatchObject({ thread_ts: '200.1' });
  });

  test('to an agent is known by what Slack tells along with it, after a restart as well', async () => {
    expect(await answerTo('ecr', { app_context: {} })).toMatchObject({ thread_ts: '200.1' });
  });

  test('where there are no agents is answered below it, as ever', async () => {
    expect(await answerTo('ecr')).not.toHaveProperty('thread_ts');
    expect(await answerTo('ecr', { thread_ts: '199.1' })).toMatchObject({ thread_ts: '199.1' });
  });
});

describe.each(['en', 'ja'] as const)('the suggested questions in %s', (language) => {
  const { prompts, title } = phrasesIn(language).assistant;

  test.each(prompts)('$title has an answer', async ({ message }) => {
    const posted = await answerTo(message);
    const shown = JSON.stringify(posted);
    expect(shown).toContain('feedback:good');
    expect(shown).toContain(language === 'ja' ? '参考' : 'References');
  });

  test('are short enough to be read on a telephone', () => {
    expect([...title].length).toBeLessThanOrEqual(75);
    for (const prompt of prompts) expect([...prompt.title].length).toBeLessThanOrEqual(40);
  });
});
