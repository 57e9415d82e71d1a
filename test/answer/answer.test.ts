import { describe, expect, test } from '@jest/globals';
import {
  type Answer,
  answerQuestion,
  answerTopic,
  sourcesOf,
  workloadsOffered,
} from '../../src/answer/answer.js';
import { routeInWords, routeSteps } from '../../src/answer/route.js';
import { topicsOf } from '../../src/knowledge/knowledge.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { tell } from '../../src/language/telling.js';
import { understand } from '../../src/question/understand.js';
import { collectVocabulary, createVocabulary } from '../../src/question/vocabulary.js';

const knowledge = loadKnowledge();
const vocabulary = createVocabulary(collectVocabulary(knowledge));

function first(text: string): Answer {
  const [answer] = answerQuestion(understand(text, vocabulary), knowledge, 'ap-northeast-1');
  if (answer === undefined) throw new Error(`Nothing was asked in ${text}`);
  return answer;
}

function way(text: string) {
  const answer = first(text);
  if (answer.kind !== 'service') throw new Error(`${text} is no service`);
  return { ...answer.way, names: answer.way.endpoints.map(({ name }) => name), others: answer.otherWays };
}

describe('the way depends on the situation', () => {
  test.each<[string, string, string]>([
    ['s3', 'gateway-endpoint', 'gateway-endpoint'],
    ['s3 from on-premises over Direct Connect', 'interface-endpoint', 'interface-endpoint'],
    ['オンプレから専用線でS3', 'interface-endpoint', 'interface-endpoint'],
    ['別VPCからS3', 'interface-endpoint', 'interface-endpoint'],
    ['dynamodb', 'gateway-endpoint', 'gateway-endpoint'],
    ['s3 express', 'gateway-endpoint', 'gateway-endpoint'],
    ['ecr', 'interface-endpoint', 'interface-endpoint'],
    ['pull from ecr public', 'nat-gateway', 'nat-gateway'],
    ['call a public API Gateway API', 'nat-gateway', 'public-api'],
    ['API Gateway の HTTP API を呼びたい', 'nat-gateway', 'public-api'],
    ['API Gateway private REST API', 'interface-endpoint', 'private-api'],
    ['プライベート API を呼びたい API Gateway', 'interface-endpoint', 'private-api'],
    ['API Gateway のプライベート API とパブリック API の両方', 'interface-endpoint', 'private-and-public'],
    ['API Gateway: both private and public APIs from one VPC', 'interface-endpoint', 'private-and-public'],
    ['a private REST API and a public REST API on API Gateway', 'interface-endpoint', 'private-and-public'],
    ['API Gateway から ALB につなぐ', 'vpc-link', 'vpc-link'],
    ['HTTP API in API Gateway to an NLB in my VPC', 'vpc-link', 'vpc-link'],
    ['cognito', 'interface-endpoint', 'interface-endpoint'],
    ['cognito hosted UI', 'nat-gateway', 'nat-gateway'],
    ['Cognito のマネージドログイン', 'nat-gateway', 'nat-gateway'],
    ['rds', 'in-vpc', 'in-vpc'],
  ])('%j: %s (%s)', (text, method, id) => {
    const { method: chosen, id: option } = way(text);
    expect([chosen, method === id ? chosen : option]).toEqual([method, id]);
  });
});

describe('endpoint service names', () => {
  test('are those of the Region', () => {
    expect(way('ecr us-west-2').names).toEqual([
      'com.amazonaws.us-west-2.ecr.api',
      'com.amazonaws.us-west-2.ecr.dkr',
    ]);
  });

  test('have the prefix of the partition where it has its own', () => {
    expect(way('ecr cn-north-1').names[0]).toBe('cn.com.amazonaws.cn-north-1.ecr.api');
    expect(way('kms cn-north-1').names[0]).toBe('com.amazonaws.cn-north-1.kms');
  });

  test('with FIPS are given where FIPS is', () => {
    expect(way('kms us-east-1').fips).toEqual(['com.amazonaws.us-east-1.kms-fips']);
    expect(way('kms').fips).toEqual([]);
  });
});

test('companions come with their endpoints', () => {
  expect(way('ecr').companions).toMatchObject([
    {
      service: 's3',
      method: 'gateway-endpoint',
      endpoints: ['com.amazonaws.ap-northeast-1.s3'],
      need: 'required',
    },
  ]);
});

