import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, test } from '@jest/globals';
import { WebClient } from '@slack/web-api';
import { silentLogger } from '../../src/log.js';
import type { Json } from '../../src/playground/protocol.js';
import { readManifest } from '../../src/playground/stand-in/manifest.js';
import {
  alex,
  demo,
  incidents,
  last,
  mika,
  network,
  nextUpdate,
  refusal,
  requestOf,
  say,
  section,
  slack,
  standIn,
  startWorkspace,
  uploaded,
} from './demo-workspace.js';
import { png } from './png.js';

startWorkspace();

describe('the Web API', () => {
  test('knows whose token it is', async () => {
    expect(await slack.auth.test()).toMatchObject({
      user_id: standIn.workspace.bot.id,
      bot_id: expect.any(String),
    });
    const stranger = new WebClient('xoxb-stranger', {
      slackApiUrl: `${demo.server.url}/api/`,
      logger: silentLogger,
    });
    expect(await refusal(stranger.auth.test())).toMatchObject({ error: 'invalid_auth' });
    expect(await refusal(slack.apiCall('chat.shout'))).toMatchObject({ error: 'unknown_method' });
    const anonymous = await fetch(`${demo.server.url}/api/auth.test`, { method: 'POST' });
    expect(await anonymous.json()).toMatchObject({ ok: false, error: 'not_authed' });
  });

  test('tells the locale of a person who is asked about', async () => {
    const { user } = await slack.users.info({ user: mika, include_locale: true });
    expect(user).toMatchObject({ id: mika, locale: 'ja-JP' });
    expect((await slack.users.info({ user: mika })).user).not.toHaveProperty('locale');
    expect(await refusal(slack.users.info({ user: 'U0' }))).toMatchObject({ error: 'user_not_found' });
  });

  test('takes a message for a channel by its name', async () => {
    expect(await slack.chat.postMessage({ channel: '#aws-network', text: 'by name' })).toMatchObject({
      channel: network,
    });
    const unknown = slack.chat.postMessage({ channel: '#nowhere', text: 'x' });
    expect(await refusal(unknown)).toMatchObject({ error: 'channel_not_found' });
  });

  test('changes and deletes what the bot said, and nothing else', async () => {
    const { ts = '' } = await slack.chat.postMessage({ channel: mika, text: 'one' });
    const channel = 'D0MIKASATO';
    await slack.chat.update({ channel, ts, text: 'two' });
    expect(last(mika, channel)).toMatchObject({ text: 'two', isEdited: true });
    await slack.chat.delete({ channel, ts });
    expect(last(mika, channel)).toBeUndefined();
    const own = standIn.workspace.add({ channel: network, user: alex, text: 'mine' });
    expect(await refusal(slack.chat.update({ channel: network, ts: own.ts, text: 'x' }))).toMatchObject({
      error: 'cant_update_message',
    });
    expect(await refusal(slack.chat.delete({ channel: network, ts: '1.1' }))).toMatchObject({
      error: 'message_not_found',
    });
  });

  test('gives the address of a message, which leads to it in the page', async () => {
    const { ts = '' } = await slack.chat.postMessage({ channel: network, text: 'root' });
    const reply = standIn.workspace.add({ channel: network, user: alex, text: 'reply', threadTs: ts });
    const addressOf = async (message_ts: string) =>
      (await slack.chat.getPermalink({ channel: network, message_ts })).permalink ?? '';
    expect(await addressOf(ts)).toBe(`${demo.server.url}/archives/${network}/p${ts.replace('.', '')}`);
    const address = await addressOf(reply.ts);
    expect(address).toMatch(new RegExp(`\\?thread_ts=${ts}&cid=${network}$`));
    const { status, headers } = await fetch(address, { redirect: 'manual' });
    expect([status, headers.get('location')]).toEqual([302, `/#${network}/${ts}`]);
    expect((await fetch(`${demo.server.url}/archives/x`)).status).toBe(404);
    const ask = (channel: string, message_ts: string) =>
      refusal(slack.chat.getPermalink({ channel, message_ts }));
    expect(await ask(network, '1.1')).toMatchObject({ error: 'message_not_found' });
    expect(await ask('C0', ts)).toMatchObject({ error: 'channel_not_found' });
  });

  test('shows a message to one person who is there', async () => {
    const post = (message: Json) =>
      slack.chat.postEphemeral({ channel: network, text: 'psst', ...message } as never);
    const { message_ts: ts } = await post({ user: mika });
    expect(last(mika)).toMatchObject({ ts, text: 'psst', onlyFor: mika });
    expect(last(alex)).not.toMatchObject({ ts });
    expect(await refusal(post({ user: 'U0' }))).toMatchObject({ error: 'user_not_in_channel' });
    expect(await refusal(post({ user: alex, channel: 'C0' }))).toMatchObject({ error: 'channel_not_found' });
    expect(await refusal(slack.chat.update({ channel: network, ts: ts ?? '', text: 'x' }))).toMatchObject({
      error: 'message_not_found',
    });
  });

  test('shows it in a thread only when there is one', async () => {
    const { ts } = standIn.workspace.add({ channel: network, user: alex, text: 'no thread yet' });
    const post = () =>
      slack.chat.postEphemeral({ channel: network, user: alex, thread_ts: ts, text: 'psst' });
    const unseen = await post();
    expect(standIn.workspace.message(network, unseen.message_ts ?? '')).toBeUndefined();
    standIn.workspace.add({ channel: network, user: mika, text: 'now there is', threadTs: ts });
    await post();
    expect(last(alex)).toMatchObject({ text: 'psst', threadTs: ts, onlyFor: alex });
  });

  test('refuses to write in a channel that was archived', async () => {
    const { ts = '' } = await slack.chat.postMessage({ channel: network, text: 'before' });
    await say('/archive');
    expect(await refusal(slack.chat.postMessage({ channel: network, text: 'x' }))).toMatchObject({
      error: 'is_archived',
    });
    expect(
      await refusal(slack.chat.postEphemeral({ channel: network, user: alex, text: 'x' })),
    ).toMatchObject({ error: 'is_archived' });
    expect(await refusal(slack.chat.update({ channel: network, ts, text: 'x' }))).toMatchObject({
      error: 'is_inactive',
    });
    expect(await say('anyone?')).toEqual({ ok: false });
    await standIn.act(alex, { kind: 'archive', channel: network, isArchived: false });
    expect(await slack.chat.update({ channel: network, ts, text: 'after' })).toMatchObject({ ok: true });
  });

  test.each([
    ['no text', { text: '' }, 'no_text'],
    ['an unknown channel', { channel: 'C0', text: 'x' }, 'channel_not_found'],
    ['blocks that are none', { text: 'x', blocks: '{"a":1}' as never }, 'invalid_blocks_format'],
    [
      'more text than fits',
      { text: 'x', blocks: Array.from({ length: 5 }, () => section('x'.repeat(3_000))) },
      'msg_blocks_too_long',
    ],
  ])('refuses a message with %s', async (_name, message, error) => {
    expect(await refusal(slack.chat.postMessage({ channel: network, ...message } as never))).toMatchObject({
      error,
    });
  });

  test('opens the conversation with a person', async () => {
    expect(await slack.conversations.open({ users: alex })).toMatchObject({ channel: { id: 'D0ALEXCHEN' } });
    expect(await refusal(slack.conversations.open({ users: 'U0' }))).toMatchObject({
      error: 'users_not_found',
    });
  });

  test('says with every answer what the token may do', async () => {
    const { response_metadata } = await slack.users.info({ user: alex });
    expect(response_metadata).toMatchObject({ scopes: standIn.scopes, acceptedScopes: ['users:read'] });
    const anonymous = await fetch(`${demo.server.url}/api/auth.test`, { method: 'POST' });
    expect(anonymous.headers.has('x-oauth-scopes')).toBe(false);
  });
});

