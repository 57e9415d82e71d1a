import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import nock from 'nock';
import { topicsOf } from '../../src/knowledge/knowledge.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { readState } from '../../src/slack/cards/answer-state.js';
import { FakeRouteImages } from './fake-route-images.js';
import { buttonsIn, elementsIn, optionsIn, type ShownButton, Workspace } from './workspace.js';

const knowledge = loadKnowledge();
const person = { team: 'T1', user: 'U1' };

interface View extends Record<string, unknown> {
  readonly private_metadata: string;
}

let workspace: Workspace;

beforeEach(async () => {
  workspace = (await Workspace.start()).answersAll();
});
afterEach(() => workspace.stop());

/** Another one in place of the workspace, with other settings. */
async function restarted(env: Record<string, string>, routeImages: FakeRouteImages): Promise<Workspace> {
  await workspace.stop();
  return (await Workspace.start(env, { routeImages })).answersAll();
}

/** The view that is published as a consequence of what is done. */
async function publishedBy(act: () => Promise<Response>): Promise<View> {
  const before = workspace.sent('views.publish').length;
  expect((await act()).status).toBe(200);
  return (await workspace.next('views.publish', before)).view as View;
}

const opened = (view?: View) =>
  publishedBy(() => workspace.openHome(view === undefined ? {} : { view: asShown(view) }));
const asShown = ({ private_metadata, blocks }: View) => ({
  type: 'home',
  private_metadata,
  blocks,
  hash: '1.a',
});

/** Presses on the Home tab as it was published. */
const press = (view: View, action: Record<string, unknown>) =>
  workspace.pressInView(action, 'home', { private_metadata: view.private_metadata });

const choice = (view: View, action_id: string, label: string) => {
  const selected_option = optionsIn(view, action_id).find((option) => option.label === label);
  if (selected_option === undefined) throw new Error(`${action_id} has no option ${label}`);
  return { type: 'static_select', action_id, selected_option };
};

const button = (view: unknown, label: string) => {
  const found = buttonsIn(view).find(({ text }) => text?.text === label);
  if (found === undefined) throw new Error(`There is no button ${label}`);
  return found;
};

const recentIn = (view: View) =>
  buttonsIn(view)
    .filter(({ action_id }) => action_id.startsWith('show_topic:recent'))
    .map(({ text }) => text?.text);

const wordsOf = (view: View) => JSON.stringify(view.blocks);

describe('the services', () => {
  test('are all reached by lists and pages, in requests as Slack sends them', async () => {
    const reached = new Set<string>();
    const collect = (view: View) => {
      for (const { value, text } of buttonsIn(view)) {
        if (text?.text === 'Details') reached.add(readState(value)?.topics[0]?.topic ?? '');
      }
    };
    let view = await opened();
    const isList = ({ action_id }: ShownButton) => action_id.startsWith('home_list:');
    for (const list of buttonsIn(view).filter(isList)) {
      view = await publishedBy(() => press(view, list));
      collect(view);
      for (;;) {
        const next = buttonsIn(view).find(({ text }) => text?.text === 'Next page');
        if (next === undefined) break;
        view = await publishedBy(() => press(view, next));
        collect(view);
      }
    }
    expect(topicsOf('service', knowledge).filter(({ id }) => !reached.has(id))).toEqual([]);
  });

  test('are paged to and fro and by a menu, and where one is stands in words', async () => {
    const first = await interfaceList();
    expect(wordsOf(first)).toContain('Interface endpoint: 1–20 of 245');
    expect(buttonsIn(first).map(({ text }) => text?.text)).not.toContain('Previous page');
    const second = await publishedBy(() => press(first, button(first, 'Next page')));
    expect(wordsOf(second)).toContain('Interface endpoint: 21–40 of 245');
    expect(button(second, 'Next page').accessibility_label).toBe('Next page: 41–60 of 245');
    const back = await publishedBy(() => press(second, button(second, 'Previous page')));
    expect(wordsOf(back)).toBe(wordsOf(first));
    const last = optionsIn(second, 'home_page:any').at(-1);
    const end = await publishedBy(() =>
      press(second, { type: 'static_select', action_id: 'home_page:any', selected_option: last }),
    );
    expect(wordsOf(end)).toContain('Interface endpoint: 241–245 of 245');
    expect(buttonsIn(end).map(({ text }) => text?.text)).not.toContain('Next page');
  });

  const interfaceList = async () => {
    const view = await opened();
    return publishedBy(() => press(view, button(view, 'Interface endpoint 245')));
  };

  test('stay where they were when a setting changes, a topic opens or the tab is opened again', async () => {
    const list = await interfaceList();
    const second = await publishedBy(() => press(list, button(list, 'Next page')));
    const position = 'インターフェイスエンドポイント：245 件中 21～40 件目';
    const japanese = await publishedBy(() => press(second, choice(second, 'set_language', '日本語')));
    expect(wordsOf(japanese)).toContain(position);
    const refreshed = await publishedBy(() => press(japanese, button(japanese, '詳しく')));
    expect(wordsOf(refreshed)).toContain(position);
    await workspace.command('ecr');
    expect(wordsOf(await opened(refreshed))).toContain(position);
  });

  test.each([
    ['no JSON', '{'],
    ['another version', '{"v":2,"list":"nat-gateway","page":0}'],
    ['a list that never was', '{"v":1,"list":"moon","page":0}'],
    ['no page', '{"v":1,"list":"nat-gateway","page":-1}'],
    ['nothing', undefined],
  ])('with %s in a button are one helpful line', async (_name, value) => {
    await press(await opened(), { action_id: 'home_page:next', value });
    expect(JSON.stringify(await workspace.next('views.open'))).toContain('older version');
    expect(workspace.sent('views.publish')).toHaveLength(1);
  });
});

