import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type Answer, answerTopic } from '../../src/answer/answer.js';
import { planFor } from '../../src/answer/endpoint-plan.js';
import { isChargedHere } from '../../src/answer/monthly-cost.js';
import type { Language } from '../../src/knowledge/knowledge.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { problemsOfView } from '../../src/playground/stand-in/block-kit-rules.js';
import { readState, stateOf, writeState } from '../../src/slack/cards/answer-state.js';
import { newForm, readGb } from '../../src/slack/cards/cost-form.js';
import { costModal } from '../../src/slack/cards/cost-modal.js';
import { buttonsIn, Workspace } from './workspace.js';

const knowledge = loadKnowledge();
const languages: Language[] = ['en', 'ja'];

function answers(region: string, ...topics: string[]): Answer[] {
  return topics.flatMap((topic) => answerTopic({ topic, region }, knowledge) ?? []);
}

const stateFor = (language: Language, ...topics: string[]) =>
  stateOf(answers('ap-northeast-1', ...topics), language);

interface Shown extends Record<string, unknown> {
  readonly callback_id: string;
  readonly private_metadata: string;
  readonly blocks: Record<string, unknown>[];
}

let slack: Workspace;
beforeAll(async () => {
  slack = (await Workspace.start()).answersAll('ja-JP').answers('views.push', {});
});
afterAll(() => slack.stop());
afterEach(() => void slack.calls.splice(0));

const pressCost = (state: string) => slack.press({ action_id: 'show_cost', value: state });

/** The modal that the button of an answer opens. */
async function opened(language: Language, ...topics: string[]): Promise<Shown> {
  await pressCost(writeState(stateFor(language, ...topics)));
  const { view } = await slack.next('views.open');
  slack.calls.splice(0);
  return view as Shown;
}

const select = (value: string) => ({ type: 'static_select', selected_option: { value } });
const write = (value: string | null) => ({ type: 'plain_text_input', value });
const tick = (...keys: string[]) => ({
  type: 'checkboxes',
  selected_options: keys.map((value) => ({ value })),
});

/** What Slack sends of the fields of a view: their values by block and by action. */
function valuesOf(fields: Record<string, unknown>) {
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [
      field,
      { [`cost_field:${field === 'gateway_gb' ? 'gatewayGb' : field}`]: value },
    ]),
  );
}

async function submitted(view: Shown, fields: Record<string, unknown>) {
  const response = await slack.submit(
    { callback_id: view.callback_id, private_metadata: view.private_metadata },
    valuesOf(fields),
  );
  return (await response.json()) as {
    response_action: string;
    errors?: Record<string, string>;
    view: Shown;
  };
}

/** Changes one field and gives the modal as it is then. */
async function changed(view: Shown, field: string, fields: Record<string, unknown>): Promise<Shown> {
  const { private_metadata, callback_id } = view;
  const state = { values: valuesOf(fields) };
  await slack.pressInView(
    { action_id: `cost_field:${field}`, block_id: field, ...(fields[field] as object) },
    'modal',
    { private_metadata, callback_id, state },
  );
  const sent = await slack.next('views.update');
  slack.calls.splice(0);
  expect(sent.view_id).toBe('V1');
  return sent.view as Shown;
}

const textOf = ({ blocks }: Shown) => JSON.stringify(blocks);
const usual = {
  gb: write('500'),
  azs: select('2'),
  nat: select('one-each'),
  region: select('ap-northeast-1'),
};

