import { describe, expect, test } from '@jest/globals';
import { type Answer, answerTopic } from '../../src/answer/answer.js';
import { planFor } from '../../src/answer/endpoint-plan.js';
import { type Language, optionId, type Topic } from '../../src/knowledge/knowledge.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { tellCost, tellCostOfPlan } from '../../src/language/cost-telling.js';
import { tell } from '../../src/language/telling.js';

const knowledge = loadKnowledge();
const languages: Language[] = ['en', 'ja'];
const regions = [...knowledge.regions.keys()];

function answer(topic: string, region = 'ap-northeast-1', option?: string): Answer {
  const found = answerTopic({ topic, region, option }, knowledge);
  if (found === undefined) throw new Error(`no topic is called ${topic}`);
  return found;
}

const lines = (topic: string, language: Language, region?: string, option?: string) =>
  tellCost(answer(topic, region, option), language).lines;

describe('the cost on a card', () => {
  test('of interface endpoints beside a free gateway endpoint, in English', () => {
    expect(lines('ecr', 'en')).toEqual([
      'Gateway endpoint: no charge by the hour or the GB, cheaper than a NAT gateway from the first byte',
      '2 interface endpoints: 40.88 USD a month in 2 AZs + 0.01 USD a GB (1 AZ: 20.44, 3 AZs: 61.32)',
      'NAT gateway: 97.82 USD a month in 2 AZs + 0.062 USD a GB (1 AZ: 48.91, 3 AZs: 146.73)',
      'Break-even (2 AZs, besides what the gateway endpoint carries): if the NAT gateway stays, endpoints are cheaper above about 786 GB a month; if it can go, endpoints are cheaper at any traffic',
      'Tokyo, AWS price list as of 2026-09-25, 730 hours a month; NAT gateway with its public IPv4 address; internet data transfer is extra',
    ]);
  });

  test('and in Japanese', () => {
    expect(lines('sqs', 'ja')).toEqual([
      'インターフェイスエンドポイント 1 個：2 AZ で月 20.44 USD ＋ 0.01 USD/GB（1 AZ 10.22、3 AZ 30.66）',
      'NAT ゲートウェイ：2 AZ で月 97.82 USD ＋ 0.062 USD/GB（1 AZ 48.91、3 AZ 146.73）',
      '損益分岐（2 AZ）：NAT ゲートウェイを残すなら月 約 393 GB を超えるとエンドポイントが割安。なくせるなら通信量にかかわらずエンドポイントが割安',
      '東京、2026-09-25 時点の AWS 料金表、1 か月 730 時間で計算。NAT ゲートウェイはパブリック IPv4 アドレス込み、インターネットへのデータ転送料は別',
    ]);
  });

  test('is that of one endpoint where it depends which ones are needed', () => {
    expect(lines('lambda-in-vpc', 'en')).toContain(
      'Each interface endpoint: 20.44 USD a month in 2 AZs + 0.01 USD a GB (1 AZ: 10.22, 3 AZs: 30.66)',
    );
  });

  test('says that it leaves out what not everyone needs', () => {
    expect(lines('ecs-fargate', 'en').join()).toContain('2 interface endpoints: ');
    expect(lines('ecs-fargate', 'en').join()).toContain(', conditional ones left out');
    expect(lines('sqs', 'en').join()).not.toContain('left out');
  });

  test('of a NAT gateway that was asked for has the endpoint beside it', () => {
    expect(lines('sqs', 'ja', 'ap-northeast-1', 'nat-alternative')).toEqual(lines('sqs', 'ja'));
  });

  test('of a NAT gateway alone compares nothing', () => {
    const told = lines('cognito', 'en', 'ap-northeast-1', 'nat-gateway');
    expect(told[0]).toBe(
      'NAT gateway: 97.82 USD a month in 2 AZs + 0.062 USD a GB (1 AZ: 48.91, 3 AZs: 146.73)',
    );
    expect(told).toHaveLength(2);
  });

  test('names no NAT gateway where none leads there', () => {
    expect(lines('api-gateway', 'en', 'ap-northeast-1', 'private-api').join()).not.toContain('NAT');
  });

  test('says where an endpoint of another Region can be asked about', () => {
    expect(lines('account-management', 'en').join()).toContain('Not included: endpoints in us-east-1');
    expect(lines('account-management', 'en', 'us-east-1').join()).toContain(
      '1 interface endpoint: 14.60 USD',
    );
  });

  test('is none where nothing has a price here', () => {
    expect(lines('rds', 'en')).toEqual([]);
    expect(lines('rds', 'en', 'ap-northeast-1', 'overlapping-cidr')).toEqual([]);
    expect(tell(answer('rds'), 'en').parts.some(({ kind }) => kind === 'cost')).toBe(false);
  });

  test('bears the oldest of the dates of its prices', () => {
    // The price of the endpoint is of the 10th, that of the NAT gateway of the 25th.
    expect(lines('sqs', 'en', 'eu-west-1').at(-1)).toContain('as of 2026-09-10');
  });

  test('of an access method is that of one', () => {
    expect(lines('nat-gateway', 'en')[0]).toContain('NAT gateway: 97.82 USD');
    expect(lines('interface-endpoint', 'ja')[0]).toContain('1 個につき：2 AZ で月 20.44 USD');
    expect(lines('gateway-endpoint', 'en')).toEqual(['Gateway endpoint: no charge by the hour or the GB']);
  });

  test('comes with the pages that have the prices, in the language of the reader', () => {
    const links = (language: Language) => tell(answer('sqs'), language).links.map(({ url }) => url);
    expect(links('en')).toEqual(
      expect.arrayContaining([
        'https://aws.amazon.com/privatelink/pricing/',
        'https://aws.amazon.com/vpc/pricing/',
      ]),
    );
    expect(links('ja')).toContain('https://aws.amazon.com/jp/privatelink/pricing/');
    expect(links('ja').filter((url) => url.includes('jp/vpc/pricing'))).toHaveLength(1);
    // A topic that has the page among its own references does not name it twice.
    const own = tell(answer('interface-endpoint'), 'en').links.map(({ url }) => url);
    expect(new Set(own).size).toBe(own.length);
  });
});