describe('a setting', () => {
  test('of the language is confirmed in words, shows at once, and holds for answers', async () => {
    const view = await opened();
    expect(wordsOf(view)).toContain('The language you write in');
    const japanese = await publishedBy(() => press(view, choice(view, 'set_language', '日本語')));
    expect(wordsOf(japanese)).toContain('*保存しました。* 常に日本語で答えます。');
    expect(await answerTo('ecr')).toContain('インターフェイスエンドポイント');
    const automatic = await publishedBy(() =>
      press(japanese, choice(japanese, 'set_language', '自動（質問と同じ言語）')),
    );
    expect(wordsOf(automatic)).toContain('*Saved.* The language you write in, or else that of your Slack.');
    expect(await answerTo('ecr')).toContain('Amazon ECR: interface endpoint');
  });

  test('of the Region is confirmed in words, shows at once, and holds for answers', async () => {
    const view = await opened();
    expect(wordsOf(view)).toContain('Tokyo (ap-northeast-1), the default of this bot.');
    const ireland = await publishedBy(() => press(view, choice(view, 'set_region', 'Ireland (eu-west-1)')));
    expect(wordsOf(ireland)).toContain('*Saved.* Ireland (eu-west-1), set by you.');
    expect(readState(button(ireland, 'Amazon S3').value)?.region).toBe('eu-west-1');
    expect(await answerTo('ecr')).toContain('com.amazonaws.eu-west-1.ecr.api');
    const back = await publishedBy(() =>
      press(ireland, choice(ireland, 'set_region', 'Default: Tokyo (ap-northeast-1)')),
    );
    expect(wordsOf(back)).toContain('*Saved.* Tokyo (ap-northeast-1), the default of this bot.');
    expect(await answerTo('ecr')).toContain('com.amazonaws.ap-northeast-1.ecr.api');
  });

  test('is confirmed once, not when the tab is opened again', async () => {
    const view = await opened();
    const saved = await publishedBy(() => press(view, choice(view, 'set_region', 'Ireland (eu-west-1)')));
    const again = await opened(saved);
    expect(wordsOf(again)).not.toContain('Saved');
    expect(wordsOf(again)).toContain('Ireland (eu-west-1), set by you.');
  });

  test.each([
    ['set_language', '{"v":1,"set":"tlh"}'],
    ['set_region', '{"v":1,"set":"moon-1"}'],
    ['set_region', '{"v":2,"set":"eu-west-1"}'],
    ['set_language', 'ja'],
  ])('%s to %s is one helpful line and changes nothing', async (action_id, value) => {
    await press(await opened(), { type: 'static_select', action_id, selected_option: { value } });
    expect(JSON.stringify(await workspace.next('views.open'))).toContain('older version');
    expect(await workspace.storage.preferences.find(person)).toEqual({});
  });

  test('of one person is nothing to another', async () => {
    const view = await opened();
    await publishedBy(() => press(view, choice(view, 'set_language', '日本語')));
    expect(wordsOf(await publishedBy(() => workspace.openHome({ user: 'U2' })))).toContain('Often asked');
  });

  const answerTo = async (text: string) => JSON.stringify(await (await workspace.command(text)).json());
});

