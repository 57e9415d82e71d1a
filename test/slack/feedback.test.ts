import { afterEach, describe, expect, test } from '@jest/globals';
import { problemsOfBlocks, problemsOfView } from '../../src/playground/stand-in/block-kit-rules.js';
import type { Storage } from '../../src/storage/storage.js';
import { buttonsIn, memoryStorage, type ShownButton, Workspace } from './workspace.js';

let workspace: Workspace;
afterEach(() => workspace.stop());

const start = async (env: Record<string, string> = {}, storage: Storage = memoryStorage()) => {
  workspace = (await Workspace.start(env, { storage })).answersAll().answers('views.push', {});
};
const toChannel = {
  MAINTAINERS_CHANNEL: '#vpc-feedback',
  ISSUES_URL: 'https://github.com/acme/vpcaccess/issues',
};

type Shown = Record<string, unknown>;

async function button(text: string, action: string): Promise<ShownButton> {
  const found = buttonsIn(await (await workspace.command(text)).json()).find(
    ({ action_id }) => action_id === action,
  );
  if (found === undefined) throw new Error(`${text} shows no button ${action}`);
  return found;
}

/** The form that a button opens. */
async function form(text: string, action: string): Promise<Shown> {
  await workspace.press(await button(text, action));
  const { view } = await workspace.next('views.open');
  return view as Shown;
}

const entered = (expected: string | null, more: string | null = null) => ({
  expected: { expected: { type: 'plain_text_input', value: expected } },
  more: { more: { type: 'plain_text_input', value: more } },
});

/** Submits a form and gives what takes its place. */
async function send(view: Shown, values: Record<string, unknown>): Promise<Shown> {
  const response = await workspace.submit(
    { callback_id: view.callback_id, private_metadata: view.private_metadata },
    values,
  );
  const answer = (await response.json()) as { response_action: string; view: Shown };
  expect(answer.response_action).toBe('update');
  expect(problemsOfView(answer.view)).toEqual([]);
  await workspace.idle();
  return answer.view;
}

const given = () => workspace.storage.feedback.list();

describe('👍', () => {
  test.each([
    ['ecr', 'Good to know that this answer helps'],
    ['ECR につなぎたい', 'お役に立てて'],
  ])('on the answer to %s is kept without a name, and thanked for quietly', async (text, thanks) => {
    await start(toChannel);
    const good = await button(text, 'feedback:good');
    const response = workspace.response();
    await workspace.press(good, { is_ephemeral: false, thread_ts: '99.1' });
    expect(await response).toMatchObject({
      response_type: 'ephemeral',
      replace_original: false,
      thread_ts: '99.1',
      text: expect.stringContaining(thanks),
    });
    await workspace.idle();
    expect(await given()).toMatchObject([{ verdict: 'good', topics: ['ecr'], region: 'ap-northeast-1' }]);
    expect(JSON.stringify(await given())).not.toContain('U1');
    expect(workspace.sent('chat.postMessage')).toEqual([]);
  });
});

