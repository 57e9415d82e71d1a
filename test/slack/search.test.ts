import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { PlainTextOption } from '@slack/types';
import { answerTopic } from '../../src/answer/answer.js';
import { type Language, optionId, topicName } from '../../src/knowledge/knowledge.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { problemsOfBlocks, problemsOfView } from '../../src/playground/stand-in/block-kit-rules.js';
import { answerCard } from '../../src/slack/cards/answer-card.js';
import { readState } from '../../src/slack/cards/answer-state.js';
import { searchModal, shownIn } from '../../src/slack/cards/search-modal.js';
import { topicModal } from '../../src/slack/cards/topic-modal.js';
import { topicOption, topicSearch } from '../../src/slack/cards/topic-search.js';
import { FakeRouteImages } from './fake-route-images.js';
import { buttonsIn, Workspace } from './workspace.js';

const knowledge = loadKnowledge();
let workspace: Workspace;

beforeEach(async () => {
  workspace = (await Workspace.start()).answersAll();
});
afterEach(() => workspace.stop());

/** What a menu shows for what was typed. */
async function suggested(text: string, actionId = 'find_topic:en'): Promise<PlainTextOption[]> {
  const response = await workspace.suggest(actionId, text);
  expect(response.status).toBe(200);
  const { options } = (await response.json()) as { options: PlainTextOption[] };
  return options;
}

const shown = (options: readonly PlainTextOption[]) =>
  options.map(({ text, description }) => `${text.text}: ${description?.text}`);

describe('what the menu offers', () => {
  test('is each topic with the recommendation, or with what kind it is', async () => {
    expect(shown(await suggested('ecr'))).toEqual([
      'Amazon ECR: Interface endpoint',
      'Amazon ECR Public: NAT gateway',
      'CannotPullContainerError: i/o timeout (ECR): Error',
      'ECR pull fails at starport-layer-bucket (image layers): Error',
    ]);
    expect(shown(await suggested('fargate'))[0]).toBe('ECS on Fargate: Workload');
    expect(shown(await suggested('private dns'))[0]).toBe('Private DNS: Concept');
  });

  test('is in the language of the menu', async () => {
    expect(shown(await suggested('シークレット', 'find_topic:ja'))[0]).toBe(
      'AWS Secrets Manager: インターフェイスエンドポイント',
    );
    expect(shown(await suggested('private dns', 'find_topic:ja'))[0]).toBe('プライベート DNS: 用語');
  });

  test('is in the language of the person where the menu does not tell', async () => {
    await workspace.storage.preferences.save({ team: 'T1', user: 'U1' }, { language: 'ja' });
    expect(shown(await suggested('s3', 'find_topic'))[0]).toBe('Amazon S3: ゲートウェイエンドポイント');
  });

  test('leads to the Region and the situation that were typed with the name', async () => {
    const [plain] = await suggested('s3');
    expect(readState(plain?.value)).toEqual({
      topics: [{ topic: 's3' }],
      region: 'ap-northeast-1',
      language: 'en',
    });
    const [option] = await suggested('s3 from on-premises in virginia');
    expect(shown(option === undefined ? [] : [option])).toEqual(['Amazon S3: Interface endpoint']);
    expect(readState(option?.value)).toEqual({
      topics: [{ topic: 's3', option: 'interface-endpoint' }],
      region: 'us-east-1',
      language: 'en',
    });
  });

  test('leads to the Region that the person has set', async () => {
    await workspace.storage.preferences.save({ team: 'T1', user: 'U1' }, { region: 'eu-west-1' });
    expect(readState((await suggested('s3'))[0]?.value)?.region).toBe('eu-west-1');
  });

  test('is nothing for chatter, for a menu of an older version, and when something fails', async () => {
    expect(await suggested('hello there')).toEqual([]);
    expect(await suggested('ecr', 'find_anything')).toEqual([]);
    expect(await suggested('ecr', 'constructor')).toEqual([]);
    // A text that is none.
    expect(await suggested(null as unknown as string)).toEqual([]);
    expect(workspace.log.filter((line) => line.includes('Options could not be found'))).toHaveLength(1);
  });

  test('comes without asking Slack for anything that it would wait for', async () => {
    let answer = () => {};
    const late = new Promise<Record<string, unknown>>((resolve) => {
      answer = () => resolve({ ok: true, user: { locale: 'ja-JP' } });
    });
    await workspace.stop();
    workspace = (await Workspace.start()).answers('users.info', () => late);
    expect(shown(await suggested('s3', 'find_topic'))[0]).toBe('Amazon S3: Gateway endpoint');
    answer();
    await workspace.idle();
  });
});