describe('the button', () => {
  test('stands below answers that have something to price, and says by itself what it does', async () => {
    const reply = await (await slack.command('sqs')).json();
    const button = buttonsIn(reply).find(({ action_id }) => action_id === 'show_cost');
    expect(button).toMatchObject({
      text: { text: 'Cost for your traffic' },
      accessibility_label: expect.stringMatching(/^Cost for your traffic/),
    });
    for (const text of ['s3', 'cognito hosted UI', 'ecr sqs s3', 'ecs-fargate'])
      expect(JSON.stringify(await (await slack.command(text)).json())).toContain('"show_cost"');
    for (const text of ['rds', 'private dns'])
      expect(JSON.stringify(await (await slack.command(text)).json())).not.toContain('"show_cost"');
  });

  test('opens the modal with a result already', async () => {
    const view = await opened('en', 'sqs');
    expect(problemsOfView(view)).toEqual([]);
    expect(view.callback_id).toBe('cost');
    // 97.82 + 6.20 through the NAT gateways, 20.44 + 1.00 through the endpoint.
    expect(textOf(view)).toContain('Endpoints are 82.58 USD a month cheaper than the NAT gateway.');
  });

  test('opens it over the modal in which it stands', async () => {
    const value = writeState(stateFor('en', 'sqs'));
    await slack.pressInView({ action_id: 'show_cost', value }, 'modal');
    expect(await slack.next('views.push')).toMatchObject({ view: { callback_id: 'cost' } });
  });

  test.each([
    ['makes no sense', '{"v":0}'],
    ['is about what is gone', '{"v":1,"topics":["gone"],"region":"us-east-1","language":"ja"}'],
  ])('of a state that %s gets one helpful line', async (_, state) => {
    const response = slack.response();
    await pressCost(state);
    expect(JSON.stringify(await response)).toContain('古いバージョン');
    expect(slack.sent('views.open')).toEqual([]);
  });
});