/** Every figure of money that a text can have: USD with a number beside it. */
const figure = /\d\s*USD/;

/** With all prices, with none confirmed, and where some endpoints stand that other Regions do not have. */
const regionsForOptions = ['ap-northeast-1', 'ap-northeast-3', 'us-east-1'];

test.each([...knowledge.topics.values()])('the cost of $id reads well in every Region', (topic) => {
  const everywhere = regions.map((region) => answer(topic.id, region));
  const byOption = regionsForOptions.flatMap((region) =>
    otherOptionsOf(topic).map((option) => answer(topic.id, region, option)),
  );
  expect([...everywhere, ...byOption].flatMap(problemsOfCost)).toEqual([]);
});

function problemsOfCost(asked: Answer): string[] {
  const { interfaceEndpoint, natGateway } = knowledge.regions.get(asked.region) ?? {};
  const mayHaveFigures = [interfaceEndpoint, natGateway].some((price) => price?.confidence === 'confirmed');
  return languages.flatMap((language) => {
    const told = tellCost(asked, language).lines;
    const text = told.join('\n');
    const readsWell =
      !/NaN|undefined|null|Infinity|\[object|-\d+\.\d\d/.test(text) &&
      told.length <= 6 &&
      // No figure that is not confirmed, and none without the day from which it is.
      (!figure.test(text) || (mayHaveFigures && /20\d\d-\d\d-\d\d/.test(text)));
    return readsWell ? [] : [`${asked.region} ${language}: ${text}`];
  });
}

function otherOptionsOf(topic: Topic): string[] {
  return topic.kind === 'service' ? [...topic.access.slice(1).map(optionId), 'nat-alternative'] : [];
}

describe.each(languages)('in %s', (language) => {
  test('the cost of a whole plan counts each endpoint once', () => {
    const topics = ['ecr', 'cloudwatch-logs', 'secrets-manager', 's3', 'sqs', 'sns', 'kms', 'rds'];
    const costIn = (region: string, ...asked: string[]) => {
      const plan = planFor(asked.map((topic) => answer(topic, region)));
      return plan === undefined ? [] : tellCostOfPlan(plan, knowledge, language).lines;
    };
    const tokyo = costIn('ap-northeast-1', ...topics);
    // Seven of them: 7 × 20.44. The NAT gateway stays: 143.08 / 0.052; it goes: 45.26 / 0.052.
    for (const part of ['143.08', '97.82', '2,752', '870', '2026-09-25'])
      expect(tokyo.join()).toContain(part);
    expect(tokyo.length).toBeLessThanOrEqual(5);
    const osaka = costIn('ap-northeast-3', ...topics).join();
    expect(osaka).not.toMatch(figure);
    expect(osaka).toContain(language === 'ja' ? '大阪' : 'Osaka');
    expect(costIn('ap-northeast-1', 'rds')).toEqual([]);
  });

  test('the answer in one line stays one line', () => {
    for (const topic of ['ecr', 's3', 'ecs-fargate', 'nat-gateway'])
      expect(tell(answer(topic), language).inOneLine).not.toContain('\n');
  });
});