test('no more than a hundred topics, and every one within the limits', async () => {
  const all = await suggested('a');
  expect(all).toHaveLength(100);
  const longestRegion = [...knowledge.regions.keys()].toSorted((a, b) => b.length - a.length)[0] ?? '';
  for (const language of ['en', 'ja'] satisfies Language[]) {
    const menu = (options: PlainTextOption[]) => ({
      type: 'actions',
      elements: [{ type: 'static_select', action_id: 'menu', options }],
    });
    for (const topic of knowledge.topics.values()) {
      const ways = topic.kind === 'service' ? [...topic.access.map(optionId), 'nat-alternative'] : [];
      const options = [undefined, ...ways].map((option) =>
        topicOption(topic, { region: longestRegion, language, option }, knowledge),
      );
      expect(problemsOfBlocks([menu(options)])).toEqual([]);
      for (const { value } of options) expect(readState(value)?.topics[0]?.topic).toBe(topic.id);
      expect(options[0]?.text.text.slice(0, 20)).toBe(topicName(topic)[language].slice(0, 20));
    }
  }
});

test.each(['en', 'ja'] satisfies Language[])('the menu itself is one that Slack takes, in %s', (language) => {
  const topic = knowledge.topics.get('s3');
  const chosen = topic && topicOption(topic, { region: 'us-east-1', language }, knowledge);
  for (const element of [topicSearch(language), topicSearch(language, chosen)])
    expect(problemsOfBlocks([{ type: 'actions', elements: [element] }])).toEqual([]);
  expect(topicSearch(language).min_query_length).toBe(1);
});

describe('a topic that is chosen', () => {
  const choose = (value: string | undefined, type: 'home' | 'modal') =>
    workspace.pressInView(
      {
        type: 'external_select',
        action_id: 'find_topic:en',
        selected_option: value === undefined ? null : { value },
      },
      type,
    );

  test('opens from the Home tab, and takes the place of what a modal shows', async () => {
    const [option] = await suggested('ecr');
    await choose(option?.value, 'home');
    expect(await workspace.next('views.open')).toMatchObject({
      trigger_id: '1.1.a-trigger',
      view: { title: { text: 'Amazon ECR' }, close: { text: 'Close' } },
    });
    await choose(option?.value, 'modal');
    expect(await workspace.next('views.update')).toMatchObject({
      view_id: 'V1',
      view: { title: { text: 'Amazon ECR' } },
    });
  });

  test('and taken back does nothing', async () => {
    await choose(undefined, 'home');
    await workspace.idle();
    expect(workspace.sent('views.open')).toEqual([]);
  });
});

interface Modal {
  readonly callback_id: string;
  readonly title: { readonly text: string };
  readonly submit?: { readonly text: string };
  readonly blocks: {
    readonly type: string;
    readonly block_id?: string;
    readonly element?: { readonly action_id: string; readonly initial_option?: PlainTextOption };
  }[];
}

/** The modal that the global shortcut opens. */
async function openedSearch(): Promise<Modal> {
  expect((await workspace.shortcut('search')).status).toBe(200);
  return (await workspace.next('views.open')).view as Modal;
}