describe('the modal', () => {
  test('shows how the figures come about, from when they are and where they are from', async () => {
    const view = await opened('ja', 'ecr');
    const { view: after } = await submitted(view, {
      ...usual,
      gateway_gb: write('0'),
      endpoints: tick('com.amazonaws.{region}.ecr.api', 'com.amazonaws.{region}.ecr.dkr'),
    });
    for (const part of [
      'エンドポイントのほうが、NAT ゲートウェイより月 82.94 USD 安くなります。',
      'インターフェイスエンドポイント 2 個：月 45.88 USD ＝ 2 個 × 2 AZ × 730 時間 × 0.014 ＋ 500 GB × 0.01',
      'NAT ゲートウェイ：月 128.82 USD ＝ 2 AZ × 730 時間 × （0.062 ＋ パブリック IPv4 アドレス 0.005） ＋ 500 GB × 0.062',
      '2026-09-25 時点',
      'https://aws.amazon.com/jp/privatelink/pricing/',
      'https://aws.amazon.com/jp/vpc/pricing/',
    ])
      expect(textOf(after)).toContain(part);
    expect(problemsOfView(after)).toEqual([]);
  });

  test('recalculates in place when another number of zones is chosen', async () => {
    const view = await opened('en', 'sqs');
    const after = await changed(view, 'azs', { ...usual, azs: select('3') });
    // 146.73 + 31.00 against 30.66 + 5.00.
    expect(textOf(after)).toContain('Endpoints are 142.07 USD a month cheaper');
    expect(problemsOfView(after)).toEqual([]);
  });

  test('counts the traffic alone of a NAT gateway that stays', async () => {
    const view = await opened('en', 'sqs');
    const after = await changed(view, 'nat', { ...usual, nat: select('stays'), gb: write('100') });
    // 6.20 against 20.44 + 1.00.
    expect(textOf(after)).toContain('The NAT gateway is 15.24 USD a month cheaper than endpoints.');
    expect(textOf(after)).toContain('endpoints are cheaper above about 393 GB a month');
  });

  test('adds what crosses zones to a NAT gateway that all of them share', async () => {
    const view = await opened('en', 'sqs');
    const after = await changed(view, 'nat', { ...usual, nat: select('one-shared') });
    // 48.91 + 500 × 0.062 + 250 × 0.01 against 20.44 + 5.00.
    expect(textOf(after)).toContain('Endpoints are 56.97 USD a month cheaper');
    expect(textOf(after)).toContain('250 GB × 0.01');
  });

  test('leaves out what is not ticked, and asks for something when nothing is', async () => {
    const view = await opened('en', 'ecr');
    const some = await changed(view, 'endpoints', {
      ...usual,
      gateway_gb: write('0'),
      endpoints: tick('com.amazonaws.{region}.ecr.api'),
    });
    expect(textOf(some)).toContain('1 interface endpoint: 25.44 USD a month');
    const sqs = await opened('en', 'sqs');
    const none = await changed(sqs, 'endpoints', { ...usual, endpoints: tick() });
    expect(textOf(none)).toContain('Choose at least one endpoint.');
    expect(textOf(none)).not.toMatch(/\d USD/);
  });

  test('counts what goes through a gateway endpoint on the side of the NAT gateway alone', async () => {
    const view = await opened('en', 's3');
    const after = await changed(view, 'azs', { ...usual, gateway_gb: write('1000'), nat: select('stays') });
    expect(textOf(after)).toContain('Endpoints are 62.00 USD a month cheaper');
    expect(textOf(after)).toContain('Gateway endpoint: 0.00 USD');
  });

  test('gives no figure for a Region without confirmed prices, and the way to the price page', async () => {
    const view = await opened('en', 'sqs');
    const after = await changed(view, 'region', { ...usual, region: select('ap-northeast-3') });
    for (const way of ['Interface endpoint', 'NAT gateway'])
      expect(textOf(after)).toContain(`${way}: no confirmed price for Osaka`);
    expect(textOf(after)).not.toMatch(/\d USD|\d\.\d\d/);
    expect(textOf(after)).toContain('https://aws.amazon.com/privatelink/pricing/');
    expect(readState(after.private_metadata)?.region).toBe('ap-northeast-3');
    expect(problemsOfView(after)).toEqual([]);
  });

  test('remembers the Region that was chosen for the one who chose it', async () => {
    const view = await opened('en', 'sqs');
    await changed(view, 'region', { ...usual, region: select('us-west-2') });
    await slack.idle();
    expect(await slack.storage.preferences.find({ team: 'T1', user: 'U1' })).toMatchObject({
      region: 'us-west-2',
    });
    const reply = JSON.stringify(await (await slack.command('kms')).json());
    expect(reply).toContain('com.amazonaws.us-west-2.kms');
    await slack.storage.preferences.save({ team: 'T1', user: 'U1' }, { region: null });
  });

  test('of a NAT gateway alone asks for its traffic and compares nothing', async () => {
    const view = await opened('en', 'amplify');
    expect(textOf(view)).toContain('GB a month through the NAT gateway');
    const { view: after } = await submitted(view, { gb: write('100'), azs: select('2') });
    expect(textOf(after)).toContain('*104.02 USD a month.*');
    expect(textOf(after)).toContain('NAT gateway: 104.02 USD a month');
    expect(textOf(after)).not.toContain('"nat"');
  });

  test('lets the NAT gateway stay where something has no other way', async () => {
    const view = await opened('en', 'sqs', 'amplify');
    expect(textOf(view)).toContain('NAT gateway, which stays: 6.20 USD a month for this traffic alone');
    expect(textOf(view)).not.toContain('"nat"');
  });

  test.each(['abc', '-1', '1e99', '1e3', '', '1,00', '99999999999', 'NaN', '<!channel>'])(
    'says at the field that %j is no amount',
    async (text) => {
      const view = await opened('ja', 'sqs');
      const { response_action, errors } = await submitted(view, { ...usual, gb: write(text) });
      expect(response_action).toBe('errors');
      expect(errors).toEqual({ gb: '0 から 100,000,000 までの数字を入力してください（例：500）。' });
    },
  );

  test.each([
    ['１，０００', '1,000'],
    ['1,000', '1,000'],
    [' 1000 GB ', '1,000'],
    ['２５０．５', '250.5'],
    ['0', '0'],
  ])('takes %j as people type it', async (text, shown) => {
    const view = await opened('ja', 'sqs');
    const { response_action, view: after } = await submitted(view, { ...usual, gb: write(text) });
    expect(response_action).toBe('update');
    expect(textOf(after)).toContain(`${shown} GB × 0.01`);
  });

  test('says what is wrong in place of the result when a menu changes meanwhile', async () => {
    const view = await opened('en', 'sqs');
    const after = await changed(view, 'azs', { ...usual, gb: write('abc') });
    expect(textOf(after)).toContain('Enter a number from 0 to 100,000,000');
    expect(textOf(after)).not.toMatch(/\d USD/);
  });

  test.each(['', '{"v":0}', '{"v":1,"topics":["gone"],"region":"us-east-1","language":"en"}'])(
    'of a state that makes no sense any more (%j) gets one helpful line',
    async (private_metadata) => {
      const view = { callback_id: 'cost', private_metadata, blocks: [] };
      const { response_action, view: after } = await submitted(view, usual);
      expect(response_action).toBe('update');
      expect(textOf(after)).toMatch(/古いバージョン|older version/);
      const state = { values: valuesOf(usual) };
      await slack.pressInView({ action_id: 'cost_field:azs' }, 'modal', { private_metadata, state });
      expect(JSON.stringify(await slack.next('views.push'))).toMatch(/古いバージョン|older version/);
    },
  );

  test('stays with the usual figures for fields that make no sense', async () => {
    const view = await opened('en', 'sqs');
    const { view: after } = await submitted(view, { azs: select('400'), nat: select('x'), gb: write('100') });
    expect(textOf(after)).toContain('82.58 USD');
  });
});