describe('an agent', () => {
  const alexsDirect = 'D0ALEXCHEN';
  const prompts = [{ title: 'ECR', message: 'How do I reach ECR?' }];
  const threadOf = (person: string) => standIn.snapshotFor(person).threads.at(-1);
  const ask = () => standIn.workspace.add({ channel: alexsDirect, user: alex, text: 'a question' }).ts;

  test('suggests prompts to one person at the top of the Messages tab', async () => {
    expect(standIn.snapshotFor(alex)).toMatchObject({
      app: { agent: { prompts: [{ title: 'Say hello' }] } },
    });
    const told = nextUpdate(({ kind }) => kind === 'prompts');
    await slack.assistant.threads.setSuggestedPrompts({ channel_id: alexsDirect, title: 'Ask', prompts });
    expect(await told).toMatchObject({ prompts: { title: 'Ask', prompts } });
    expect(standIn.snapshotFor(alex).prompts).toEqual({ title: 'Ask', prompts });
    expect(standIn.snapshotFor(mika)).not.toHaveProperty('prompts');
  });

  test('that names a thread for its prompts suggests nothing, and is not told so', async () => {
    const before = standIn.snapshotFor(alex).prompts;
    const other = [{ title: 'S3', message: 'S3?' }];
    const call = { channel_id: alexsDirect, thread_ts: ask(), prompts: other };
    expect(await slack.assistant.threads.setSuggestedPrompts(call)).toMatchObject({ ok: true });
    expect(standIn.snapshotFor(alex).prompts).toEqual(before);
  });

  test.each([
    ['five prompts', { prompts: Array(5).fill(prompts[0]) }, 'no more than 4 items allowed'],
    ['a prompt without words', { prompts: [{ title: 'ECR' }] }, 'missing required field: message'],
  ])('cannot suggest %s', async (_name, more, message) => {
    const call = slack.assistant.threads.setSuggestedPrompts({ channel_id: alexsDirect, ...more } as never);
    expect(await refusal(call)).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: [expect.stringContaining(message)] },
    });
  });

  test('suggests prompts in direct messages alone, and with its scope alone', async () => {
    const suggest = (channel_id: string) =>
      refusal(slack.assistant.threads.setSuggestedPrompts({ channel_id, prompts }));
    expect(await suggest(network)).toMatchObject({ error: 'channel_not_found' });
    const { manifest } = standIn;
    Object.assign(standIn, { manifest: { ...manifest, scopes: ['chat:write'] } });
    expect(await suggest(alexsDirect)).toMatchObject({ error: 'missing_scope', needed: 'assistant:write' });
    const status = { channel_id: alexsDirect, thread_ts: ask(), status: '' };
    expect(await slack.assistant.threads.setStatus(status)).toMatchObject({ ok: true });
    Object.assign(standIn, { manifest });
  });

  test('has a status in a thread until it answers there, says otherwise, or two minutes are over', async () => {
    const thread_ts = ask();
    const work = (status = 'is thinking…') =>
      slack.assistant.threads.setStatus({
        channel_id: alexsDirect,
        thread_ts,
        status,
        loading_messages: ['…'],
      });
    await work();
    expect(threadOf(alex)).toEqual({
      channel: alexsDirect,
      ts: thread_ts,
      wasWorkedOn: true,
      status: { text: 'is thinking…', loadingMessages: ['…'] },
    });
    expect(threadOf(mika)).toBeUndefined();
    await slack.chat.postMessage({ channel: alexsDirect, thread_ts, text: 'the answer' });
    expect(threadOf(alex)).not.toHaveProperty('status');
    await work();
    await work('');
    expect(threadOf(alex)).not.toHaveProperty('status');
    await work();
    demo.wait(120_001);
    expect(threadOf(alex)).not.toHaveProperty('status');
    demo.wait(-120_001);
    expect(threadOf(alex)).toHaveProperty('status');
  });

  test('names a thread', async () => {
    const thread_ts = ask();
    await slack.assistant.threads.setTitle({ channel_id: alexsDirect, thread_ts, title: 'ECR' });
    expect(threadOf(alex)).toMatchObject({ ts: thread_ts, title: 'ECR' });
    const nowhere = { channel_id: alexsDirect, thread_ts: '1.1', title: 'x', status: 'x' };
    expect(await refusal(slack.assistant.threads.setTitle(nowhere))).toMatchObject({
      error: 'invalid_thread_ts',
    });
    expect(await refusal(slack.assistant.threads.setStatus(nowhere))).toMatchObject({
      error: 'invalid_thread_ts',
    });
    expect(
      await refusal(slack.assistant.threads.setTitle({ ...nowhere, thread_ts, channel_id: 'D0' })),
    ).toMatchObject({ error: 'channel_not_found' });
  });

  test('hears that somebody opens its Messages tab', async () => {
    await standIn.act(alex, { kind: 'open-home', tab: 'messages' });
    expect(demo.seen.at(-1)).toEqual({ kind: 'home', tab: 'messages' });
    expect(requestOf('app_home_opened')).toMatchObject({
      event: { type: 'app_home_opened', user: alex, channel: alexsDirect, tab: 'messages' },
    });
  });
});

