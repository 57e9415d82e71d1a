import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { StaticSelect } from '@slack/types';
import nock from 'nock';
import { readState } from '../../src/slack/cards/answer-state.js';
import { sign } from './signature.js';
import { buttonOf, memoryStorage, Workspace } from './workspace.js';

let workspace: Workspace;

beforeEach(async () => {
  workspace = (await Workspace.start()).answersAll();
});
afterEach(() => workspace.stop());

const now = () => Math.floor(Date.now() / 1000);
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const ecr = 'command=%2Fvpcaccess&text=ecr&user_id=U1&team_id=T1';

describe('a request is verified', () => {
  test.each([
    ['a wrong secret', () => sign(ecr, now(), 'another-secret')],
    ['a body that was changed', () => sign(`${ecr}x`, now())],
    ['a signature of another version', () => ({ ...sign(ecr, now()), 'x-slack-signature': 'v1=abc' })],
    ['a signature that is no hex', () => ({ ...sign(ecr, now()), 'x-slack-signature': 'v0=zzz' })],
    ['a timestamp that is no number', () => ({ ...sign(ecr, now()), 'x-slack-request-timestamp': 'soon' })],
  ])('%s is refused', async (_name, headers) => {
    const response = await fetch(workspace.url, {
      method: 'POST',
      body: ecr,
      headers: { ...form, ...headers() },
    });
    expect(response.status).toBe(401);
    expect(await response.text()).toBe('');
    expect(workspace.log.join('\n')).not.toContain('ecr');
  });

  test('no signature at all is refused', async () => {
    expect((await fetch(workspace.url, { method: 'POST', body: ecr, headers: form })).status).toBe(401);
  });

  describe('with the clock of Slack', () => {
    beforeEach(() => {
      const at = Date.now();
      jest.spyOn(Date, 'now').mockReturnValue(at);
    });
    afterEach(() => {
      jest.restoreAllMocks();
    });

    test.each([-300, -299, 0, 299, 300])('%d seconds apart is accepted', async (seconds) => {
      expect((await workspace.send(ecr, form, now() + seconds)).status).toBe(200);
    });

    test.each([-86_400, -302, -301, 301, 302, 86_400])('%d seconds apart is refused', async (seconds) => {
      expect((await workspace.send(ecr, form, now() + seconds)).status).toBe(401);
    });
  });

  test('a charset in the content type is no reason to refuse', async () => {
    const response = await workspace.send(ecr, {
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
    });
    expect(JSON.stringify(await response.json())).toContain('Amazon ECR');
  });
});

