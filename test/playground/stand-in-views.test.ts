import { describe, expect, test } from '@jest/globals';
import type { Json, StateValues } from '../../src/playground/protocol.js';
import { formView } from './demo-app.js';
import {
  alex,
  demo,
  last,
  mika,
  network,
  nextUpdate,
  plain,
  random,
  refusal,
  requestOf,
  slack,
  standIn,
  startWorkspace,
  uploaded,
} from './demo-workspace.js';

startWorkspace();

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
    const { id } = first.view ?? {};
    expect(await slack.views.publish({ user_id: alex, view, hash })).toMatchObject({
      view: { id, root_view_id: id },
    });
    expect(await refusal(slack.views.publish({ user_id: alex, view, hash }))).toMatchObject({
      error: 'hash_conflict',
    });
  });
});
