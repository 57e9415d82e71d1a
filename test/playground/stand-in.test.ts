import { describe, expect, test } from '@jest/globals';
import type { Json, Place, StateValues } from '../../src/playground/protocol.js';
import { type Demo, formView, startDemo } from './demo-app.js';
import {
  alex,
  demo,
  incidents,
  last,
  messagesOf,
  mika,
  network,
  nextMessage,
  nextUpdate,
  plain,
  random,
  refusal,
  say,
  slack,
  standIn,
  startWorkspace,
} from './demo-workspace.js';

startWorkspace();

describe('a slash command', () => {
  test('reaches the app as a signed form, and opens a modal with its trigger', async () => {
    const opened = nextUpdate(({ kind }) => kind === 'modals');
    expect(await say('/demo  some words')).toEqual({ ok: true });
    await opened;
    expect(demo.seen).toContainEqual({ kind: 'command', text: 'some words', channel: 'aws-network' });
    const [view] = standIn.workspace.modals(alex);
    expect(view).toMatchObject({ callback_id: 'form', root_view_id: view?.id, previous_view_id: null });
    standIn.workspace.setModals(alex, []);
  });

  test('that the app acknowledges with nothing shows nothing', async () => {
    const before = messagesOf(alex).length;
    expect(await say('/silent')).toEqual({ ok: true });
    expect(messagesOf(alex)).toHaveLength(before);
  });

  test.each([
    ['/broken', { kind: 'command-failed', command: '/broken', error: 'invalid_blocks' }],
    ['/unheard', { kind: 'unknown-command', command: '/unheard' }],
  ])('%s that cannot be answered is explained to the person alone', async (command, fromSlackbot) => {
    expect(await say(command)).toEqual({ ok: false });
    expect(last(alex)).toMatchObject({ fromSlackbot, onlyFor: alex });
    expect(messagesOf(mika).filter((message) => message.fromSlackbot)).toEqual([]);
  });

  test('has a response_url that adds messages and replaces none', async () => {
    const forAll = nextMessage(({ text }) => text === 'For all');
    await say('/late');
    expect(await forAll).not.toHaveProperty('onlyFor');
    expect(
      messagesOf(alex)
        .slice(-3)
        .map(({ text }) => text),
    ).toEqual(['At once', 'Later', 'For all']);
    expect(
      messagesOf(mika)
        .slice(-1)
        .map(({ text }) => text),
    ).toEqual(['For all']);
  });

  test('is a message like any other inside a thread', async () => {
    const { ts } = standIn.workspace.add({ channel: network, user: alex, text: 'A question' });
    await standIn.act(alex, { kind: 'say', channel: network, text: '/demo', threadTs: ts });
    expect(last(alex)).toMatchObject({ text: '/demo', threadTs: ts });
  });
});