describe('👎', () => {
  test('opens a form that names the answer and says who will read it', async () => {
    await start(toChannel);
    const view = await form('s3 from on-premises us-east-1', 'feedback:bad');
    expect(problemsOfView(view)).toEqual([]);
    const shown = JSON.stringify(view.blocks);
    expect(shown).toContain('Amazon S3: interface endpoint');
    expect(shown).toContain('us-east-1');
    expect(shown).toContain('with your name');
    expect(view.blocks).toMatchObject([
      { type: 'section' },
      { block_id: 'expected', optional: false },
      { block_id: 'more', optional: true },
      { type: 'context' },
    ]);
  });

  test('opens the form in the language of the answer, and in a modal over it', async () => {
    await start();
    await workspace.pressInView(await button('ECR につなぎたい', 'feedback:bad'), 'modal');
    const { view } = await workspace.next('views.push');
    expect(JSON.stringify(view)).toContain('名前なしで保存します');
  });

  test('sent tells the maintainers what was shown, what was expected and by whom, and is kept without a name', async () => {
    await start(toChannel);
    const view = await form('s3 from on-premises us-east-1', 'feedback:bad');
    const thanks = await send(
      view,
      entered('It is <!channel> *free* & simple', 'https://docs.aws.amazon.com/x#y'),
    );
    expect(JSON.stringify(thanks)).toContain('Thank you');

    const [posted, ...others] = workspace.sent('chat.postMessage');
    expect(others).toEqual([]);
    expect(posted).toMatchObject({ channel: '#vpc-feedback', text: expect.stringContaining('Amazon S3') });
    expect(problemsOfBlocks(posted?.blocks)).toEqual([]);
    const shown = JSON.stringify(posted?.blocks);
    for (const part of [
      'Amazon S3: interface endpoint (checked on 20',
      '`s3/interface-endpoint`',
      'us-east-1',
      'It is &lt;!channel&gt; *free* &amp; simple',
      'https://docs.aws.amazon.com/x#y',
      'From <@U1>',
    ]) {
      expect(shown).toContain(part);
    }
    const kept = await given();
    expect(kept).toMatchObject([
      {
        verdict: 'bad',
        topics: ['s3/interface-endpoint'],
        region: 'us-east-1',
        language: 'en',
        expected: 'It is <!channel> *free* & simple',
        more: 'https://docs.aws.amazon.com/x#y',
      },
    ]);
    expect(JSON.stringify(kept)).not.toContain('U1');
  });

  test('leads to an issue that is filled in, and that names nobody', async () => {
    await start(toChannel);
    await send(
      await form('s3', 'feedback:bad'),
      entered('It costs nothing', 'https://example.com/a?b=c&d=e'),
    );
    const [open] = buttonsIn(workspace.sent('chat.postMessage')[0]?.blocks);
    const { origin, pathname, searchParams } = new URL(String(open?.url));
    expect(`${origin}${pathname}`).toBe('https://github.com/acme/vpcaccess/issues/new');
    expect(searchParams.get('title')).toBe('Amazon S3: gateway endpoint — not right');
    expect(searchParams.get('labels')).toBe('feedback');
    const body = searchParams.get('body') ?? '';
    expect(body).toMatch(
      /### Ours says\n\n• Amazon S3: gateway endpoint.*### Should say\n\nIt costs nothing\n\n### Source/s,
    );
    expect(`${open?.url}`).not.toContain('U1');
    // Slack tells of a press on a link as well, and opens it by itself.
    workspace.answers('response_url', {}, '/response/2');
    const before = workspace.calls.length;
    expect((await workspace.press({ ...open })).status).toBe(200);
    await workspace.idle();
    expect(workspace.calls).toHaveLength(before);
  });

  test('of texts as long as they may be leads to an address that a button takes', async () => {
    await start({ ...toChannel, DEFAULT_LANGUAGE: 'ja' });
    const all = 'ecr logs secretsmanager sqs sns kms sts ssm s3 dynamodb';
    await send(await form(all, 'feedback:bad'), entered('漢'.repeat(500), '&😀'.repeat(250)));
    const [posted] = workspace.sent('chat.postMessage');
    expect(problemsOfBlocks(posted?.blocks)).toEqual([]);
    const [open] = buttonsIn(posted?.blocks);
    const url = String(open?.url);
    expect(url.length).toBeLessThanOrEqual(3000);
    expect(url.length).toBeGreaterThan(1000);
    expect(new URL(url).searchParams.get('body')).toContain('### 正しい内容\n\n漢漢漢');
  });

  test('without a repository has no link, and without a channel is kept alone', async () => {
    await start({ MAINTAINERS_CHANNEL: 'C0FEEDBACK1' });
    await send(await form('s3', 'feedback:bad'), entered('no'));
    const [posted] = workspace.sent('chat.postMessage');
    expect(posted).toMatchObject({ channel: 'C0FEEDBACK1' });
    expect(buttonsIn(posted?.blocks)).toEqual([]);
    await workspace.stop();

    await start({ ISSUES_URL: toChannel.ISSUES_URL });
    const view = await form('s3', 'feedback:bad');
    expect(JSON.stringify(view)).toContain('without your name');
    expect(JSON.stringify(await send(view, entered('no')))).toContain('It is kept');
    expect(workspace.sent('chat.postMessage')).toEqual([]);
    expect(await given()).toHaveLength(1);
  });

  test('with a secret in it goes on without', async () => {
    await start(toChannel);
    await send(
      await form('s3', 'feedback:bad'),
      entered('my key AKIAIOSFODNN7EXAMPLE', 'account 123456789012'),
    );
    const everywhere = JSON.stringify([workspace.calls, await given(), workspace.log]);
    expect(everywhere).toContain('my key [key]');
    expect(everywhere).not.toMatch(/AKIAIOSFODNN7EXAMPLE|123456789012/);
  });
});

