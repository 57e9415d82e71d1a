import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { ViewClosedAction } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { silentLogger } from '../../src/log.js';
import type { Json, Message, Place, StateValues, Update } from '../../src/playground/protocol.js';
import { readManifest } from '../../src/playground/stand-in/manifest.js';
import type { StandIn } from '../../src/playground/stand-in/stand-in.js';
import { type Demo, demoToken, formView, startDemo } from './demo-app.js';
import { png } from './png.js';

const alex = 'U0ALEXCHEN';
const mika = 'U0MIKASATO';
const network = 'C0NETWORKS';
const random = 'C0RANDOM00';
const incidents = 'C0INCIDENT';

let demo: Demo;
let standIn: StandIn;
let slack: WebClient;

beforeAll(async () => {
  demo = await startDemo((app, seen) => {
    app.command('/demo', async ({ ack, command, client, body }) => {
      seen.push({ kind: 'command', text: command.text, channel: command.channel_name });
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: formView });
    });
    app.command('/silent', ({ ack }) => ack());
    app.command('/broken', ({ ack }) => ack({ blocks: [{ type: 'nonsense' }] as never }));
    app.command('/late', async ({ ack, respond }) => {
      await ack('At once');
      await respond({ text: 'Later', replace_original: true });
      await respond({ text: 'For all', response_type: 'in_channel' });
    });
    app.event('app_mention', async ({ event, client }) => {
      seen.push({ kind: 'mention', text: event.text, channel: event.channel });
      await client.chat.postMessage({
        channel: event.channel,
        thread_ts: event.thread_ts ?? event.ts,
        text: 'Choose',
        blocks: [
          {
            type: 'actions',
            elements: [
              { type: 'button', action_id: 'press', text: { type: 'plain_text', text: 'Press' }, value: '1' },
            ],
          },
        ],
      });
    });
    app.event('message', async ({ event }) => {
      if (event.channel_type !== 'im') {
        seen.push({ kind: 'said', type: event.channel_type });
        return;
      }
      const isOwn = 'bot_id' in event && event.bot_id !== undefined;
      const text = 'text' in event ? event.text : undefined;
      seen.push({ kind: isOwn ? 'own' : 'message', subtype: event.subtype, text });
    });
    app.event('app_home_opened', async ({ event, client }) => {
      seen.push({ kind: 'home', tab: event.tab });
      await client.views.publish({
        user_id: event.user,
        view: { type: 'home', blocks: [{ type: 'divider' }] },
      });
    });
    app.action('press', async ({ ack, body, respond }) => {
      seen.push({ kind: 'press', body });
      await ack();
      await respond({ text: 'Pressed', replace_original: false, response_type: 'ephemeral' });
    });
    app.action('replace', async ({ ack, respond }) => {
      await ack();
      await respond({ text: 'Replaced', replace_original: true });
    });
    app.action('swap', async ({ ack, respond }) => {
      await ack();
      await respond({ text: 'In its place', delete_original: 'true' as never });
    });
    app.action('vanish', async ({ ack, respond }) => {
      await ack();
      await respond({ delete_original: true });
    });
    app.action(/^use/, async ({ ack, body }) => {
      seen.push({ kind: 'use', body });
      await ack();
    });
    app.options('service', async ({ ack, options: { value, ...asked } }) => {
      seen.push({ kind: 'asked', value, ...asked });
      const option = (text: string) => ({ text: plain(text), value: text });
      if (value === 'many') await ack({ options: Array.from({ length: 101 }, (_, i) => option(`${i}`)) });
      else if (value === 'long') await ack({ options: [option('x'.repeat(76))] });
      else if (value === 'groups')
        await ack({ option_groups: [{ label: plain('Found'), options: [option('one')] }] });
      else await ack({ options: value === '' ? [] : [option(`Found ${value}`)] });
    });
    app.view('form', async ({ ack, view }) => {
      seen.push({ kind: 'form', values: view.state.values, metadata: view.private_metadata });
      const name = view.state.values.name?.text?.value;
      if (name === 'wrong') await ack({ response_action: 'errors', errors: { name: 'Not that one' } });
      else if (name === 'more')
        await ack({
          response_action: 'push',
          view: { ...formView, title: { type: 'plain_text', text: 'More' } },
        });
      else if (name === 'all') await ack({ response_action: 'clear' });
      else if (name === 'other')
        await ack({ response_action: 'update', view: { ...formView, callback_id: 'other' } });
      else if (name === 'misplaced')
        await ack({ response_action: 'errors', errors: { nowhere: 'No such input' } });
      else if (name === 'strange') await ack({ response_action: 'dance' } as never);
      else await ack();
    });
    app.view<ViewClosedAction>({ callback_id: 'form', type: 'view_closed' }, async ({ ack, body }) => {
      seen.push({ kind: 'closed', cleared: body.is_cleared, view: body.view.id });
      await ack();
    });
    app.shortcut('explain', async ({ ack, shortcut, respond }) => {
      seen.push({ kind: 'explain', shortcut });
      await ack();
      if (shortcut.type === 'message_action') await respond({ text: 'Explained' });
    });
  });
  standIn = demo.server.standIn;
  slack = new WebClient(demoToken, {
    slackApiUrl: `${demo.server.url}/api/`,
    retryConfig: { retries: 0 },
    logger: silentLogger,
  });
});
afterAll(() => demo.stop());

