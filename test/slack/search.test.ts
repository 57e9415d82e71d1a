import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { PlainTextOption } from '@slack/types';
import { type Language, optionId, topicName } from '../../src/knowledge/knowledge.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { problemsOfBlocks } from '../../src/playground/stand-in/block-kit-rules.js';
import { readState } from '../../src/slack/cards/answer-state.js';
import { topicOption, topicSearch } from '../../src/slack/cards/topic-search.js';
import { Workspace } from './workspace.js';

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
      trigger_id: '1.1',
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