describe('an optional scope', () => {
  const install = (...declined: string[]) => standIn.act(alex, { kind: 'install', declined });
  afterEach(() => install());

  test('can be declined by whoever installs the app, and no other can', async () => {
    const told = nextUpdate(({ kind }) => kind === 'app');
    await install('users:read', 'chat:write');
    expect(await told).toMatchObject({ app: { declinedScopes: ['users:read'] } });
    expect(standIn.snapshotFor(mika).app.declinedScopes).toEqual(['users:read']);
    expect(await refusal(slack.users.info({ user: alex }))).toMatchObject({
      error: 'missing_scope',
      needed: 'users:read',
      provided: standIn.scopes.join(','),
    });
    expect(standIn.scopes).toContain('chat:write');
    await install();
    expect(await slack.users.info({ user: alex })).toMatchObject({ ok: true });
  });

  test('that was declined keeps back its events', async () => {
    const heard = () => demo.seen.filter(({ kind }) => kind === 'said').length;
    const before = heard();
    await say('to everyone');
    expect(heard()).toBe(before + 1);
    await install('channels:history');
    await say('to everyone');
    expect(heard()).toBe(before + 1);
  });

  test('must be among those that the app asks for', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'manifest-')), 'manifest.yml');
    writeFileSync(
      file,
      'display_information: { name: X }\noauth_config: { scopes: { bot: [commands], bot_optional: [im:history] } }',
    );
    expect(() => readManifest(pathToFileURL(file))).toThrow('optional scopes must also be listed');
    rmSync(dirname(file), { recursive: true });
  });
});