const messagesOf = (person: string, channel = network) =>
  standIn.workspace.messagesFor(person).filter((message) => message.channel === channel);
const last = (person: string, channel = network) => messagesOf(person, channel).at(-1);
const refusal = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error: { data: Json }) => error.data,
  );
/** What was sent last under this title. */
const requestOf = (title: string) =>
  standIn.workspace.exchanges.findLast((exchange) => exchange.title === title)?.request as Json;
/** The next change that fits. Ends when it has come. */
const nextUpdate = (fits: (update: Update) => boolean) =>
  new Promise<Update>((resolve) => {
    const unsubscribe = standIn.workspace.subscribe((update) => {
      if (!fits(update)) return;
      unsubscribe();
      resolve(update);
    });
  });
const nextMessage = async (fits: (message: Message) => boolean) => {
  const update = await nextUpdate((each) => each.kind === 'message' && fits(each.message));
  return (update as Update & { kind: 'message' }).message;
};
const say = (text: string, channel = network) => standIn.act(alex, { kind: 'say', channel, text });

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

describe('a modal', () => {
  const open = async () => {
    standIn.workspace.setModals(alex, []);
    await slack.views.open({ trigger_id: standIn.triggers.give(alex), view: formView });
    return standIn.workspace.modals(alex)[0]?.id ?? '';
  };
  const filledIn = (value: string): StateValues => ({
    name: { text: { type: 'plain_text_input', value } },
    colour: { choice: { type: 'static_select', selected_option: { text: plain('Red'), value: 'red' } } },
    service: { service: { type: 'external_select', selected_option: { text: plain('S3'), value: 's3' } } },
  });
  const submit = (view: string, value: string) =>
    standIn.act(alex, { kind: 'submit', view, state: filledIn(value) });

  test('is closed by a submission that the app takes', async () => {
    expect(await submit(await open(), 'Alex')).toEqual({ ok: true });
    expect(standIn.workspace.modals(alex)).toEqual([]);
    expect(demo.seen).toContainEqual({ kind: 'form', metadata: 'kept', values: filledIn('Alex') });
  });

  test('stays open with the errors of the app', async () => {
    const view = await open();
    expect(await submit(view, 'wrong')).toEqual({ ok: true, errors: { name: 'Not that one' } });
    expect(standIn.workspace.modals(alex)).toHaveLength(1);
  });

  test.each(['misplaced', 'strange'])('takes no answer that Slack does not know: %s', async (name) => {
    expect(await submit(await open(), name)).toEqual({ ok: false });
    expect(standIn.workspace.modals(alex)).toHaveLength(1);
  });

  test('becomes another one in answer to a submission', async () => {
    const view = await open();
    expect(await submit(view, 'other')).toEqual({ ok: true });
    expect(standIn.workspace.modals(alex)).toMatchObject([{ id: view, callback_id: 'other' }]);
  });

  test('goes to the app only when every input is as it should be', async () => {
    const text = { type: 'plain_text_input', min_length: 2, max_length: 4 };
    const number = { type: 'number_input', is_decimal_allowed: false, min_value: '1', max_value: '9' };
    const inputs: [element: Json, value: Json, problem?: string][] = [
      [text, { value: null }, 'required'],
      [text, { value: 'x' }, 'too-short'],
      [text, { value: '😀😀😀😀' }],
      [text, { value: '12345' }, 'too-long'],
      [number, { value: '0' }, 'too-small'],
      [number, { value: '10' }, 'too-large'],
      [number, { value: '1.5' }, 'not-whole'],
      [number, { value: 'two' }, 'malformed'],
      [{ ...number, is_decimal_allowed: true }, { value: '1.5' }],
      [{ type: 'url_text_input' }, { value: 'ftp://x' }, 'malformed'],
      [{ type: 'email_text_input' }, { value: 'x' }, 'malformed'],
      [
        { type: 'radio_buttons', options: [{ text: plain('A'), value: 'a' }] },
        { selected_option: null },
        'required',
      ],
      [{ type: 'multi_users_select' }, { selected_users: [] }, 'required'],
    ];
    const blocks = inputs.map(([element], i) => ({
      type: 'input',
      block_id: `${i}`,
      label: plain('Label'),
      element: { action_id: 'a', ...element },
    }));
    const trigger_id = standIn.triggers.give(alex);
    const { view } = await slack.views.open({ trigger_id, view: { ...formView, blocks: blocks as never } });
    const state = Object.fromEntries(inputs.map(([, value], i) => [i, { a: value }]));
    const before = standIn.workspace.exchanges.length;
    expect(await standIn.act(alex, { kind: 'submit', view: view?.id ?? '', state })).toEqual({
      ok: true,
      problems: Object.fromEntries(inputs.flatMap(([, , problem], i) => (problem ? [[i, problem]] : []))),
    });
    expect(standIn.workspace.exchanges).toHaveLength(before);
    standIn.workspace.setModals(alex, []);
  });

  test('tells of itself all that Slack tells', async () => {
    const id = await open();
    const [view] = standIn.workspace.modals(alex);
    expect(view).toMatchObject({
      id,
      root_view_id: id,
      previous_view_id: null,
      close: null,
      clear_on_close: false,
      external_id: '',
      private_metadata: 'kept',
      state: { values: {} },
      app_installed_team_id: expect.any(String),
      hash: expect.any(String),
    });
  });

  test('sends the actions of its elements with all that stands in it', async () => {
    const options = [{ text: plain('A'), value: 'a' }];
    const [initial_option] = options;
    const view = {
      ...formView,
      blocks: [
        {
          type: 'input',
          block_id: 'b',
          dispatch_action: true,
          label: plain('Label'),
          element: { type: 'static_select', action_id: 'use-select', options, initial_option },
        },
      ] as never,
    };
    const opened = await slack.views.open({ trigger_id: standIn.triggers.give(alex), view });
    const id = opened.view?.id ?? '';
    const state = { b: { 'use-select': { type: 'static_select', selected_option: initial_option ?? null } } };
    const action = {
      type: 'static_select',
      block_id: 'b',
      action_id: 'use-select',
      selected_option: initial_option,
    };
    await standIn.act(alex, { kind: 'action', place: { view: id }, action, state });
    const { body } = demo.seen.at(-1) as { body: Json };
    expect(body).toMatchObject({
      container: { type: 'view', view_id: id },
      view: { id, hash: expect.any(String), private_metadata: 'kept', state: { values: state } },
      actions: [{ selected_option: { value: 'a' }, initial_option: { value: 'a' } }],
    });
    for (const field of ['response_url', 'channel', 'message']) expect(body).not.toHaveProperty(field);
    const pushed = await slack.views.push({ trigger_id: String(body.trigger_id), view: formView });
    expect(pushed.view).toMatchObject({ root_view_id: id, previous_view_id: id });
  });

  test('asks the app for options as a view', async () => {
    const view = await open();
    const asked = { kind: 'options', blockId: 'service', actionId: 'service', value: 's3' } as const;
    await standIn.act(alex, { ...asked, place: { view } });
    expect(demo.seen.at(-1)).toMatchObject({
      container: { type: 'view', view_id: view },
      view: { id: view, private_metadata: 'kept', state: { values: {} } },
    });
    expect(demo.seen.at(-1)).not.toHaveProperty('channel');
  });

  test('gives a response URL for a conversation that was chosen to answer in', async () => {
    const menu = (block_id: string, element: Json) => ({
      type: 'input',
      block_id,
      optional: true,
      label: plain('Where'),
      element: { action_id: 'a', ...element },
    });
    const blocks = [
      menu('here', {
        type: 'conversations_select',
        response_url_enabled: true,
        default_to_current_conversation: true,
      }),
      menu('there', { type: 'channels_select', response_url_enabled: true, initial_channel: random }),
      menu('nowhere', { type: 'conversations_select' }),
      menu('empty', { type: 'channels_select', response_url_enabled: true }),
    ];
    const opened = await slack.views.open({
      trigger_id: standIn.triggers.give(alex, network),
      view: { ...formView, blocks: blocks as never },
    });
    expect(opened.view?.blocks?.[0]).toMatchObject({ element: { initial_conversation: network } });
    await standIn.act(alex, {
      kind: 'submit',
      view: opened.view?.id ?? '',
      state: {
        here: { a: { type: 'conversations_select', selected_conversation: network } },
        there: { a: { type: 'channels_select', selected_channel: random } },
        nowhere: { a: { type: 'conversations_select', selected_conversation: network } },
        empty: { a: { type: 'channels_select', selected_channel: null } },
      },
    });
    const urls = requestOf('form (view_submission)').response_urls as Json[];
    expect(urls).toMatchObject([
      { block_id: 'here', action_id: 'a', channel_id: network },
      { block_id: 'there', action_id: 'a', channel_id: random },
    ]);
    const body = JSON.stringify({ text: 'From the modal', response_type: 'in_channel' });
    await fetch(String(urls[0]?.response_url), { method: 'POST', body });
    expect(last(mika)).toMatchObject({ text: 'From the modal' });
  });

  test('gets a picture that was not ready when it was opened', async () => {
    const view_id = await open();
    const id = await uploaded();
    const picture = { type: 'image', alt_text: 'the route', slack_file: { id } };
    const view = { ...formView, blocks: [picture] as never };
    expect(await refusal(slack.views.update({ view_id, view }))).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: [expect.stringContaining('invalid slack file')] },
    });
    demo.wait(601);
    await slack.views.update({ view_id, view });
    expect(standIn.workspace.modals(alex)[0]?.blocks[0]).toMatchObject(picture);
  });

  test('is found by the id of the app, which no other view has', async () => {
    standIn.workspace.setModals(alex, []);
    const view = { ...formView, external_id: 'mine' };
    const openAgain = () => slack.views.open({ trigger_id: standIn.triggers.give(mika), view });
    await slack.views.open({ trigger_id: standIn.triggers.give(alex), view });
    await slack.views.update({ external_id: 'mine', view: { ...view, title: plain('By its name') } });
    expect(standIn.workspace.modals(alex)[0]).toMatchObject({ title: { text: 'By its name' } });
    expect(await refusal(openAgain())).toMatchObject({ error: 'duplicate_external_id' });
    standIn.workspace.setModals(alex, []);
    await openAgain();
    standIn.workspace.setModals(mika, []);
  });

  test('is stacked three high at the most, and cleared at once', async () => {
    await open();
    for (const count of [2, 3]) {
      await submit(standIn.workspace.modals(alex).at(-1)?.id ?? '', 'more');
      expect(standIn.workspace.modals(alex)).toHaveLength(count);
    }
    expect(await submit(standIn.workspace.modals(alex).at(-1)?.id ?? '', 'more')).toEqual({ ok: false });
    await submit(standIn.workspace.modals(alex).at(-1)?.id ?? '', 'all');
    expect(standIn.workspace.modals(alex)).toEqual([]);
  });

  test('tells the app when it is closed', async () => {
    await standIn.act(alex, { kind: 'close', view: await open(), everything: false });
    expect(demo.seen.at(-1)).toMatchObject({ kind: 'closed', cleared: false });
    const first = await open();
    await submit(first, 'more');
    const view = standIn.workspace.modals(alex).at(-1)?.id ?? '';
    await standIn.act(alex, { kind: 'close', view, everything: true });
    expect(demo.seen.at(-1)).toEqual({ kind: 'closed', cleared: true, view: first });
    expect(standIn.workspace.modals(alex)).toEqual([]);
  });

  test('needs a trigger that is fresh and unused', async () => {
    const openWith = (trigger_id: string) => refusal(slack.views.open({ trigger_id, view: formView }));
    const used = standIn.triggers.give(alex);
    await openWith(used);
    expect(await openWith(used)).toMatchObject({ error: 'exchanged_trigger_id' });
    const old = standIn.triggers.give(alex);
    demo.wait(3_001);
    expect(await openWith(old)).toMatchObject({ error: 'expired_trigger_id' });
    expect(await openWith('nobody')).toMatchObject({ error: 'invalid_arguments' });
  });

  test('is updated by its id, and not over a newer one', async () => {
    const view_id = await open();
    const view = { ...formView, title: { type: 'plain_text' as const, text: 'Changed' } };
    const hash = standIn.workspace.modals(alex)[0]?.hash ?? '';
    await slack.views.update({ view_id, view, hash });
    expect(standIn.workspace.modals(alex)[0]).toMatchObject({ id: view_id, title: { text: 'Changed' } });
    expect(await refusal(slack.views.update({ view_id, view, hash }))).toMatchObject({
      error: 'hash_conflict',
    });
    expect(await refusal(slack.views.update({ view_id: 'V0', view }))).toMatchObject({ error: 'not_found' });
  });

  test('that breaks a rule is refused with where it does', async () => {
    const view = { ...formView, title: { type: 'plain_text' as const, text: 'x'.repeat(25) } };
    expect(await refusal(slack.views.open({ trigger_id: standIn.triggers.give(alex), view }))).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: {
        messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'],
      },
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
    for (const field of ['channel', 'response_url', 'message']) expect(sent()).not.toHaveProperty(field);
    const { view } = await slack.views.open({ trigger_id: String(sent().trigger_id), view: formView });
    expect(view?.type).toBe('modal');
    standIn.workspace.setModals(alex, []);
  });
});