describe('the NAT gateway', () => {
  test('is another way wherever a public endpoint makes it one', () => {
    expect(way('kms').others.at(-1)).toMatchObject({
      id: 'nat-alternative',
      method: 'nat-gateway',
      derived: true,
    });
    expect(way('s3').others.at(-1)).toMatchObject({ derived: true });
  });

  test('is not where the thing is private', () => {
    expect(way('rds').others.some(({ derived }) => derived)).toBe(false);
    expect(way('API Gateway private REST API').others.some(({ derived }) => derived)).toBe(false);
  });

  test('can be asked for, and is then not called the only way', () => {
    const answer = answerTopic(
      { topic: 'kms', region: 'ap-northeast-1', option: 'nat-alternative' },
      knowledge,
    );
    expect(answer && tell(answer, 'en').verdict[0]).toContain('a VPC endpoint would do too');
  });
});

describe('prices', () => {
  test('are those of the Region, each with its date and source', () => {
    expect(first('kms').prices).toMatchObject({
      interfaceEndpoint: {
        hour: 0.014,
        gb: 0.01,
        date: '2026-09-25',
        source: expect.stringContaining('https:'),
      },
    });
    expect(first('kms us-east-1').prices.interfaceEndpoint).toMatchObject({ hour: 0.01 });
  });

  test('are not given where they are not confirmed', () => {
    const { interfaceEndpoint, natGateway } = first('kms 大阪').prices;
    expect([interfaceEndpoint, natGateway]).toEqual([undefined, undefined]);
    expect(JSON.stringify(tell(first('kms osaka'), 'en'))).toContain('no confirmed price for Osaka');
  });
});

describe('route', () => {
  test.each([...knowledge.topics.values()])('of $id is complete in both languages', ({ id }) => {
    const answer = answerTopic({ topic: id, region: 'ap-northeast-1' }, knowledge);
    if (answer === undefined) throw new Error('no answer');
    const routes =
      answer.kind === 'service'
        ? [answer.way, ...answer.otherWays].map(({ route }) => route)
        : [answer.route];
    for (const route of routes) {
      if (route === undefined) throw new Error('no route');
      for (const language of ['en', 'ja'] as const) {
        const ways = routeInWords(route, language);
        expect(ways.length).toBeGreaterThan(0);
        for (const way of ways) expect(way).toContain(' → ');
        expect(routeSteps(route, language)).toHaveLength(route.hops.length - 1);
        expect(`${ways} ${routeSteps(route, language)}`).not.toMatch(/[{}]/);
      }
    }
  });

  test('tells the hops in order', () => {
    expect(routeInWords(way('s3').route, 'en')).toEqual([
      'Workload → Route table → Gateway endpoint → Amazon S3',
    ]);
  });

  test('has what else is needed beside it', () => {
    const { branches } = way('ecr').route;
    expect(branches).toMatchObject([
      { endpoint: { node: 'gateway-endpoint', in: 'vpc-edge' }, services: [{ label: { en: 'Amazon S3' } }] },
    ]);
    expect(routeInWords(way('ecr').route, 'ja')).toEqual([
      'ワークロード → エンドポイント ENI → AWS PrivateLink → Amazon ECR',
      'ワークロード → ゲートウェイエンドポイント → Amazon S3',
    ]);
  });

  test('of a workload leads to everything that it needs', () => {
    const answer = first('Fargate task');
    if (answer.kind !== 'workload') throw new Error('no workload');
    expect(answer.route?.branches.map(({ services, need }) => [services[0]?.label.en, need])).toEqual([
      ['Amazon ECR', 'required'],
      ['Amazon S3', 'required'],
      ['Amazon CloudWatch Logs', 'conditional'],
      ['AWS Secrets Manager', 'conditional'],
      ['AWS Systems Manager', 'conditional'],
      ['AWS Systems Manager', 'conditional'],
      ['Amazon ECS', 'conditional'],
    ]);
  });

  test('is told in full where one endpoint is all that is needed', () => {
    const answer = first('SQS legacy endpoint times out https://ap-northeast-1.queue.amazonaws.com timeout');
    if (answer.kind !== 'symptom') throw new Error('no error');
    expect(answer.route?.hops.map(({ node }) => node)).toEqual([
      'workload',
      'interface-endpoint',
      'privatelink',
      'service',
    ]);
  });

  test('ends where its endpoints lead', () => {
    expect(way('ecs').route.hops.at(-1)?.label.en).toBe('Amazon ECR');
    expect(way('cloudshell').route.hops.at(-1)?.label.ja).toBe('インターネット');
    expect(way('sqs').route.hops.at(-1)).toMatchObject({
      label: { en: 'Amazon SQS' },
      icon: expect.stringContaining('QueueService'),
    });
  });

  test('has no blanks between Japanese letters where a name was filled in', () => {
    const answer = first('interface endpoint');
    if (answer.kind !== 'concept' || answer.route === undefined) throw new Error('no concept');
    expect(routeSteps(answer.route, 'ja').join()).toContain('AWS サービスに届きます');
  });
});