describe('what somebody asked lately', () => {
  test('comes from every surface, the last first, without the words', async () => {
    await workspace.command('how do I reach ecr, please');
    await workspace.mention('s3 from on-premises');
    await workspace.next('chat.postMessage');
    await workspace.directMessage('kms sts');
    await workspace.next('chat.postMessage', 1);
    const chosen = button(await (await workspace.command('esc')).json(), 'Amazon ECS');
    const response = workspace.response();
    await workspace.press(chosen);
    await response;
    const view = await opened();
    expect(recentIn(view)).toEqual([
      'Amazon ECS',
      'AWS KMS + 1 more',
      'Amazon S3: interface endpoint',
      'Amazon ECR',
    ]);
    expect(await workspace.storage.recent.of(person)).toEqual([
      'ecs',
      'kms sts',
      's3/interface-endpoint',
      'ecr',
    ]);
    expect(recentIn(await publishedBy(() => workspace.openHome({ user: 'U2' })))).toEqual([]);
  });

  test('leaves out what had no answer, and counts nothing for being shared', async () => {
    await workspace.command('help');
    await workspace.command('qqqq wwww');
    await workspace.command('kinesis');
    const answer = await (await workspace.command('ecr')).json();
    await workspace.command('s3');
    const response = workspace.response();
    await workspace.press(button(answer, 'Share in channel'));
    await response;
    expect(recentIn(await opened())).toEqual(['Amazon S3', 'Amazon ECR']);
  });

  test('is asked again with one press, all of it', async () => {
    await workspace.command('kms sts secretsmanager');
    const view = await opened();
    await press(view, button(view, 'AWS KMS + 2 more'));
    const modal = JSON.stringify((await workspace.next('views.open')).view);
    for (const name of ['AWS KMS', 'AWS STS', 'AWS Secrets Manager']) expect(modal).toContain(name);
  });

  test('has what was opened on the Home tab itself at once', async () => {
    const view = await opened();
    expect(recentIn(await publishedBy(() => press(view, button(view, 'Amazon S3'))))).toEqual(['Amazon S3']);
  });

  test('is cleared on request, which is said', async () => {
    await workspace.command('ecr');
    await workspace.command('s3', { user_id: 'U2' });
    const view = await opened();
    const cleared = await publishedBy(() => press(view, button(view, 'Clear this list')));
    expect(recentIn(cleared)).toEqual([]);
    expect(wordsOf(cleared)).toContain('The list is cleared.');
    expect(await workspace.storage.recent.of(person)).toEqual([]);
    expect(await workspace.storage.recent.of({ team: 'T1', user: 'U2' })).toEqual(['s3']);
    expect(wordsOf(await opened(cleared))).not.toContain('cleared');
  });

  test('that cannot be read costs the list, not the Home tab; that cannot be cleared is said', async () => {
    const { recent } = workspace.storage;
    recent.of = () => Promise.reject(Object.assign(new Error('secret'), { code: 'EAWAY' }));
    recent.clear = recent.of as never;
    const view = await opened();
    expect(wordsOf(view)).toContain('Often asked');
    expect(wordsOf(view)).not.toContain('You asked lately');
    await press(view, { action_id: 'forget_recent' });
    expect(JSON.stringify(await workspace.next('views.open'))).toContain('went wrong');
    expect(workspace.log.join('\n')).toContain('EAWAY');
    expect(workspace.log.join('\n')).not.toContain('secret');
  });

  test('that never comes is not waited for', async () => {
    workspace.storage.recent.of = () => new Promise<never>(() => {});
    expect(wordsOf(await opened())).toContain('Often asked');
  });
});

