import { describe, expect, test } from '@jest/globals';
import type { HomeView } from '@slack/types';
import { type Language, topicsOf } from '../../src/knowledge/knowledge.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { problemsOfView } from '../../src/playground/stand-in/block-kit-rules.js';
import { mostAnswers, readState } from '../../src/slack/cards/answer-state.js';
import { serviceLists } from '../../src/slack/cards/home-services.js';
import { homeLists, readHomeState } from '../../src/slack/cards/home-state.js';
import { type Home, type HomeNotice, homeView } from '../../src/slack/cards/home-view.js';
import { mostRecent } from '../../src/storage/recent-store.js';
import { buttonsIn, optionsIn } from './workspace.js';

const knowledge = loadKnowledge();
const languages: Language[] = ['en', 'ja'];
const topics = [...knowledge.topics.values()];
const longestFirst = topics.toSorted((a, b) => b.id.length - a.id.length);
const [longestRegion = ''] = [...knowledge.regions.keys()].toSorted((a, b) => b.length - a.length);

/** As much as anybody can have asked. */
const recent = Array.from({ length: mostRecent }, (_, i) =>
  longestFirst
    .slice(i, i + mostAnswers)
    .map(({ id }, j) => ({ topic: id, option: j === 0 ? 'nat-alternative' : undefined })),
);

const home = (language: Language, change: Partial<Home> = {}): HomeView =>
  homeView(
    {
      asker: { language, languageIsSet: true, region: longestRegion, regionIsSet: true },
      defaultRegion: 'ap-northeast-1',
      recent,
      ...change,
    },
    knowledge,
  );

const problemsOf = (view: HomeView) => [
  ...problemsOfView(view),
  ...(Buffer.byteLength(JSON.stringify(view)) > 250_000 ? ['view_too_large'] : []),
  ...(JSON.stringify(view).match(/undefined|\[object|\{region\}/) ?? []),
];

/** Every list and page that there is. */
const places = [...serviceLists(knowledge)].flatMap(([list, services]) =>
  Array.from({ length: Math.ceil(services.length / 20) }, (_, page) => ({ list, page })),
);

describe.each(languages)('in %s', (language) => {
  test.each(places)('page $page of $list is within the limits of Slack', (place) => {
    for (const notice of [undefined, 'language', 'region', 'cleared'] satisfies (HomeNotice | undefined)[]) {
      for (const asked of [recent, [], undefined]) {
        expect(problemsOf(home(language, { place, notice, recent: asked, round: 999_999 }))).toEqual([]);
      }
    }
  });

  test('what is read aloud starts with what is to be seen, and makes sense alone', () => {
    const buttons = buttonsIn(home(language, { place: { list: 'interface-endpoint', page: 1 } }));
    expect(buttons.length).toBeGreaterThan(50);
    const leadsTo = new Map<string, string>();
    for (const { text, accessibility_label, value } of buttons) {
      const label = String(accessibility_label);
      expect(label.startsWith(text?.text ?? '')).toBe(true);
      // What is called the same does the same.
      expect(leadsTo.get(label) ?? value).toBe(value);
      leadsTo.set(label, value);
    }
  });

  test('every section has a heading', () => {
    const headings = home(language).blocks.filter(({ type }) => type === 'header');
    expect(headings).toHaveLength(10);
  });

  test('every topic that is no service stands in a menu', () => {
    for (const kind of ['workload', 'symptom', 'concept'] as const) {
      const ids = optionsIn(home(language), `show_topic:${kind}`).map(
        ({ value }) => readState(value)?.topics[0]?.topic,
      );
      expect(ids.toSorted()).toEqual(
        topicsOf(kind, knowledge)
          .map(({ id }) => id)
          .toSorted(),
      );
    }
  });

  test('every Region can be set, by name and code', () => {
    const labels = optionsIn(home(language), 'set_region').map(({ label }) => label);
    expect(labels).toHaveLength(knowledge.regions.size + 1);
    for (const [code, { name }] of knowledge.regions) {
      expect(labels.filter((label) => label.includes(name[language]) && label.includes(code))).not.toEqual(
        [],
      );
    }
  });
});

test('a list or a page that is gone becomes the nearest one', () => {
  const placeOf = (view: HomeView) => readHomeState(view.private_metadata);
  expect(placeOf(home('en', { place: { list: 'nat-gateway', page: 99 } }))).toMatchObject({
    list: 'nat-gateway',
    page: 2,
  });
  expect(placeOf(home('en', { place: { list: 'vpc-link', page: 1 } }))).toMatchObject({
    list: 'gateway-endpoint',
    page: 0,
  });
  expect(homeLists).toContain('vpc-link');
});

test('the counts of the lists are those of the services', () => {
  const counts = buttonsIn(home('en'))
    .filter(({ action_id }) => action_id.startsWith('home_list:'))
    .map(({ text }) => Number(text?.text.match(/\d+$/)?.[0]));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(topicsOf('service', knowledge).length);
});

test('a service says what is not certain about it', () => {
  const shown = (list: 'interface-endpoint' | 'nat-gateway', page: number) =>
    home('en', { place: { list, page } }).blocks.map((block) => JSON.stringify(block));
  const line = (name: string, list: 'interface-endpoint' | 'nat-gateway', page: number) =>
    shown(list, page).find((block) => block.includes(`*${name}*`));
  expect(line('Amazon CloudFront flat-rate pricing plans', 'interface-endpoint', 1)).toContain(
    'not confirmed',
  );
  expect(line('Amazon CloudWatch Logs', 'interface-endpoint', 1)).not.toContain('not confirmed');
  expect(line('Amazon Chime SDK', 'interface-endpoint', 1)).toContain('+1 more');
});

test('what was asked is called by its name, its way, and what was asked with it', () => {
  const labels = (recentTopics: Home['recent'], language: Language = 'en') =>
    buttonsIn(home(language, { recent: recentTopics }))
      .filter(({ action_id }) => action_id.startsWith('show_topic:recent'))
      .map(({ text }) => text?.text);
  const several = ['ecr', 's3', 'sts', 'kms'].map((topic) => ({ topic }));
  expect(labels([several])).toEqual(['Amazon ECR + 3 more']);
  expect(labels([several], 'ja')).toEqual(['Amazon ECR ほか 3 件']);
  expect(labels([[{ topic: 's3', option: 'interface-endpoint' }], [{ topic: 's3' }]])).toEqual([
    'Amazon S3: interface endpoint',
    'Amazon S3',
  ]);
  expect(labels([[{ topic: 'gone' }], [{ topic: 'gone' }, { topic: 'ecr' }], []])).toEqual(['Amazon ECR']);
});