describe('the Home tab', () => {
  test('is published to the person who opened it, and comes with the next opening', async () => {
    const openHome = async () => {
      const published = nextUpdate(({ kind }) => kind === 'home');
      await standIn.act(mika, { kind: 'open-home', tab: 'home' });
      await published;
      return requestOf('app_home_opened').event;
    };
    expect(await openHome()).not.toHaveProperty('view');
    expect(demo.seen).toContainEqual({ kind: 'home', tab: 'home' });
    const view = standIn.workspace.home(mika);
    expect(view).toMatchObject({ type: 'home', blocks: [{ type: 'divider' }] });
    expect(standIn.workspace.home(alex)).toBeUndefined();
    expect(await openHome()).toMatchObject({
      view: {
        id: view?.id,
        hash: view?.hash,
        root_view_id: view?.id,
        private_metadata: '',
        blocks: view?.blocks,
      },
    });
  });

  test('is not published over a newer one', async () => {
    const view = { type: 'home' as const, blocks: [{ type: 'divider' as const }] };
    const first = await slack.views.publish({ user_id: alex, view });
    const hash = first.view?.hash ?? '';
    expect(await slack.views.publish({ user_id: alex, view, hash })).toMatchObject({
      view: { id: first.view?.id },
    });
    expect(await refusal(slack.views.publish({ user_id: alex, view, hash }))).toMatchObject({
      error: 'hash_conflict',
    });
  });
});

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

test('every request is recorded with its response', async () => {
  await slack.auth.test();
  await say('/silent');
  expect(standIn.workspace.exchanges.slice(-2)).toMatchObject([
    { from: 'app', title: 'auth.test', status: 200, response: { ok: true } },
    { from: 'slack', title: '/silent', status: 200, request: { command: '/silent' }, response: '' },
  ]);
});

/** The id of a picture that was uploaded just now. */
async function uploaded(): Promise<string> {
  const upload = await slack.filesUploadV2({ file: png, filename: 'route.png', title: 'Route' });
  const { files } = upload as unknown as { files: { files: { id: string }[] }[] };
  return files[0]?.files[0]?.id ?? '';
}

function plain(text: string) {
  return { type: 'plain_text' as const, text };
}

function section(text: string) {
  return { type: 'section' as const, text: { type: 'mrkdwn' as const, text } };
}

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