describe('the Home tab', () => {
  test('is published again only when it would look different, by whichever replica', async () => {
    const view = await opened();
    const replica = await Workspace.start({}, { storage: workspace.storage });
    for (const each of [workspace, replica]) {
      await each.openHome({ view: asShown(view) });
      await each.idle();
    }
    await replica.stop();
    expect(workspace.sent('views.publish')).toHaveLength(1);
    workspace.answersAll();
    await workspace.command('ecr');
    expect(recentIn(await opened(view))).toEqual(['Amazon ECR']);
  });

  test.each([
    ['nothing', ''],
    ['another version', '{"v":2}'],
  ])('is published over a view with %s in its metadata', async (_name, private_metadata) => {
    expect(wordsOf(await opened({ private_metadata, blocks: [] }))).toContain('Often asked');
  });

  test('says which view it takes the place of', async () => {
    const view = await opened();
    await workspace.command('ecr');
    await opened(view);
    expect(workspace.sent('views.publish').map(({ hash }) => hash)).toEqual([undefined, '1.a']);
  });

  test('that is opened leaves alone what was published meanwhile', async () => {
    conflicting();
    await workspace.openHome({ view: { private_metadata: '', hash: '1.a' } });
    await workspace.idle();
    expect(workspace.sent('views.publish')).toHaveLength(1);
    expect(workspace.log.join('\n')).not.toContain('could not be published');
  });

  test('in which something is pressed is made once more from the newest settings', async () => {
    let attempts = 0;
    nock.cleanAll();
    workspace.answers('users.info', {}).answers('views.publish', async ({ hash }) => {
      attempts += 1;
      // Another replica sets the Region while this one publishes.
      if (attempts === 1) await workspace.storage.preferences.save(person, { region: 'eu-west-1' });
      return hash === undefined ? { ok: true } : { ok: false, error: 'hash_conflict' };
    });
    await workspace.pressInView(
      { action_id: 'home_list:nat-gateway', value: '{"v":1,"list":"nat-gateway","page":0}' },
      'home',
    );
    const { view } = await workspace.next('views.publish', 1);
    expect(JSON.stringify(view)).toContain('NAT gateway: 1–20 of');
    expect(JSON.stringify(view)).toContain('Ireland (eu-west-1), set by you.');
  });

  test('is left after a second conflict, and the person is told', async () => {
    nock.cleanAll();
    workspace
      .answers('users.info', {})
      .answers('views.open', {})
      .answers('views.publish', () => ({ ok: false, error: 'hash_conflict' }));
    await workspace.pressInView({ action_id: 'forget_recent' }, 'home');
    expect(JSON.stringify(await workspace.next('views.open'))).toContain('went wrong');
    expect(workspace.sent('views.publish')).toHaveLength(2);
  });

  test.each(['not_enabled', 'internal_error'])('that fails with %s is one line in the log', async (error) => {
    nock.cleanAll();
    workspace.answers('users.info', {}).answers('views.publish', () => ({ ok: false, error }));
    await workspace.openHome();
    await workspace.next('views.publish');
    await workspace.idle();
    expect(workspace.log.filter((line) => line.includes(error))).toEqual([
      `The Home tab could not be published (${error})`,
    ]);
  });

  test('that fails after a press is a line for the person, and an answer is shown all the same', async () => {
    nock.cleanAll();
    workspace
      .answers('users.info', {})
      .answers('views.open', {})
      .answers('views.publish', () => ({ ok: false, error: 'not_enabled' }));
    await workspace.pressInView(
      { action_id: 'set_language', type: 'static_select', selected_option: { value: '{"v":1,"set":"ja"}' } },
      'home',
    );
    // In the language that is set now.
    expect(JSON.stringify(await workspace.next('views.open'))).toContain('こちらの不具合で');
    const value = '{"v":1,"topics":["ecr"],"region":"us-east-1","language":"en"}';
    await workspace.pressInView({ action_id: 'show_topic:en:ecr', value }, 'home');
    expect(JSON.stringify(await workspace.next('views.open', 1))).toContain(
      'com.amazonaws.us-east-1.ecr.api',
    );
    await workspace.idle();
    expect(workspace.sent('views.open')).toHaveLength(2);
  });

  test('lets the same entry of a menu be chosen again', async () => {
    const view = await opened();
    const workload = choice(view, 'show_topic:workload', 'EKS private cluster');
    const after = await publishedBy(() => press(view, workload));
    expect(JSON.stringify(await workspace.next('views.open'))).toContain('EKS private cluster');
    const blockOf = (shown: View) =>
      (shown.blocks as { block_id?: string }[]).find((block) =>
        JSON.stringify(block).includes('All workloads'),
      )?.block_id;
    expect(blockOf(after)).not.toBe(blockOf(view));
    expect(recentIn(after)).toEqual(['EKS private cluster']);
  });

  /** Somebody else is always faster. */
  function conflicting() {
    nock.cleanAll();
    workspace
      .answers('users.info', {})
      .answers('views.publish', () => ({ ok: false, error: 'hash_conflict' }));
  }
});