describe('reading a conversation', () => {
  const thread = async (count: number) => {
    const { ts } = standIn.workspace.add({ channel: network, user: alex, text: 'root' });
    for (let i = 1; i <= count; i++)
      standIn.workspace.add({ channel: network, user: i % 2 ? mika : alex, text: `${i}`, threadTs: ts });
    return ts;
  };
  const textsOf = ({ messages }: { messages?: { text?: string }[] }) => messages?.map(({ text }) => text);

  test('gives a thread from its first message on, which tells of the replies', async () => {
    const ts = await thread(3);
    await slack.chat.postEphemeral({ channel: network, user: alex, thread_ts: ts, text: 'for one' });
    const { messages, has_more } = await slack.conversations.replies({ channel: network, ts });
    expect(has_more).toBe(false);
    expect(textsOf({ messages: messages ?? [] })).toEqual(['root', '1', '2', '3']);
    expect(messages?.[0]).toMatchObject({
      thread_ts: ts,
      reply_count: 3,
      reply_users_count: 2,
      reply_users: [mika, alex],
      latest_reply: messages?.[3]?.ts,
    });
    expect(messages?.[1]).toMatchObject({ thread_ts: ts, parent_user_id: alex });
    const alone = await slack.conversations.replies({ channel: network, ts: messages?.[2]?.ts ?? '' });
    expect(textsOf(alone)).toEqual(['2']);
  });

  test('gives it page by page', async () => {
    const ts = await thread(3);
    const first = await slack.conversations.replies({ channel: network, ts, limit: 3 });
    expect([textsOf(first), first.has_more]).toEqual([['root', '1', '2'], true]);
    const cursor = first.response_metadata?.next_cursor ?? '';
    const rest = await slack.conversations.replies({ channel: network, ts, limit: 3, cursor });
    expect([textsOf(rest), rest.has_more]).toEqual([['3'], false]);
    expect(rest.response_metadata).not.toHaveProperty('next_cursor');
    expect(
      await refusal(slack.conversations.replies({ channel: network, ts, cursor: 'nowhere' })),
    ).toMatchObject({ error: 'invalid_cursor' });
  });

  test('gives what was said outside of threads, the newest first', async () => {
    const ts = await thread(1);
    const { ts: later } = standIn.workspace.add({ channel: network, user: alex, text: 'later' });
    const newest = await slack.conversations.history({ channel: network, limit: 2 });
    expect([textsOf(newest), newest.has_more]).toEqual([['later', 'root'], true]);
    const since = { channel: network, oldest: ts };
    expect(textsOf(await slack.conversations.history(since))).toEqual(['later']);
    expect(textsOf(await slack.conversations.history({ ...since, inclusive: true }))).toEqual([
      'later',
      'root',
    ]);
    expect(textsOf(await slack.conversations.history({ ...since, latest: later }))).toEqual([]);
    expect(await refusal(slack.conversations.history({ channel: network, oldest: 'x' }))).toMatchObject({
      error: 'invalid_ts_oldest',
    });
  });

  test('wants the scope for the kind of conversation', async () => {
    const ts = await thread(0);
    const all = 'channels:history,groups:history,mpim:history,im:history';
    const read = (channel: string) => refusal(slack.conversations.replies({ channel, ts }));
    const { manifest } = standIn;
    for (const [scopes, needed] of [
      [[], all],
      [['im:history'], 'channels:history'],
      [['channels:history'], undefined],
    ] as const) {
      Object.assign(standIn, { manifest: { ...manifest, scopes } });
      expect((await read(network))?.needed).toBe(needed);
    }
    Object.assign(standIn, { manifest: { ...manifest, scopes: ['channels:history'] } });
    expect(await read('D0ALEXCHEN')).toMatchObject({ error: 'missing_scope', needed: 'im:history' });
    Object.assign(standIn, { manifest });
  });

  test('is for those who are in it, and a private channel does not exist for others', async () => {
    const elsewhere = (channel: string, ts = '1.1') => refusal(slack.conversations.replies({ channel, ts }));
    expect(await elsewhere(network)).toMatchObject({ error: 'thread_not_found' });
    expect(await elsewhere('C0')).toMatchObject({ error: 'channel_not_found' });
    expect(await elsewhere(incidents)).toMatchObject({ error: 'channel_not_found' });
    const { ts } = standIn.workspace.add({ channel: incidents, user: alex, text: 'secret' });
    await say('/invite @Demo', incidents);
    await standIn.act(alex, { kind: 'install', declined: ['groups:history'] });
    expect(await elsewhere(incidents, ts)).toMatchObject({
      error: 'missing_scope',
      needed: 'groups:history',
    });
    await standIn.act(alex, { kind: 'install', declined: [] });
    expect(textsOf(await slack.conversations.replies({ channel: incidents, ts }))).toEqual(['secret']);
    expect((await slack.conversations.history({ channel: incidents })).messages?.[0]).toMatchObject({
      subtype: 'channel_join',
      user: standIn.workspace.bot.id,
    });
    await say('/silent', incidents);
    expect(standIn.workspace.exchanges.at(-1)?.request).toMatchObject({ channel_name: 'privategroup' });
  });
});