describe('a message', () => {
  test('with a mention reaches the app, and the answer stands in its thread', async () => {
    const answer = nextMessage(({ text }) => text === 'Choose');
    await say('@Demo is <this> & that, see https://aws.example/x in #general');
    expect(demo.seen).toContainEqual({
      kind: 'mention',
      channel: network,
      text: `<@${standIn.workspace.bot.id}> is &lt;this&gt; &amp; that, see <https://aws.example/x> in <#C0GENERAL0|general>`,
    });
    const { threadTs, blocks } = await answer;
    expect(standIn.workspace.message(network, threadTs ?? '')?.user).toBe(alex);
    expect(blocks?.[0]?.block_id).toEqual(expect.any(String));
    const { messages } = await slack.conversations.replies({ channel: network, ts: threadTs ?? '' });
    expect(messages?.map(({ text }) => text)).toEqual([expect.stringContaining('this'), 'Choose']);
  });

  test('in direct messages is an event, and in a channel none without a mention', async () => {
    await say('hello');
    await say('psst', 'D0ALEXCHEN');
    expect(demo.seen.filter(({ kind }) => kind === 'message')).toEqual([
      { kind: 'message', subtype: undefined, text: 'psst' },
    ]);
  });

  test('of the app itself in direct messages comes back to it, and so does its change', async () => {
    const heard = (subtype: string | undefined) =>
      nextUpdate(
        (update) =>
          update.kind === 'exchange' &&
          update.exchange.title === 'message.im' &&
          (update.exchange.request as { event: Json }).event.subtype === subtype,
      );
    const own = heard(undefined);
    const { ts = '' } = await slack.chat.postMessage({ channel: alex, text: 'mine' });
    await own;
    const change = heard('message_changed');
    await slack.chat.update({ channel: 'D0ALEXCHEN', ts, text: 'changed' });
    await change;
    expect(demo.seen.slice(-2)).toEqual([
      { kind: 'own', subtype: undefined, text: 'mine' },
      { kind: 'message', subtype: 'message_changed', text: undefined },
    ]);
  });

  test('that mentions the bot where it is no member is for its writer alone to mend', async () => {
    await say('@Demo hello', random);
    expect(await refusal(slack.conversations.replies({ channel: random, ts: '1.1' }))).toMatchObject({
      error: 'not_in_channel',
    });
    expect(last(alex, random)).toMatchObject({ fromSlackbot: { kind: 'not-in-channel' }, onlyFor: alex });
    expect(await refusal(slack.chat.postMessage({ channel: random, text: 'x' }))).toMatchObject({
      error: 'not_in_channel',
    });
    await say('/invite @Mika', random);
    expect(standIn.workspace.channel(random)?.members).not.toContain(standIn.workspace.bot.id);
    await say('/invite @Demo', random);
    expect(await slack.chat.postMessage({ channel: random, text: 'x' })).toMatchObject({ ok: true });
  });

  test('that fails to reach the app is delivered again', async () => {
    const { demo: other, deliveries } = await failingDemo();
    await other.server.standIn.act(alex, { kind: 'say', channel: 'D0ALEXCHEN', text: 'hello' });
    const seen = await deliveries;
    await other.stop();
    expect(seen).toEqual([undefined, '1']);
  });
});