describe('a question without an answer', () => {
  test('has a button to a form that knows the words, in which nothing has to be filled in', async () => {
    await start(toChannel);
    const view = await form('frobnicator <!here> endpoint', 'feedback:missing');
    expect(problemsOfView(view)).toEqual([]);
    expect(JSON.stringify(view)).toContain('You asked: “frobnicator endpoint”');
    expect(view.blocks).toMatchObject([{}, { optional: true }, { optional: true }, {}]);
    await send(view, entered(null));
    const [posted] = workspace.sent('chat.postMessage');
    expect(problemsOfBlocks(posted?.blocks)).toEqual([]);
    expect(JSON.stringify(posted?.blocks)).toContain('frobnicator endpoint');
    const [open] = buttonsIn(posted?.blocks);
    expect(new URL(String(open?.url)).searchParams.get('title')).toBe('Missing: frobnicator endpoint');
    expect(await given()).toMatchObject([
      { verdict: 'missing', topics: [], words: 'frobnicator endpoint', expected: undefined },
    ]);
  });

  test('speaks Japanese, and with a guess as well', async () => {
    await start();
    const view = await form('esc に接続したい', 'feedback:missing');
    expect(JSON.stringify(view)).toContain('質問：「esc に接続したい」');
  });

  test('travels in its button short, and without secrets', async () => {
    await start();
    const missing = await button(`${'<'.repeat(3000)} frob AKIAIOSFODNN7EXAMPLE`, 'feedback:missing');
    expect(missing.value.length).toBeLessThanOrEqual(2000);
    const secret = await button('frob AKIAIOSFODNN7EXAMPLE', 'feedback:missing');
    expect(secret.value).not.toContain('AKIA');
  });
});

describe('nobody is left without a word', () => {
  test.each([
    ['not_in_channel', /invite the bot there/],
    ['channel_not_found', /check its id or name/],
    ['fatal_error', /tried with the next one/],
  ])('when Slack refuses the message (%s): one line in the log says what to do', async (error, advice) => {
    await start(toChannel);
    const view = await form('s3', 'feedback:bad');
    workspace.refuses('chat.postMessage', error);
    const thanks = await send(view, entered('secret words'));
    expect(JSON.stringify(thanks)).toContain('Thank you');
    const told = workspace.log.filter((line) => line.includes('MAINTAINERS_CHANNEL'));
    expect(told).toEqual([expect.stringContaining(error)]);
    expect(told[0]).toMatch(advice);
    expect(workspace.log.join()).not.toContain('secret words');
    expect(await given()).toHaveLength(1);
  });

  test('when the storage is gone: the maintainers are told all the same', async () => {
    const storage = memoryStorage();
    storage.feedback.add = () => Promise.reject(Object.assign(new Error('secret words'), { code: 'EAWAY' }));
    await start(toChannel, storage);
    const view = await form('s3', 'feedback:bad');
    expect(JSON.stringify(await send(view, entered('secret words')))).toContain('Thank you');
    expect(workspace.sent('chat.postMessage')).toHaveLength(1);
    expect(workspace.log).toContainEqual(expect.stringMatching(/could not be kept.*EAWAY/));
    expect(workspace.log.join()).not.toContain('secret words');
  });

  test('when the form cannot be opened', async () => {
    await start();
    const bad = await button('s3', 'feedback:bad');
    workspace.refuses('views.open', 'expired_trigger_id');
    const response = workspace.response();
    await workspace.press(bad);
    expect(await response).toMatchObject({ text: expect.stringContaining('gave up waiting') });
  });

  test.each([
    '{}',
    '{"v":1,"words":"","language":"en"}',
    '{"v":1,"topics":["gone"],"region":"us-east-1","language":"en"}',
  ])('when the button or the form is of an older version: %s', async (value) => {
    await start();
    const response = workspace.response();
    await workspace.press({ action_id: 'feedback:bad', value });
    expect(await response).toMatchObject({ text: expect.stringContaining('older version') });
    const shown = await send({ callback_id: 'feedback', private_metadata: value }, entered('x'));
    expect(JSON.stringify(shown)).toContain('older version');
    const odd = await send(
      { callback_id: 'feedback', private_metadata: (await button('s3', 'feedback:bad')).value },
      {},
    );
    expect(JSON.stringify(odd)).toContain('older version');
    expect(await given()).toEqual([]);
  });
});

test('the start does not ask whether the channel is there', async () => {
  await start({ MAINTAINERS_CHANNEL: '#nowhere' });
  expect(workspace.calls).toEqual([]);
  expect((await workspace.command('ecr')).status).toBe(200);
});