describe.each(languages)('in %s', (language) => {
  test('the modal of every topic is one that Slack takes', () => {
    for (const topic of knowledge.topics.keys()) {
      for (const region of ['ap-northeast-1', 'cn-north-1']) {
        const view = costModal(stateOf(answers(region, topic), language), newForm, knowledge);
        if (view === undefined) continue;
        expect([topic, problemsOfView(view)]).toEqual([topic, []]);
        expect(JSON.stringify(view)).not.toMatch(/NaN|undefined|Infinity|\[object/);
      }
    }
  });

  test('so is that of twenty answers with more endpoints than a menu has room for', () => {
    const most = mostEndpoints();
    expect(planFor(most)?.endpoints.filter(isChargedHere).length).toBeGreaterThan(100);
    const view = costModal(stateOf(most, language), newForm, knowledge);
    expect(problemsOfView(view)).toEqual([]);
    expect(view?.private_metadata?.length).toBeLessThanOrEqual(3000);
  });
});

/** Twenty topics, each the one that adds the most endpoints to those before it. */
function mostEndpoints(): Answer[] {
  const all = answers('us-east-1', ...knowledge.topics.keys());
  const countOf = (some: readonly Answer[]) => planFor(some)?.endpoints.filter(isChargedHere).length ?? 0;
  const [...candidates] = all.toSorted((a, b) => countOf([b]) - countOf([a])).slice(0, 60);
  const chosen: Answer[] = [];
  while (chosen.length < 20) {
    const [best] = candidates.toSorted((a, b) => countOf([...chosen, b]) - countOf([...chosen, a]));
    if (best === undefined) break;
    chosen.push(best);
  }
  return chosen;
}

test.each<[string, number | undefined]>([
  ['500', 500],
  ['12,345,678', 12345678],
  ['１２３', 123],
  ['1 000', 1000],
  ['0.5gb', 0.5],
  ['1,2', undefined],
  ['0x10', undefined],
  ['Infinity', undefined],
  ['1.2.3', undefined],
])('%j is read as %p GB', (text, gb) => {
  expect(readGb(text)).toBe(gb);
});