const search = { callback_id: 'search' };
const fieldsOf = ({ blocks }: Modal) => blocks.filter(({ type }) => type === 'input');
const words = (value: string) => ({ words: { words: { type: 'plain_text_input', value } } });
const chosen = (value: string) => ({
  names: { 'find_topic:en': { type: 'external_select', selected_option: { value } } },
});

/** What the modal shows after it was submitted. */
async function submitted(values: Record<string, unknown>): Promise<Record<string, unknown>> {
  const response = await workspace.submit(search, values);
  expect(response.status).toBe(200);
  return (await response.json()) as Record<string, unknown>;
}

describe('the search', () => {
  test('opens with a menu of names and a field for words', async () => {
    const modal = await openedSearch();
    expect(problemsOfView(modal)).toEqual([]);
    expect(modal).toMatchObject({ callback_id: 'search', title: { text: 'VPC endpoint or NAT?' } });
    expect(fieldsOf(modal).map(({ element }) => element?.action_id)).toEqual(['find_topic:en', 'words']);
    expect(fieldsOf(modal)).toEqual([
      expect.objectContaining({ dispatch_action: true, optional: true }),
      expect.objectContaining({ block_id: 'words', optional: true }),
    ]);
  });

  test('shows what is chosen below it and stays, with what was written in it', async () => {
    const opened = await openedSearch();
    const [option] = await suggested('ecr');
    await workspace.pressInView(
      { type: 'external_select', action_id: 'find_topic:en', selected_option: option },
      'modal',
      search,
    );
    const { view_id, view } = await workspace.next('views.update');
    const modal = view as Modal;
    expect(view_id).toBe('V1');
    expect(problemsOfView(modal)).toEqual([]);
    const [names, written] = fieldsOf(modal);
    expect(names?.element?.initial_option).toEqual(option);
    // Slack keeps what stands in a field while its block and its action are called the same.
    expect(written).toEqual(fieldsOf(opened)[1]);
    expect(names?.block_id).not.toBe(fieldsOf(opened)[0]?.block_id);
    expect(modal.blocks.slice(2, 4).map(({ type }) => type)).toEqual(['divider', 'header']);
    expect(JSON.stringify(modal.blocks)).toContain('com.amazonaws.ap-northeast-1.ecr.dkr');
    expect(JSON.stringify(modal.blocks)).not.toContain('Share in channel');
  });

  test('follows the buttons of the answer, and the language of it', async () => {
    const { view } = (await submitted(words('ecr'))) as { view: Modal };
    const buttons = buttonsIn(view);
    await workspace.pressInView(named(buttons, 'Amazon S3'), 'modal', search);
    const s3 = (await workspace.next('views.update')).view as Modal;
    expect(fieldsOf(s3)[0]?.element?.initial_option?.text.text).toBe('Amazon S3');
    await workspace.pressInView(named(buttons, '日本語で見る'), 'modal', search);
    const japanese = (await workspace.next('views.update', 1)).view as Modal;
    expect(japanese).toMatchObject({ close: { text: '閉じる' }, submit: { text: '答えを見る' } });
    expect(fieldsOf(japanese)[0]?.element).toMatchObject({
      action_id: 'find_topic:ja',
      initial_option: {
        text: { text: 'Amazon ECR' },
        description: { text: 'インターフェイスエンドポイント' },
      },
    });
  });

  test('answers the words that are written in it before what is chosen', async () => {
    const [option] = await suggested('ecr');
    const both = await submitted({ ...chosen(option?.value ?? ''), ...words('sqs and sns in Virginia') });
    expect(JSON.stringify(both)).toContain('com.amazonaws.us-east-1.sns');
    expect(JSON.stringify(both)).not.toContain('ecr.dkr');
    expect(fieldsOf((both as { view: Modal }).view)[0]?.element).not.toHaveProperty('initial_option');
    const one = await submitted({ ...chosen(option?.value ?? ''), ...words('  ') });
    expect(JSON.stringify(one)).toContain('com.amazonaws.ap-northeast-1.ecr.dkr');
  });

  test('answers in the language of the words, and in the Region that the person has set', async () => {
    await workspace.storage.preferences.save({ team: 'T1', user: 'U1' }, { region: 'eu-west-1' });
    const shown = await submitted(words('ECR につながらない'));
    expect(JSON.stringify(shown)).toContain('com.amazonaws.eu-west-1.ecr.dkr');
    expect(shown).toMatchObject({ view: { close: { text: '閉じる' } } });
  });

  test.each([{}, words(''), words(' !! ')])(
    'says what to do where nothing is filled in: %j',
    async (values) => {
      expect(await submitted(values)).toEqual({
        response_action: 'errors',
        errors: { words: 'Choose a name above, or write a question here.' },
      });
    },
  );

  test('says so where what was chosen makes no sense any more', async () => {
    expect(JSON.stringify(await submitted(chosen('{"v":0}')))).toContain('older version');
  });

  test('speaks Japanese to a newcomer whose Slack does', async () => {
    await workspace.stop();
    workspace = (await Workspace.start()).answersAll('ja-JP');
    expect(await openedSearch()).toMatchObject({
      title: { text: 'エンドポイントか NAT か' },
      close: { text: '閉じる' },
    });
  });

  test('that opens too late leaves one line in the log', async () => {
    await workspace.stop();
    workspace = (await Workspace.start()).answers('views.open', () => ({
      ok: false,
      error: 'expired_trigger_id',
    }));
    await openedSearch();
    await workspace.idle();
    expect(workspace.sent('views.open')).toHaveLength(1);
    expect(workspace.log.filter((line) => /three seconds|failed/.test(line))).toHaveLength(1);
  });

  test('shows the picture after the words were answered, and stands without it where Slack refuses it', async () => {
    await workspace.stop();
    const means = { routeImages: new FakeRouteImages() };
    let refuses = false;
    workspace = (await Workspace.start({ PUBLIC_URL: 'https://bot.example' }, means)).answers(
      'views.update',
      () => (refuses ? { ok: false, error: 'fatal_error' } : { ok: true, view: { id: 'V1', hash: '1.b' } }),
    );
    const acknowledged = (await submitted(words('ecr'))) as { view: Modal };
    expect(JSON.stringify(acknowledged)).not.toContain('image_url');
    const { view_id, view } = await workspace.next('views.update');
    const { blocks, ...frame } = view as Modal;
    expect(view_id).toBe('V1');
    const withoutPicture = blocks.filter(({ type }) => type !== 'image');
    expect({ ...frame, blocks: withoutPicture }).toEqual(acknowledged.view);
    expect(withoutPicture).toHaveLength(blocks.length - 1);
    refuses = true;
    await submitted(words('s3'));
    await workspace.next('views.update', 1);
    await workspace.idle();
    expect(workspace.log.filter((line) => /without its picture: fatal_error/.test(line))).toHaveLength(1);
  });
});

test.each(['en', 'ja'] satisfies Language[])('every answer fits into the modals, in %s', (language) => {
  const region = 'ap-northeast-1';
  for (const topic of knowledge.topics.values()) {
    const answer = answerTopic({ topic: topic.id, region }, knowledge);
    const card = answerCard(answer === undefined ? [] : [answer], language, knowledge);
    const state = { topics: [{ topic: topic.id }], region, language };
    expect(
      problemsOfView(
        searchModal(language, { ...card, shown: shownIn(state, knowledge), before: '1700000000.abcdef' }),
      ),
    ).toEqual([]);
    expect(problemsOfView(topicModal(topicName(topic)[language], card, language))).toEqual([]);
  }
});

function named(buttons: ReturnType<typeof buttonsIn>, name: string) {
  const found = buttons.find(({ text }) => text?.text === name);
  if (found === undefined) throw new Error(`There is no button ${name}`);
  return found;
}
