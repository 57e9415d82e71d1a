import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Answer, answerTopic } from '../../src/answer/answer.js';
import { planFor } from '../../src/answer/endpoint-plan.js';
import { type Language, optionId, topicName, topicsOf } from '../../src/knowledge/knowledge.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { tellAnswers } from '../../src/language/plan-telling.js';
import { tell } from '../../src/language/telling.js';

const knowledge = loadKnowledge();
const languages: Language[] = ['en', 'ja'];

function answer(asked: string, about: { region?: string; readFrom?: string; ips?: 'public' } = {}): Answer {
  const [topic = '', option] = asked.split('/');
  const { region = 'ap-northeast-1', readFrom, ips } = about;
  const found = answerTopic(
    { topic, option, region, readFrom, ips: new Set(ips === undefined ? [] : [ips]) },
    knowledge,
  );
  if (found === undefined) throw new Error(`no topic is called ${topic}`);
  return found;
}

const told = (language: Language, ...asked: string[]) =>
  tellAnswers(
    asked.map((each) => answer(each)),
    knowledge,
    language,
  );
const partOf = (telling: ReturnType<typeof told>, title: string) =>
  telling.parts.find((part) => part.title === title)?.lines ?? [];

test('one answer is told in full', () => {
  expect(told('en', 'ecr')).toEqual(tell(answer('ecr'), 'en'));
});

describe('the plan of four services', () => {
  const four = ['ecr', 'cloudwatch-logs', 'secrets-manager', 's3'];

  test('says in its first line what to create', () => {
    expect(told('en', ...four).headline).toBe('4 services: 4 interface endpoints, 1 gateway endpoint (free)');
    expect(told('ja', ...four).headline).toBe(
      '4 サービス：インターフェイスエンドポイント 4 個、ゲートウェイエンドポイント 1 個（無料）',
    );
    expect(told('en', ...four).verdict).toEqual([
      'Create these 5 VPC endpoints in Tokyo (ap-northeast-1). No NAT gateway is needed.',
    ]);
  });

  test('names each endpoint once, with everyone who uses it, whoever asked for it first', () => {
    expect(partOf(told('en', ...four), 'Gateway endpoints to create (free)')).toEqual([
      '`com.amazonaws.ap-northeast-1.s3` — Amazon S3; ' +
        'Amazon ECR: image layers are stored in S3 (prod-ap-northeast-1-starport-layer-bucket)',
    ]);
    const text = JSON.stringify(told('ja', ...four).parts.filter(({ kind }) => kind === 'endpoints'));
    for (const name of ['ecr.api', 'ecr.dkr', 'logs', 'secretsmanager', 's3`'])
      expect(text.split(`com.amazonaws.ap-northeast-1.${name}`)).toHaveLength(3); // at length, and in brief
  });

  test('says once what holds for all of them', () => {
    const settings = partOf(told('en', ...four), 'Settings');
    expect(settings).toHaveLength(3);
    for (const part of ['Private DNS: on', 'Security group: one for all', 'TCP 443', 'Route tables'])
      expect(settings.join()).toContain(part);
  });

  test('has the worst trap of each, in brief as well', () => {
    const part = told('en', ...four).parts.find(({ kind }) => kind === 'cautions');
    expect(part?.lines.map((line) => line.split(':')[0])).toEqual([
      'Amazon ECR',
      'Amazon CloudWatch Logs',
      'AWS Secrets Manager',
      'Amazon S3',
    ]);
    expect(part?.brief?.[0]).toBe('Amazon ECR: The S3 gateway endpoint is the one most often forgotten.');
  });

  test('is one line for a notification, with the names to type', () => {
    const { inOneLine } = told('en', ...four);
    expect(inOneLine).toMatch(
      /^4 services: .*\. Create com\.amazonaws\..*, .*\. No NAT gateway is needed\.$/,
    );
    expect(inOneLine).not.toContain('\n');
  });

  test('gives a page and the price pages to read', () => {
    expect(told('ja', ...four).links.map(({ url }) => url)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('/ja_jp/AmazonECR/'),
        expect.stringContaining('vpc-endpoints-s3'),
        expect.stringContaining('pricing'),
      ]),
    );
  });
});