describe('a request that was received before', () => {
  const share = async () => {
    const shown = await (await workspace.command('ecr')).json();
    const payload = {
      type: 'block_actions',
      user: { id: 'U1', team_id: 'T1' },
      team: { id: 'T1' },
      channel: { id: 'C1' },
      trigger_id: '1.1',
      container: { type: 'message', message_ts: '100.1', channel_id: 'C1', is_ephemeral: true },
      actions: [{ type: 'button', block_id: 'b', ...buttonOf(shown, 'Share in channel') }],
    };
    const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
    return { body, headers: { ...form, ...sign(body, now()) } };
  };
  const post = (at: Workspace, { body, headers }: { body: string; headers: Record<string, string> }) =>
    fetch(at.url, { method: 'POST', body, headers });

  test('is refused, however its headers are written', async () => {
    const headers = sign(ecr, now());
    const signature = String(headers['x-slack-signature']);
    const at = String(headers['x-slack-request-timestamp']);
    const send = (changed: Record<string, string>) =>
      post(workspace, { body: ecr, headers: { ...form, ...headers, ...changed } });
    expect((await send({})).status).toBe(200);
    for (const changed of [
      {},
      { 'x-slack-signature': `${signature}=` },
      { 'x-slack-signature': `${signature}=again` },
      { 'x-slack-request-timestamp': `0${at}` },
      { 'x-slack-request-timestamp': `${at}.0` },
      { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    ]) {
      const again = await send(changed);
      expect([again.status, await again.text()]).toEqual([401, '']);
    }
    expect((await workspace.send(`${ecr}+s3`, form)).status).toBe(200);
  });

  test('does nothing for the second time', async () => {
    const request = await share();
    expect((await post(workspace, request)).status).toBe(200);
    expect((await post(workspace, request)).status).toBe(401);
    await workspace.idle();
    expect(workspace.sent('chat.postMessage')).toHaveLength(1);
  });

  test('posts nothing for the second time on another replica either', async () => {
    const storage = memoryStorage();
    const replicas = await Promise.all([Workspace.start({}, { storage }), Workspace.start({}, { storage })]);
    const request = await share();
    for (const replica of replicas) {
      await post(replica, request);
      await replica.idle();
    }
    const posted = workspace.sent('chat.postMessage');
    for (const replica of replicas) await replica.stop();
    await storage.close();
    expect(posted).toHaveLength(1);
  });

  test('and asks for the options of a menu is answered: Slack itself may ask so twice in a second', async () => {
    const asked = { type: 'block_suggestion', action_id: 'find_topic', block_id: 'b', value: 'ecr' };
    const payload = {
      ...asked,
      user: { id: 'U1', team_id: 'T1' },
      team: { id: 'T1' },
      container: {},
      view: {},
    };
    const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
    const headers = { ...form, ...sign(body, now()) };
    for (const _ of [1, 2]) {
      const { options } = (await (await post(workspace, { body, headers })).json()) as { options: unknown[] };
      expect(options.length).toBeGreaterThan(0);
    }
  });

  test('and is an event is acknowledged, as its retries are, and answered once', async () => {
    const event = { type: 'app_mention', user: 'U1', channel: 'C1', ts: '1.1', text: 'ecr' };
    const body = JSON.stringify({ type: 'event_callback', team_id: 'T1', event_id: 'EvAgain', event });
    const headers = { 'content-type': 'application/json', ...sign(body, now()) };
    const retry = { ...headers, 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' };
    for (const sent of [headers, headers, retry])
      expect((await post(workspace, { body, headers: sent })).status).toBe(200);
    await workspace.idle();
    expect(workspace.sent('chat.postMessage')).toHaveLength(1);
  });
});

describe('a malformed request', () => {
  test.each(['{', '', 'null', '[]', '"text"', '42'])('with the body %j is refused', async (body) => {
    expect((await workspace.send(body, { 'content-type': 'application/json' })).status).toBe(400);
  });

  test.each(['payload=%7B', 'payload=null'])('with the form %s is refused', async (body) => {
    expect((await workspace.send(body, form)).status).toBe(400);
  });

  test.each([
    [1024 * 1024, 200, 'keep-alive'],
    [1024 * 1024 + 1, 413, 'close'],
  ])('of %d bytes is %d', async (bytes, status, connection) => {
    const response = await workspace.send(`${ecr}&x=${'x'.repeat(bytes - ecr.length - 3)}`, form);
    expect(response.status).toBe(status);
    expect(response.headers.get('connection')).toBe(connection);
  });

  test.each([
    ['no event', { type: 'event_callback', team_id: 'T1', event_id: 'Ev0' }],
    ['an unknown event', { type: 'event_callback', team_id: 'T1', event: { type: 'galaxy_exploded' } }],
    [
      'no user and no text',
      { type: 'event_callback', team_id: 'T1', event: { type: 'app_mention', channel: 'C1', ts: '1' } },
    ],
    [
      'an unknown interaction',
      { type: 'dialog_submission', team: { id: 'T1' }, user: { id: 'U1' }, callback_id: 'x' },
    ],
    ['an unknown type', { type: 'surprise' }],
    ['no type', {}],
  ])('with %s is acknowledged', async (_name, body) => {
    expect((await workspace.json(body)).status).toBe(200);
  });

  test('other paths and methods do not exist', async () => {
    expect((await fetch(workspace.url)).status).toBe(405);
    expect((await fetch(new URL('/../../etc/passwd', workspace.url))).status).toBe(404);
  });

  test("Slack's own checks are answered", async () => {
    expect((await workspace.send('ssl_check=1', form)).status).toBe(200);
    const challenge = await workspace.json({ type: 'url_verification', challenge: 'abc' });
    expect(await challenge.json()).toEqual({ challenge: 'abc' });
  });
});

describe('slash command', () => {
  const ask = async (text: string, fields = {}) =>
    (await (await workspace.command(text, fields)).json()) as Shown;

  test('answers inside the acknowledgement, for the asker alone, without asking Slack anything', async () => {
    nock.cleanAll();
    const shown = await ask('ecr');
    expect(shown.response_type).toBe('ephemeral');
    expect(shown.text).toContain('interface endpoint');
  });

  test.each(['', '   ', 'help', 'HELP', '?', 'ヘルプ', '使い方'])(
    'explains itself when asked %j',
    async (text) => {
      expect(JSON.stringify((await ask(text)).blocks)).toContain('/vpcaccess ecr');
    },
  );

  test('explains itself in Japanese when asked in Japanese', async () => {
    expect(JSON.stringify((await ask('使い方')).blocks)).toContain('サービスを 1 つ');
  });

  test.each([
    ['40,000 characters', 'ecr '.repeat(10_000)],
    ['40,000 characters of gibberish', 'qwzxkvj '.repeat(5_000)],
    ['40,000 characters in one word', 'q'.repeat(40_000)],
    ['control characters', '\u0000\u0007ecr\u202e\r\n'],
    ['half an emoji', 'ecr \ud83d'],
    ['unbalanced markup', '<<>> *_~`ecr` <!channel <@'],
  ])('%s get a reply', async (_name, text) => {
    const shown = await ask(text);
    expect(shown.response_type).toBe('ephemeral');
    expect(shown.blocks?.length).toBeGreaterThan(0);
  });

  test('whatever the command is called, it is ours', async () => {
    expect(JSON.stringify(await ask('kms', { command: '/vpcaccess-dev' }))).toContain('AWS KMS');
  });

  test('without a text field it explains itself', async () => {
    const response = await workspace.form({ command: '/vpcaccess', user_id: 'U1', team_id: 'T1' });
    expect(JSON.stringify(await response.json())).toContain('/vpcaccess ecr');
  });

  test("speaks the language of the user's Slack once it is known, and never waits to learn it", async () => {
    nock.cleanAll();
    workspace.answersAll('ja-JP');
    expect(JSON.stringify(await ask('ecr'))).toContain('Amazon ECR: interface endpoint');
    await workspace.mention('ecr');
    await workspace.next('chat.postMessage');
    expect(JSON.stringify(await ask('ecr'))).toContain('Amazon ECR：インターフェイスエンドポイント');
  });

  test('is answered while Slack is out of reach', async () => {
    nock.cleanAll();
    nock('https://slack.test').persist().post(/.*/).replyWithError('connection reset');
    expect(JSON.stringify(await ask('ecr'))).toContain('Amazon ECR: interface endpoint');
  });
});

describe('mention', () => {
  test('is answered in its thread', async () => {
    await workspace.mention('ecr', { ts: '7.7' });
    expect(await workspace.next('chat.postMessage')).toMatchObject({ channel: 'C1', thread_ts: '7.7' });
  });

  test('in a thread is answered in that thread', async () => {
    await workspace.mention('ecr', { ts: '8.8', thread_ts: '7.7' });
    expect(await workspace.next('chat.postMessage')).toMatchObject({ thread_ts: '7.7' });
  });

  test('with no words says in one line how to ask', async () => {
    await workspace.mention('');
    const { blocks } = await workspace.next('chat.postMessage');
    expect(blocks).toHaveLength(1);
    expect(JSON.stringify(blocks)).toContain('@VPC Access ecr');
  });

  test('with words but no service says how to ask', async () => {
    await workspace.mention('lovely weather today!');
    expect(JSON.stringify(await workspace.next('chat.postMessage'))).toContain('/vpcaccess ecr');
  });

  test.each([
    ['thanks a lot!', 'You are welcome'],
    ['ありがとうございます', 'どういたしまして'],
  ])('that says %j gets a kind word', async (text, word) => {
    await workspace.mention(text, { thread_ts: '7.7' });
    expect(await workspace.next('chat.postMessage')).toMatchObject({ text: expect.stringContaining(word) });
  });

  test("is answered in the language of the user's Slack", async () => {
    nock.cleanAll();
    workspace.answersAll('ja-JP');
    await workspace.mention('ecr');
    expect(JSON.stringify(await workspace.next('chat.postMessage'))).toContain(
      'インターフェイスエンドポイント',
    );
  });

  test.each([
    [
      'refused for want of a scope',
      () => workspace.answers('users.info', () => ({ ok: false, error: 'missing_scope' })),
    ],
    ['away', () => nock('https://slack.test').persist().post('/api/users.info').replyWithError('gone')],
  ])('is answered in the default language when the look-up is %s', async (_name, prepare) => {
    nock.cleanAll();
    workspace.answers('chat.postMessage', { ts: '1' });
    prepare();
    await workspace.mention('ecr');
    expect(JSON.stringify(await workspace.next('chat.postMessage'))).toContain(
      'Amazon ECR: interface endpoint',
    );
  });

  test('delivered again is answered once', async () => {
    const event = { type: 'app_mention', user: 'U1', channel: 'C1', ts: '1.1', text: 'ecr' };
    await workspace.event(event, 'EvSame');
    await workspace.event(event, 'EvSame');
    await workspace.event({ ...event, text: 'kms' }, 'EvOther');
    await workspace.next('chat.postMessage', 1);
    expect(workspace.sent('chat.postMessage')).toHaveLength(2);
  });

  test.each([
    ['a bot', { bot_id: 'B1' }],
    ['an edit', { edited: { user: 'U1', ts: '2' } }],
  ])('by %s is ignored', async (_name, fields) => {
    await workspace.mention('ecr', fields);
    await workspace.mention('kms');
    await workspace.next('chat.postMessage');
    expect(JSON.stringify(workspace.sent('chat.postMessage'))).not.toContain('ECR');
  });

  test('goes as text alone when Slack refuses the blocks', async () => {
    nock.cleanAll();
    workspace.answers('users.info', { user: { locale: 'en-US' } });
    workspace.answers('chat.postMessage', (body) =>
      body.blocks === undefined ? { ok: true, ts: '1' } : { ok: false, error: 'invalid_blocks' },
    );
    await workspace.mention('ecr');
    const second = await workspace.next('chat.postMessage', 1);
    expect(second.blocks).toBeUndefined();
    expect(second.text).toContain('com.amazonaws.ap-northeast-1.ecr.api');
  });

  test('that cannot be posted is one line in the log, with nothing of the message in it', async () => {
    nock.cleanAll();
    workspace.answers('users.info', { user: { locale: 'en-US' } });
    workspace.answers('chat.postMessage', () => ({ ok: false, error: 'not_in_channel' }));
    await workspace.mention('ecr super-secret-words');
    await workspace.next('chat.postMessage');
    await workspace.stop();
    const log = workspace.log.join('\n');
    expect(log).toContain('not_in_channel');
    expect(log).not.toContain('super-secret-words');
    expect(log).not.toContain('xoxb-');
    workspace = await Workspace.start();
  });
});

describe('direct message', () => {
  test('is answered in the conversation, and in a thread where there is one', async () => {
    await workspace.directMessage('ecr');
    const first = await workspace.next('chat.postMessage');
    expect(first).toMatchObject({ channel: 'D1' });
    expect(first.thread_ts).toBeUndefined();
    await workspace.directMessage('ecr', { thread_ts: '5.5' });
    expect(await workspace.next('chat.postMessage', 1)).toMatchObject({ thread_ts: '5.5' });
  });

  test.each([
    ['by a bot', { bot_id: 'B1' }],
    ['that is an edit', { subtype: 'message_changed' }],
    ['that is a bot message', { subtype: 'bot_message' }],
    ['in a channel', { channel_type: 'channel' }],
  ])('%s is ignored', async (_name, fields) => {
    await workspace.directMessage('ecr', fields);
    await workspace.directMessage('kms');
    await workspace.next('chat.postMessage');
    expect(JSON.stringify(workspace.sent('chat.postMessage'))).not.toContain('ECR');
  });

  test('without a user is answered', async () => {
    await workspace.directMessage('ecr', { user: undefined });
    expect(JSON.stringify(await workspace.next('chat.postMessage'))).toContain('Amazon ECR');
  });

  test('with no words gets help', async () => {
    await workspace.directMessage('👍');
    expect(JSON.stringify(await workspace.next('chat.postMessage'))).toContain(
      '/vpcaccess s3 from on-premises',
    );
  });
});

describe('App Home', () => {
  test('publishes the cheat sheet to the one who opened it', async () => {
    await workspace.openHome();
    const { user_id, view } = await workspace.next('views.publish');
    expect(user_id).toBe('U1');
    for (const part of [
      'Gateway endpoint',
      'Interface endpoint',
      'Amazon DynamoDB',
      'Private DNS',
      '/vpcaccess ecr',
    ]) {
      expect(JSON.stringify(view)).toContain(part);
    }
  });

  test('opens a topic in a modal, and the next one in the same modal', async () => {
    await workspace.openHome();
    const { view } = await workspace.next('views.publish');
    await workspace.pressInView(buttonOf(view, 'Amazon ECR'), 'home');
    const opened = await workspace.next('views.open');
    expect(opened).toMatchObject({
      trigger_id: '1.1.a-trigger',
      view: { type: 'modal', title: { text: 'Amazon ECR' } },
    });
    expect(JSON.stringify(opened.view)).toContain('com.amazonaws.ap-northeast-1.ecr.dkr');
    expect(JSON.stringify(opened.view)).not.toContain('Share in channel');
    await workspace.pressInView(buttonOf(opened.view, 'Amazon S3'), 'modal');
    expect(await workspace.next('views.update')).toMatchObject({
      view_id: 'V1',
      view: { title: { text: 'Amazon S3' } },
    });
  });

  test('leaves the Messages tab alone', async () => {
    await workspace.openHome({ tab: 'messages' });
    await workspace.mention('ecr');
    await workspace.next('chat.postMessage');
    expect(workspace.sent('views.publish')).toHaveLength(0);
  });
});

describe('button', () => {
  test('of "did you mean" replaces the question with the answer', async () => {
    const shown = await (await workspace.command('esc')).json();
    const response = workspace.response();
    expect((await workspace.press(buttonOf(shown, 'Amazon ECS'))).status).toBe(200);
    const answer = await response;
    expect(answer).toMatchObject({ replace_original: true });
    expect(JSON.stringify(answer)).toContain('Amazon ECS: interface endpoint');
  });

  test('shows the same answer in the other language', async () => {
    const shown = await (await workspace.command('s3 from on-premises us-east-1')).json();
    const response = workspace.response();
    await workspace.press(buttonOf(shown, '日本語で見る'));
    const answer = JSON.stringify(await response);
    expect(answer).toContain('Amazon S3：インターフェイスエンドポイント');
    expect(answer).toContain('com.amazonaws.us-east-1.s3');
  });

  test('on a message that others read answers only the one who pressed, in its thread', async () => {
    await workspace.mention('ecr');
    const posted = await workspace.next('chat.postMessage');
    const response = workspace.response();
    await workspace.press(buttonOf(posted, 'Amazon S3'), { is_ephemeral: false, thread_ts: '99.1' });
    expect(await response).toMatchObject({
      response_type: 'ephemeral',
      replace_original: false,
      thread_ts: '99.1',
    });
  });

  test('of a plan shows one of its answers by the way of the plan, and leads back', async () => {
    const shown = await (await workspace.command('ecr, s3 and sqs from on-premises')).json();
    const alone = workspace.response();
    await workspace.press(buttonOf(shown, 'Amazon S3'));
    const answer = await alone;
    expect(answer).toMatchObject({ replace_original: true });
    expect(JSON.stringify(answer)).toContain('Amazon S3: interface endpoint');
    const back = workspace.response();
    await workspace.press(buttonOf(answer, 'Back to all 3'));
    expect((await back).blocks).toEqual((shown as Shown).blocks);
  });

  test('of a plan in a modal stays in the modal', async () => {
    const shown = await (await workspace.command('ecr s3')).json();
    await workspace.pressInView(buttonOf(shown, 'Amazon S3'), 'modal');
    const { view } = await workspace.next('views.update');
    expect(view).toMatchObject({ title: { text: 'Amazon S3' } });
    await workspace.pressInView(buttonOf(view, 'Back to all 2'), 'modal');
    expect((await workspace.next('views.update', 1)).view).toMatchObject({ title: { text: 'VPC Access' } });
  });

  test('on a message that starts a thread answers in the channel, where it was pressed', async () => {
    await workspace.mention('ecr');
    const posted = await workspace.next('chat.postMessage');
    const response = workspace.response();
    await workspace.press(buttonOf(posted, 'Amazon S3'), { is_ephemeral: false, thread_ts: '100.1' });
    expect((await response).thread_ts).toBeUndefined();
  });

  test.each([
    ['no JSON', '{'],
    ['another version', JSON.stringify({ v: 99 })],
    [
      'a topic that is gone',
      JSON.stringify({ v: 1, topics: ['gone'], region: 'ap-northeast-1', language: 'en' }),
    ],
    ['nothing', undefined],
  ])('with %s in it gets one helpful line', async (_name, value) => {
    const response = workspace.response();
    await workspace.press({ action_id: 'show_topic:old', value });
    expect((await response).blocks).toHaveLength(1);
  });

  test('keeps what it needs in its value', () => {
    expect(readState('{"v":1,"topics":["ecr"],"region":"eu-west-1","language":"ja"}')).toEqual({
      topics: [{ topic: 'ecr' }],
      region: 'eu-west-1',
      language: 'ja',
    });
  });
});

describe('"Other ways"', () => {
  /** What is chosen in the menu of what is shown. */
  const choice = (shown: unknown, name: string) => {
    const { blocks } = shown as { blocks: { type: string; elements: { type: string }[] }[] };
    const menu = blocks
      .flatMap(({ type, elements }) => (type === 'actions' ? elements : []))
      .find(({ type }) => type === 'static_select') as unknown as StaticSelect | undefined;
    const option = menu?.options?.find(({ text }) => text.text === name);
    if (menu === undefined || option === undefined) throw new Error(`There is no way ${name}`);
    return { type: 'static_select', action_id: menu.action_id, selected_option: option };
  };

  test('take the place of an answer that one person alone sees, and lead back', async () => {
    const shown = await (await workspace.command('sqs us-east-1')).json();
    const other = workspace.response();
    await workspace.press(choice(shown, 'NAT gateway'));
    const answer = await other;
    expect(answer).toMatchObject({ replace_original: true });
    for (const part of [
      'Amazon SQS: NAT gateway',
      'Another way. Recommended is: interface endpoint.',
      'Internet gateway',
    ])
      expect(JSON.stringify(answer)).toContain(part);
    const recommended = workspace.response();
    await workspace.press(choice(answer, 'Interface endpoint (recommended)'));
    expect((await recommended).blocks).toEqual((shown as Shown).blocks);
  });

  test('of a message that others read are for the one who chose, in its thread', async () => {
    await workspace.mention('オンプレから S3');
    const posted = await workspace.next('chat.postMessage');
    const response = workspace.response();
    await workspace.press(choice(posted, 'ゲートウェイエンドポイント（推奨）'), {
      is_ephemeral: false,
      thread_ts: '99.9',
    });
    expect(await response).toMatchObject({
      response_type: 'ephemeral',
      replace_original: false,
      thread_ts: '99.9',
      text: expect.stringContaining('Amazon S3：ゲートウェイエンドポイント'),
    });
  });

  test('stay in their modal', async () => {
    const shown = await (await workspace.command('sqs')).json();
    await workspace.pressInView(choice(shown, 'NAT gateway'), 'modal');
    const { view } = await workspace.next('views.update');
    expect(view).toMatchObject({ title: { text: 'Amazon SQS' } });
    expect(JSON.stringify(view)).toContain('Amazon SQS: NAT gateway');
  });

  test.each(['2 sqs us-east-1 en', '1 gone us-east-1 en', 'nonsense'])(
    'that make no sense (%s) get one helpful line',
    async (value) => {
      const response = workspace.response();
      const option = { text: { type: 'plain_text', text: 'NAT gateway' }, value };
      await workspace.press({ type: 'static_select', action_id: 'show_way', selected_option: option });
      expect((await response).blocks).toHaveLength(1);
    },
  );
});

interface Shown {
  readonly response_type?: string;
  readonly text?: string;
  readonly blocks?: readonly unknown[];
}