describe('the search', () => {
  test('finds while one types, and opens in a modal with its picture what is chosen, again and again', async () => {
    workspace = await restarted({ PUBLIC_URL: 'https://bot.example' }, new FakeRouteImages());
    const view = await opened();
    const [search] = elementsIn(view, 'external_select');
    const response = await workspace.suggest(String(search?.action_id), 's3', { type: 'home' });
    const { options } = (await response.json()) as { options: { text: { text: string } }[] };
    const s3 = options.find(({ text }) => text.text === 'Amazon S3');
    const chosen = { type: 'external_select', action_id: search?.action_id, selected_option: s3 };
    const after = await publishedBy(() => press(view, chosen));
    const { view: modal } = await workspace.next('views.open');
    expect(modal).toMatchObject({ type: 'modal', title: { text: 'Amazon S3' } });
    expect(elementsIn(modal, 'image')).toHaveLength(1);
    expect(recentIn(after)).toEqual(['Amazon S3']);
    const blockOf = (shown: View) => elementsIn(shown, 'input')[0]?.block_id;
    expect(blockOf(after)).not.toBe(blockOf(view));
  });

  test('is remembered from the modal of the shortcut as well', async () => {
    await workspace.shortcut('search');
    const { view } = await workspace.next('views.open');
    const fields = { words: { words: { type: 'plain_text_input', value: 'kms' } } };
    await workspace.submit({ ...(view as Record<string, unknown>), id: 'V1', hash: '1.a' }, fields);
    const option = { value: '{"v":1,"topics":["sts"],"region":"us-east-1","language":"en"}' };
    const menu = { names: { find_topic: { type: 'external_select', selected_option: option } } };
    await workspace.submit({ ...(view as Record<string, unknown>), id: 'V1', hash: '1.a' }, menu);
    const response = workspace.response();
    await workspace.shortcut('ask_about_message', { text: 'how does a Lambda reach dynamodb?' });
    await response;
    expect(recentIn(await opened())).toEqual(['Amazon DynamoDB', 'AWS STS', 'AWS KMS']);
  });
});

describe('what changed lately', () => {
  test('stands there with its day and leads to the topic', async () => {
    const view = await opened();
    const eks = (view.blocks as Record<string, unknown>[]).find((block) =>
      JSON.stringify(block).includes('*Amazon EKS · 2026-07-29*'),
    );
    expect(JSON.stringify(eks)).toContain('oidc-eks.');
    const [details] = buttonsIn(eks);
    await press(view, details ?? {});
    expect(JSON.stringify(await workspace.next('views.open'))).toContain('Amazon EKS');
  });

  test('is called not confirmed where it is not', async () => {
    const labels = optionsIn(await opened(), 'show_topic:changes').map(({ label }) => label);
    expect(labels).toContain('2026-09: Tunnel endpoint (not confirmed)');
    expect(labels).toContain('2026-11: Service Quotas');
  });
});