describe('a plan', () => {
  test('says what needs a NAT gateway and why, and what does not', () => {
    const mixed = told('en', 'cognito/nat-gateway', 'chime', 'sqs', 'rds');
    expect(mixed.headline).toBe('4 services: 1 interface endpoint, NAT gateway for 2, 1 directly in the VPC');
    expect(mixed.verdict[0]).toContain('A NAT gateway is needed too, for Amazon Cognito, Amazon Chime');
    expect(partOf(mixed, 'Through a NAT gateway')[0]).toMatch(/^Amazon Cognito — when using managed login/);
    expect(partOf(mixed, 'Directly in the VPC, with no endpoint')[0]).toMatch(
      /^Amazon RDS — when .*its security group lets in TCP 3306/,
    );
    expect(told('ja', 'cognito/nat-gateway', 'sqs').verdict[0]).toContain(
      'NAT ゲートウェイも必要です（Amazon Cognito）。',
    );
  });

  test('of a NAT gateway alone, and of nothing but the VPC, says so', () => {
    expect(told('en', 'cognito/nat-gateway', 'chime').verdict[0]).toMatch(/^A NAT gateway is the way to /);
    expect(told('en', 'rds', 'elasticache').verdict).toEqual([
      'All of this runs inside your VPC: connect directly, with no endpoint and no NAT gateway.',
    ]);
  });

  test('tells under which conditions it holds, and what would be the way otherwise', () => {
    const plan = told('en', 'cognito', 's3/interface-endpoint', 'kms/nat-alternative');
    expect(plan.verdict[0]).toContain('A NAT gateway is needed too, for AWS KMS.');
    expect(partOf(plan, 'What this plan assumes')).toEqual([
      'Amazon Cognito: the user pool has no domain and only its API is called, or an identity pool is used (otherwise: NAT gateway)',
      'Amazon S3: calling it from on-premises, another VPC or another Region (otherwise: gateway endpoint)',
      'AWS KMS: NAT gateway, where the recommendation is: interface endpoint',
    ]);
    expect(told('en', 'cognito', 'sqs').verdict[0]).toContain('as long as the assumptions below hold');
    expect(partOf(told('en', 'ecr', 'sqs'), 'What this plan assumes')).toEqual([]);
  });

  test('keeps apart what not everyone needs, with its condition and its kind', () => {
    const plan = told('en', 'ecs-fargate', 'athena');
    expect(plan.headline).toMatch(
      /^2 topics: 3 interface endpoints, 1 gateway endpoint \(free\), \d+ more if used$/,
    );
    const conditional = partOf(plan, 'Only if the condition holds');
    expect(conditional).toContain(
      '`com.amazonaws.ap-northeast-1.ssmmessages` — ECS on Fargate: if you use ECS Exec',
    );
    expect(conditional).toContainEqual(
      expect.stringMatching(/ecs-agent`, `.*ecs-telemetry`, `.*\.ecs` — ECS on Fargate: in Regions opened/),
    );
    expect(partOf(told('en', 'codeartifact', 'sqs'), 'Only if the condition holds')[0]).toContain(
      '(gateway endpoint)',
    );
  });

  test('names other ports, other Regions, and where private DNS is not to be had', () => {
    const plan = told('en', 'iot-core', 'iam', 'sqs', 's3-files', 'dynamodb/interface-endpoint');
    const text = JSON.stringify(plan.parts);
    expect(text).toContain('Security group for AWS IoT Core: allow inbound TCP 8883, 443');
    expect(text).toMatch(/com\.amazonaws\.iam` \((with --service-region|only in) us-east-1\)/);
    expect(text).toContain('not available for ');
  });

  test('tells what a topic is that has nothing to create', () => {
    const plan = told('en', 's3', 'workdocs', 'private-dns');
    expect(plan.parts.find(({ title }) => title === 'Amazon WorkDocs: no longer offered')?.lead).toContain(
      'AWS has ended this service',
    );
    expect(plan.parts.find(({ title }) => title === 'Private DNS')?.lead).toContain('interface endpoint');
    const concepts = told('ja', 'gateway-endpoint', 'interface-endpoint');
    expect(concepts.headline).toBe('2 項目');
    expect(concepts.verdict).toEqual([]);
    expect(concepts.parts).toHaveLength(2);
  });

  test('says how names were read, and what an IP address tells', () => {
    const answers = [answer('ecr', { readFrom: 'ercr', ips: 'public' }), answer('sqs', { ips: 'public' })];
    const plan = tellAnswers(answers, knowledge, 'en');
    expect(plan.notes).toEqual(['Read “ercr” as Amazon ECR.']);
    expect(plan.verdict.slice(1)).toEqual([expect.stringContaining('resolves to a public IP')]);
  });

  test('calls what is not confirmed so', () => {
    expect(told('en', 'chime', 'sqs').verdict[0]).toContain('Amazon Chime (not confirmed)');
  });
});

test('any plan names every endpoint of its answers, in whole sentences', () => {
  const all = topicsOf('service', knowledge)
    .flatMap(({ id, access }) => access.map((option) => `${id}/${optionId(option)}`))
    .concat(topicsOf('workload', knowledge).map(({ id }) => id));
  const asked = fc.uniqueArray(fc.constantFrom(...all), { minLength: 2, maxLength: 20 });
  fc.assert(
    fc.property(
      asked,
      fc.constantFrom(...languages),
      fc.constantFrom('ap-northeast-1', 'us-gov-west-1'),
      (ids, language, region) => {
        const answers = ids.map((id) => answer(id, { region }));
        const telling = tellAnswers(answers, knowledge, language);
        const text = JSON.stringify(telling);
        expect(text).not.toMatch(/undefined|null|NaN|\[object|\{(region|service|endpoints|ports)\}/);
        for (const lines of [
          telling.parts.flatMap((part) => part.lines),
          telling.parts.flatMap((part) => part.brief ?? part.lines),
        ]) {
          const joined = lines.join('\n');
          for (const { name } of planFor(answers)?.endpoints ?? [])
            if (name !== undefined) expect(joined.split(`\`${name}\``).length).toBeGreaterThan(1);
          for (const { name } of planFor(answers)?.others ?? []) expect(joined).toContain(name);
        }
        for (const { topic } of answers)
          expect(text).toContain(JSON.stringify(topicName(topic)[language]).slice(1, -1));
      },
    ),
    { numRuns: 60, seed: 7 },
  );
});