describe('a picture', () => {
  const image = (source: Json) => [{ type: 'image', alt_text: 'a route', ...source }] as never;
  const post = (source: Json) =>
    slack.chat.postMessage({ channel: network, text: 'x', blocks: image(source) });

  test('is uploaded, and can be shown once Slack has finished with it', async () => {
    const id = await uploaded();
    expect(id).toMatch(/^F[A-Z0-9]{8,}$/);
    expect((await slack.files.info({ file: id })).file).toMatchObject({ mimetype: '' });
    expect(await refusal(post({ slack_file: { id } }))).toMatchObject({
      error: 'invalid_blocks',
      errors: ['invalid slack file [json-pointer:/blocks/0/slack_file]'],
    });
    demo.wait(601);
    expect((await slack.files.info({ file: id })).file).toMatchObject({
      mimetype: 'image/png',
      title: 'Route',
    });
    expect(await post({ slack_file: { id } })).toMatchObject({ ok: true });
    const shown = await fetch(`${demo.server.url}/files/${id}`);
    expect(shown.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(png);
  });

  test('is posted with the message of the upload where there is a channel', async () => {
    await slack.filesUploadV2({
      file: png,
      filename: 'route.png',
      channel_id: network,
      initial_comment: 'Look',
    });
    expect(last(alex)).toMatchObject({ text: 'Look', files: [{ name: 'route.png', mimetype: 'image/png' }] });
  });

  test('at an address is fetched before the message is taken', async () => {
    const { files } = standIn.workspace;
    expect(await post({ image_url: `${demo.server.url}/files/${files[0]?.id}` })).toMatchObject({ ok: true });
    for (const image_url of [
      `${demo.server.url}/page/icon.svg`,
      'http://127.0.0.1:9/x.png',
      'data:image/png;base64,x',
    ])
      expect(await refusal(post({ image_url }))).toMatchObject({
        error: 'invalid_blocks',
        errors: ['downloading image failed [json-pointer:/blocks/0/image_url]'],
      });
  });

  test.each([
    ['both sources', { image_url: 'https://x.example/x.png', slack_file: { id: 'F1' } }],
    ['no source', {}],
    ['a file that nobody uploaded', { slack_file: { id: 'F0000000ZZ' } }],
  ])('with %s is refused', async (_name, source) => {
    expect(await refusal(post(source))).toMatchObject({ error: 'invalid_blocks' });
  });

  test('is not taken where none was announced', async () => {
    const response = await fetch(`${demo.server.url}/upload/F0`, {
      method: 'POST',
      body: new Uint8Array(png),
    });
    expect(response.status).toBe(404);
    expect(await refusal(slack.files.completeUploadExternal({ files: [{ id: 'F0' }] }))).toMatchObject({
      error: 'file_not_found',
    });
    expect(await refusal(slack.files.info({ file: 'F0' }))).toMatchObject({ error: 'file_not_found' });
  });
});

describe('a response URL', () => {
  const respond = async (url: string, payload: Json) => {
    const response = await fetch(url, { method: 'POST', body: JSON.stringify(payload) });
    return { status: response.status, body: await response.text() };
  };
  const give = () =>
    `${demo.server.url}/response/${standIn.responseUrls.give({ channel: network, person: alex, original: undefined })}`;

  test('works five times', async () => {
    const url = give();
    for (let i = 0; i < 5; i++)
      expect(await respond(url, { text: `${i}` })).toEqual({ status: 200, body: 'ok' });
    expect(await respond(url, { text: '5' })).toEqual({
      status: 404,
      body: '{"ok":false,"error":"used_url"}',
    });
  });

  test('works for half an hour', async () => {
    const url = give();
    demo.wait(30 * 60_000 + 1);
    expect(await respond(url, { text: 'x' })).toMatchObject({ body: '{"ok":false,"error":"expired_url"}' });
    demo.wait(-(30 * 60_000 + 1));
  });

  test('refuses what Slack refuses', async () => {
    expect(await respond(give(), { blocks: [{ type: 'nonsense' }] })).toMatchObject({
      status: 404,
      body: '{"ok":false,"error":"invalid_blocks"}',
    });
    expect(await respond(give(), {})).toMatchObject({ status: 500, body: '{"ok":false,"error":"no_text"}' });
  });
});