test('an answer names every page that it rests on, each once', () => {
  const sources = sourcesOf(first('ecr'));
  expect(sources).toContain('https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html');
  expect(new Set(sources).size).toBe(sources.length);
});

test('a topic that does not exist has no answer, and an option that does not exist is the recommendation', () => {
  expect(answerTopic({ topic: 'nowhere', region: 'us-east-1' }, knowledge)).toBeUndefined();
  expect(answerTopic({ topic: 's3', region: 'us-east-1', option: 'gone' }, knowledge)).toMatchObject({
    way: { method: 'gateway-endpoint' },
  });
});

describe('where the call comes from', () => {
  const offered = (text: string) => workloadsOffered(understand(text, vocabulary), knowledge);

  test.each<[string, string[]]>([
    ['ECS から ECR と CloudWatch Logs', ['ecs-ec2', 'ecs-fargate']],
    ['LambdaからS3', ['lambda-in-vpc']],
    ['fargate から secrets manager', ['ecs-fargate']],
    ['secrets manager', []],
    ['ecs', []],
  ])('%j offers %j', (text, workloads) => {
    expect(offered(text)).toEqual(workloads);
  });
});

describe('an IP address in the message', () => {
  const told = (text: string) => {
    const answer = first(text);
    return answer.kind === 'service' ? answer.told.map(({ en }) => en).join(' ') : undefined;
  };

  test.each<[string, RegExp]>([
    ['sqs resolves to 10.0.3.7', /endpoint is in effect.*security group/],
    ['sqs resolves to 52.1.2.3', /no endpoint with private DNS/],
    ['s3 resolves to 52.1.2.3', /normal.*pl-/],
    ['s3 resolves to 10.0.3.7', /interface endpoint of Amazon S3/],
    ['cognito hosted ui 10.0.3.7', /NAT gateway is not used/],
  ])('%j is told %p', (text, sentence) => {
    expect(told(text)).toMatch(sentence);
  });

  test('tells nothing where there is none, or where the endpoint has no private DNS', () => {
    expect(told('sqs')).toBe('');
    expect(told('iot data plane 52.1.2.3')).toBe('');
  });
});

test('a service that has ended is told as ended, with no route, no cost and no NAT gateway beside it', () => {
  for (const text of ['workdocs', 'qldb']) {
    const answer = first(text);
    const telling = tell(answer, 'en');
    expect(telling.verdict[0]).toMatch(/has ended/);
    expect(telling.parts.map(({ kind }) => kind)).not.toEqual(expect.arrayContaining(['route']));
    expect(telling.parts.map(({ kind }) => kind)).not.toEqual(expect.arrayContaining(['cost']));
    expect(answer.kind === 'service' && answer.otherWays.some(({ derived }) => derived)).toBe(false);
  }
});

test('a doubt stands inside its sentence', () => {
  const doubtful = topicsOf('service', knowledge).flatMap((service) =>
    service.cautions.flatMap((caution) =>
      caution.confidence === 'not-confirmed' ? [{ service, caution }] : [],
    ),
  );
  expect(doubtful.length).toBeGreaterThan(0);
  for (const { service } of doubtful) {
    const answer = answerTopic({ topic: service.id, region: 'ap-northeast-1' }, knowledge);
    if (answer === undefined) throw new Error(service.id);
    expect(JSON.stringify(tell(answer, 'ja'))).not.toContain('。（未確認）');
    expect(JSON.stringify(tell(answer, 'en'))).toMatch(/ \(not confirmed\)\./);
  }
});

test.each([
  ['com.amazonaws.ap-southeast-2.rds', 'interface-endpoint', 'com.amazonaws.ap-southeast-2.rds'],
  ['com.amazonaws.sa-east-1.apigateway', 'interface-endpoint', 'com.amazonaws.sa-east-1.apigateway'],
  ['com.amazonaws.us-east-1.s3', 'gateway-endpoint', 'com.amazonaws.us-east-1.s3'],
])('%s leads to the option that it belongs to', (name, method, endpoint) => {
  expect(way(`what is ${name} for`)).toMatchObject({ method, names: expect.arrayContaining([endpoint]) });
});

test.each(['RDS の管理 API', 'RDS の管理API', 'RDS 管理 API'])(
  '%j has the cue however it is spaced',
  (text) => {
    expect(way(text).method).toBe('interface-endpoint');
  },
);