describe('an element', () => {
  const show = async (action_id: string, more: Json = {}) => {
    const posted = await slack.chat.postEphemeral({
      channel: network,
      user: alex,
      text: 'Choose',
      blocks: [
        {
          type: 'actions',
          block_id: 'b',
          elements: [
            { type: 'button', action_id, text: { type: 'plain_text', text: 'x' }, value: 'v', ...more },
          ],
        },
      ],
    });
    return { channel: network, ts: posted.message_ts ?? '' };
  };
  const use = (place: { channel: string; ts: string }, action_id: string, person = alex) =>
    standIn.act(person, {
      kind: 'action',
      place,
      action: { type: 'button', block_id: 'b', action_id, value: 'v' },
      state: {},
    });

  test('sends an action with what Slack says about it', async () => {
    const place = await show('press');
    const answered = nextMessage(({ text }) => text === 'Pressed');
    expect(await use(place, 'press')).toEqual({ ok: true });
    expect(await answered).toMatchObject({ onlyFor: alex });
    const { body } = demo.seen.findLast(({ kind }) => kind === 'press') as { body: Json };
    expect(body).toMatchObject({
      type: 'block_actions',
      user: { id: alex, team_id: 'T0PLAYGRND' },
      channel: { id: network, name: 'aws-network' },
      container: { type: 'message', message_ts: place.ts, channel_id: network, is_ephemeral: true },
      actions: [
        { type: 'button', block_id: 'b', action_id: 'press', value: 'v', action_ts: expect.any(String) },
      ],
      response_url: expect.stringContaining('/response/'),
      state: { values: {} },
    });
    expect(body).not.toHaveProperty('message');
  });

  test('lets the app replace or delete the message in which it stands', async () => {
    const replaced = nextMessage(({ text }) => text === 'Replaced');
    const place = await show('replace');
    await use(place, 'replace');
    expect(await replaced).toMatchObject({ ...place, onlyFor: alex });
    const swapped = nextMessage(({ text }) => text === 'In its place');
    const vanished = await show('swap');
    await use(vanished, 'swap');
    expect(await swapped).toMatchObject({ onlyFor: alex });
    expect(standIn.workspace.message(network, vanished.ts)).toBeUndefined();
    const gone = nextUpdate(({ kind }) => kind === 'message-gone');
    const vanishing = await show('vanish');
    await use(vanishing, 'vanish');
    expect(await gone).toMatchObject(vanishing);
  });

  test('of a message that somebody else sees alone cannot be used', async () => {
    expect(await use(await show('press'), 'press', mika)).toEqual({ ok: false });
  });

  const menus = [
    {
      type: 'actions',
      block_id: 'b',
      elements: [
        {
          type: 'static_select',
          action_id: 'use-select',
          placeholder: plain('Pick'),
          options: [{ text: plain('A'), value: 'a' }],
        },
        { type: 'overflow', action_id: 'use-overflow', options: [{ text: plain('B'), value: 'b' }] },
        { type: 'external_select', action_id: 'service', min_query_length: 0 },
      ],
    },
  ];
  const choose = (place: Place, type: string, state: StateValues = {}) =>
    standIn.act(alex, {
      kind: 'action',
      place,
      action: {
        type,
        block_id: 'b',
        action_id: type === 'overflow' ? 'use-overflow' : 'use-select',
        selected_option: { text: plain('A'), value: 'a' },
      },
      state,
    });
  const used = () => (demo.seen.at(-1) as { body: Json }).body;

  test('of a message for everyone reaches the app with the message', async () => {
    const { ts = '' } = await slack.chat.postMessage({
      channel: network,
      text: 'menus',
      blocks: menus as never,
    });
    const place = { channel: network, ts };
    const state = { b: { 'use-select': { type: 'static_select', selected_option: null } } };
    expect(await choose(place, 'static_select', state)).toEqual({ ok: true });
    expect(used()).toMatchObject({
      type: 'block_actions',
      container: { type: 'message', message_ts: ts, channel_id: network, is_ephemeral: false },
      channel: { id: network, name: 'aws-network' },
      message: { ts, text: 'menus', bot_id: expect.any(String) },
      state: { values: state },
      response_url: expect.stringContaining('/response/'),
      actions: [
        {
          type: 'static_select',
          selected_option: { value: 'a' },
          placeholder: { text: 'Pick' },
          action_ts: expect.any(String),
        },
      ],
    });
    expect(used().container).not.toHaveProperty('thread_ts');
    standIn.workspace.add({ channel: network, user: mika, text: 'reply', threadTs: ts });
    await choose(place, 'overflow');
    expect(used()).toMatchObject({
      container: { thread_ts: ts },
      message: { thread_ts: ts, reply_count: 1 },
      actions: [{ type: 'overflow', action_id: 'use-overflow', selected_option: { value: 'a' } }],
    });
    expect(await choose({ channel: network, ts: '1.1' }, 'overflow')).toEqual({ ok: false });
  });

  test('of a message for one person reaches the app without the message', async () => {
    const posted = await slack.chat.postEphemeral({
      channel: network,
      user: alex,
      text: 'x',
      blocks: menus as never,
    });
    await choose({ channel: network, ts: posted.message_ts ?? '' }, 'static_select');
    expect(used()).toMatchObject({ container: { is_ephemeral: true }, response_url: expect.any(String) });
    expect(used()).not.toHaveProperty('message');
  });

  test('that is an external select gets its options from the app', async () => {
    const { ts = '' } = await slack.chat.postMessage({
      channel: network,
      text: 'menus',
      blocks: menus as never,
    });
    const place = { channel: network, ts };
    const ask = (value: string) =>
      standIn.act(alex, { kind: 'options', place, blockId: 'b', actionId: 'service', value });
    expect(await ask('ecr')).toEqual({
      ok: true,
      options: [{ text: plain('Found ecr'), value: 'Found ecr' }],
    });
    expect(demo.seen.at(-1)).toMatchObject({
      kind: 'asked',
      type: 'block_suggestion',
      value: 'ecr',
      block_id: 'b',
      action_id: 'service',
      container: { type: 'message', message_ts: ts, is_ephemeral: false },
      channel: { id: network },
      message: { ts },
    });
    expect(await ask('')).toEqual({ ok: true, options: [] });
    expect(await ask('groups')).toMatchObject({ optionGroups: [{ label: { text: 'Found' } }] });
    expect(await ask('many')).toEqual({
      ok: true,
      options: [],
      refused: ['/options: no more than 100 items allowed'],
    });
    expect(await ask('long')).toMatchObject({
      options: [],
      refused: ['/options/0/text/text: must be less than 76 characters'],
    });
  });
});

