import { describe, expect, test } from '@jest/globals';
import { answerTopic } from '../../src/answer/answer.js';
import { optionId, topicsOf } from '../../src/knowledge/knowledge.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import {
  answersOf,
  mostAnswers,
  readState,
  stateOf,
  writeOption,
  writeState,
} from '../../src/slack/cards/answer-state.js';

const knowledge = loadKnowledge();
const services = topicsOf('service', knowledge);

const answer = (topic: string, option?: string, region = 'ap-northeast-1') => {
  const found = answerTopic({ topic, region, option, ips: new Set(['private']) }, knowledge);
  if (found === undefined) throw new Error(`no topic is called ${topic}`);
  return found;
};

describe('the state of an answer', () => {
  test('shows the same answers again, each by its own option', () => {
    const answers = [answer('s3', 'interface-endpoint'), answer('ecr'), answer('lambda', 'nat-alternative')];
    const state = readState(writeState(stateOf(answers, 'ja', ['ecs-fargate'])));
    expect(state).toMatchObject({ language: 'ja', region: 'ap-northeast-1', offered: ['ecs-fargate'] });
    expect(state && answersOf(state, knowledge)).toEqual(answers);
  });

  test('remembers the plan from which an answer was opened', () => {
    const plan = [{ topic: 's3', option: 'interface-endpoint' }, { topic: 'ecr' }];
    expect(readState(writeState({ ...stateOf([answer('ecr')], 'en'), plan }))?.plan).toEqual(plan);
  });

  test('leaves the option out where it is the recommendation, which may be another one later', () => {
    expect(stateOf([answer('ecr')], 'en').topics).toEqual([{ topic: 'ecr' }]);
  });

  test('fits into a button for any twenty answers', () => {
    const longest = services
      .flatMap((service) =>
        service.access.map((option) => answer(service.id, optionId(option), 'ap-northeast-1')),
      )
      .toSorted((a, b) => writeState(stateOf([b], 'en')).length - writeState(stateOf([a], 'en')).length);
    const offered = services.toSorted((a, b) => b.id.length - a.id.length).map(({ id }) => id);
    const written = writeState(stateOf(longest, 'en', offered));
    expect(written.length).toBeLessThanOrEqual(2000);
    expect(readState(written)?.topics).toHaveLength(mostAnswers);
    const plan = readState(written)?.topics;
    for (const alone of longest.slice(0, mostAnswers)) {
      const state = { ...stateOf([alone], 'en', offered), plan };
      expect(writeState(state).length).toBeLessThanOrEqual(2000);
      expect(readState(writeState(state))?.plan).toEqual(plan);
    }
  });

  test('of every way of every service fits into an option of a menu', () => {
    const regions = [...knowledge.regions.keys()].toSorted((a, b) => b.length - a.length);
    // The longest code makes the longest value.
    for (const region of regions.slice(0, 2)) {
      for (const service of services) {
        for (const id of [...service.access.map(optionId), 'nat-alternative']) {
          const state = stateOf([answer(service.id, id, region)], 'ja');
          const written = writeOption({ ...state, ips: ['private', 'public'] });
          expect(written.length).toBeLessThanOrEqual(150);
          expect(readState(written)).toEqual({ ...state, ips: ['private', 'public'] });
        }
      }
    }
  });

  test.each([
    ['no JSON', '{'],
    ['nothing', undefined],
    ['another version', '{"v":2,"topics":["ecr"],"region":"us-east-1","language":"en"}'],
    ['no topics', '{"v":1,"topics":[],"region":"us-east-1","language":"en"}'],
    ['something that is no topic', '{"v":1,"topics":["../x"],"region":"us-east-1","language":"en"}'],
    ['another version of an option', '2 ecr us-east-1 en'],
    ['half an option', '1 ecr'],
    ['more than an option may have', '1 ecr us-east-1 en private public private'],
    ['more than it may have', '{"v":1,"topics":["ecr"],"region":"us-east-1","language":"en","more":1}'],
  ])('is none with %s', (_name, value) => {
    expect(readState(value)).toBeUndefined();
  });

  test('has no answers in a Region and about topics that are gone', () => {
    const state = { topics: [{ topic: 'ecr' }], language: 'en', region: 'ap-northeast-1' } as const;
    expect(answersOf(state, knowledge)).toHaveLength(1);
    expect(answersOf({ ...state, region: 'moon-1' }, knowledge)).toEqual([]);
    expect(answersOf({ ...state, topics: [{ topic: 'gone' }] }, knowledge)).toEqual([]);
  });
});