describe('a shortcut', () => {
  const sent = () => (demo.seen.findLast(({ kind }) => kind === 'explain') as { shortcut: Json }).shortcut;
  const explain = async (channel: string, ts: string, person = alex) => {
    const answer = nextMessage(({ text }) => text === 'Explained');
    expect(
      await standIn.act(person, { kind: 'message-shortcut', callbackId: 'explain', channel, ts }),
    ).toEqual({
      ok: true,
    });
    expect(await answer).toMatchObject({ channel, onlyFor: person });
  };

  test("on anybody's message reaches the app with the message, and can be answered", async () => {
    const { ts } = standIn.workspace.add({ channel: network, user: mika, text: 'What is this?' });
    await explain(network, ts);
    expect(sent()).toMatchObject({
      type: 'message_action',
      callback_id: 'explain',
      user: { id: alex },
      channel: { id: network, name: 'aws-network' },
      message_ts: ts,
      message: { type: 'message', user: mika, ts, text: 'What is this?' },
      trigger_id: expect.any(String),
      action_ts: expect.any(String),
      response_url: expect.any(String),
    });
    const reply = standIn.workspace.add({ channel: network, user: alex, text: 'This', threadTs: ts });
    await explain(network, reply.ts);
    expect(sent()).toMatchObject({ message: { text: 'This', thread_ts: ts, parent_user_id: mika } });
    const { ts: own = '' } = await slack.chat.postMessage({ channel: network, text: 'Mine' });
    await explain(network, own);
    expect(sent()).toMatchObject({ message: { bot_id: expect.any(String), text: 'Mine' } });
  });

  test('works where the bot is no member', async () => {
    const { ts } = standIn.workspace.add({ channel: incidents, user: mika, text: 'Far away' });
    expect(standIn.workspace.channel(incidents)?.members).not.toContain(standIn.workspace.bot.id);
    await explain(incidents, ts);
    expect(sent()).toMatchObject({ channel: { name: 'privategroup' }, message: { text: 'Far away' } });
  });

  test('has no message that one person alone sees', async () => {
    const { message_ts: ts = '' } = await slack.chat.postEphemeral({
      channel: network,
      user: alex,
      text: 'x',
    });
    const act = { kind: 'message-shortcut', callbackId: 'explain', channel: network, ts } as const;
    expect(await standIn.act(alex, act)).toEqual({ ok: false });
  });

  test('from anywhere has neither a conversation nor a response URL', async () => {
    expect(await standIn.act(alex, { kind: 'shortcut', callbackId: 'explain', channel: network })).toEqual({
      ok: true,
    });
    expect(sent()).toMatchObject({ type: 'shortcut', callback_id: 'explain', action_ts: expect.any(String) });
    for (const field of ['channel', 'response_url', 'message', 'api_app_id'])
      expect(sent()).not.toHaveProperty(field);
    const { view } = await slack.views.open({ trigger_id: String(sent().trigger_id), view: formView });
    expect(view?.type).toBe('modal');
    standIn.workspace.setModals(alex, []);
  });
});

test('every request is recorded with its response', async () => {
  await slack.auth.test();
  await say('/silent');
  expect(standIn.workspace.exchanges.slice(-2)).toMatchObject([
    { from: 'app', title: 'auth.test', status: 200, response: { ok: true } },
    { from: 'slack', title: '/silent', status: 200, request: { command: '/silent' }, response: '' },
  ]);
});

/** A stand-in whose app fails the first delivery of an event; `deliveries` are the retry numbers of both. */
async function failingDemo(): Promise<{ demo: Demo; deliveries: Promise<unknown[]> }> {
  const seen: unknown[] = [];
  let told: (seen: unknown[]) => void = () => {};
  const deliveries = new Promise<unknown[]>((resolve) => {
    told = resolve;
  });
  const { createServer } = await import('node:http');
  const other = await startDemo();
  const app = createServer((request, response) => {
    seen.push(request.headers['x-slack-retry-num']);
    response.writeHead(seen.length === 1 ? 500 : 200).end();
    if (seen.length === 2) told(seen);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => app.once('listening', resolve));
  other.server.standIn.connect(`http://127.0.0.1:${(app.address() as { port: number }).port}`);
  const { stop } = other;
  return {
    demo: {
      ...other,
      stop: async () => {
        app.closeAllConnections();
        app.close();
        await stop();
      },
    },
    deliveries,
  };
}
