import { describe, expect, test } from '@jest/globals';
import { type Tool, tools } from '../../src/answer/code/tools.js';
import { ask } from '../../src/cli/ask.js';
import type { Language } from '../../src/knowledge/knowledge.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { collectVocabulary, createVocabulary } from '../../src/question/vocabulary.js';

const knowledge = loadKnowledge();
const vocabulary = createVocabulary(collectVocabulary(knowledge));
const askAs = (text: string, json: boolean, language?: Language, region = 'ap-northeast-1') =>
  ask(text, { knowledge, vocabulary, region, language, defaultLanguage: 'en', json });

describe('as JSON', () => {
  const asked = (text: string, region?: string) => JSON.parse(askAs(text, true, undefined, region));

  test('one object on one line, in the shape that scripts rely on', () => {
    expect(askAs('ecr', true)).not.toContain('\n');
    expect(asked('ecr')).toEqual({
      question: 'ecr',
      region: 'ap-northeast-1',
      language: 'en',
      answers: [
        {
          kind: 'service',
          id: 'ecr',
          method: 'interface-endpoint',
          endpoints: ['com.amazonaws.ap-northeast-1.ecr.api', 'com.amazonaws.ap-northeast-1.ecr.dkr'],
          companions: [
            { id: 's3', method: 'gateway-endpoint', endpoints: ['com.amazonaws.ap-northeast-1.s3'] },
          ],
          sources: expect.arrayContaining([
            'https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html',
          ]),
          verified: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
        },
      ],
      suggestions: [],
    });
  });

  test('the Region and the language of the question win', () => {
    expect(asked('大阪のECR', 'us-east-1')).toMatchObject({ region: 'ap-northeast-3', language: 'ja' });
  });

  test('a concept that is an access method gives itself as the method, another gives none', () => {
    expect(asked('gateway endpoint').answers[0]).toMatchObject({
      kind: 'concept',
      method: 'gateway-endpoint',
      endpoints: [],
    });
    expect(asked('private dns').answers[0]).toMatchObject({ kind: 'concept', method: null });
  });

  test('a workload and an error list everything to create, and whose it is', () => {
    const [workload] = asked('session manager').answers;
    expect(workload).toMatchObject({
      kind: 'workload',
      id: 'session-manager-ec2',
      method: 'interface-endpoint',
    });
    expect(workload.endpoints).toEqual(expect.arrayContaining(['com.amazonaws.ap-northeast-1.ssmmessages']));
    const [symptom] = asked(
      'CannotPullContainerError: dial tcp 52.1.2.3:443: i/o timeout on api.ecr.us-east-1.amazonaws.com',
    ).answers;
    expect(symptom).toMatchObject({ kind: 'symptom', id: 'ecr-pull-timeout', method: null });
    expect(symptom.endpoints).toEqual(
      expect.arrayContaining(['com.amazonaws.us-east-1.ecr.dkr', 'com.amazonaws.us-east-1.s3']),
    );
    expect(symptom.companions.map(({ id }: { id: string }) => id)).toEqual(
      expect.arrayContaining(['ecr', 's3']),
    );
  });

  test('several services are several answers, whatever the plan for people looks like', () => {
    const { answers, suggestions } = asked('ecr kinesis s3');
    expect(answers).toMatchObject([{ id: 'ecr' }, { id: 's3', method: 'gateway-endpoint' }]);
    expect(suggestions).toEqual([]);
  });

  test('nothing asked is no answer, and an unsure name is a suggestion', () => {
    expect(asked('thanks!')).toMatchObject({ answers: [], suggestions: [] });
    expect(asked('esc')).toMatchObject({ answers: [], suggestions: expect.arrayContaining(['ecs', 'ecr']) });
  });
});

describe('as text', () => {
  test('tells the whole answer', () => {
    const text = askAs('ecr', false);
    for (const part of [
      'Amazon ECR: interface endpoint',
      'ecr.dkr',
      'Watch out',
      'Route',
      'https://docs.aws.amazon.com/',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('`');
  });

  test('tells several services as the one plan that a card shows, and what was left out', () => {
    const text = askAs('ecr logs s3 frobnicator', false);
    for (const part of [
      '3 services: 3 interface endpoints, 1 gateway endpoint (free)',
      'Left out: “frobnicator”',
      'Create these 4 VPC endpoints in Tokyo (ap-northeast-1). No NAT gateway is needed.',
      'com.amazonaws.ap-northeast-1.s3 — Amazon S3; Amazon ECR: image layers',
      'Security group: one for all interface endpoints',
      '2 AZs',
    ])
      expect(text).toContain(part);
    expect(text.match(/com\.amazonaws\.ap-northeast-1\.s3/g)).toHaveLength(1);
    expect(text).not.toContain('`');
  });

  test('speaks the language asked for', () => {
    expect(askAs('ecr', false, 'ja')).toContain('一緒に必要なもの');
    expect(askAs('ECRに', false)).toContain('一緒に必要なもの');
  });

  test('asks back when unsure', () => {
    expect(askAs('esc', false)).toContain('Amazon ECS');
    expect(askAs('thanks!', false)).toContain('No AWS service found');
  });
});

describe('explained', () => {
  const explained = (text: string) =>
    ask(text, {
      knowledge,
      vocabulary,
      region: 'ap-northeast-1',
      language: undefined,
      defaultLanguage: 'en',
      json: false,
      explain: true,
    });

  test.each<[string, RegExp[]]>([
    ['ECS から ECR', [/0–3 +“ECS” → name of ecs: caller/, /7–10 +“ECR” → ecr: asked about \(it is written/]],
    ['cognitto', [/“cognitto” → cognito: asked about \(it is 1 edit\(s\) from its name cognito\)/]],
    ['the config file', [/“config” → name of config: ignored \(it is part of an ordinary phrase\)/]],
    ['check the logs please', [/“logs” → name of cloudwatch-logs: ignored \(it is also an ordinary word/]],
    ['kinesis', [/choice of kinesis-data-streams/, /Suggestions: +kinesis-data-streams.*\(a choice\)/]],
    ['sqs us-east-1 54.1.2.3', [/→ Region us-east-1: used/, /IP addresses: +public/, /Answers: +sqs by/]],
    ['com.amazonaws.us-east-1.sqs', [/→ sqs: asked about \(it is an endpoint name/]],
    [
      's3: AccessDenied because no VPC endpoint policy allows the s3:GetObject action',
      [
        /access-denied-through-endpoint: asked about \(a pasted error has: no vpc endpoint policy allows\)/,
        /“s3” → name of s3: ignored \(a pasted error says more\)/,
      ],
    ],
    ['cognito hosted ui', [/“hosted ui” → cue hostedui: used/, /Answers: +cognito by/]],
    ['ecr foobar', [/Not understood: foobar/]],
    ['thanks!', [/nothing was found/, /Answers: +none/]],
  ])('%j says what was recognised where, and why', (text, lines) => {
    for (const line of lines) expect(explained(text)).toMatch(line);
  });
});

describe('as code', () => {
  const written = (text: string, code: Tool, language?: Language) =>
    ask(text, {
      knowledge,
      vocabulary,
      region: 'ap-northeast-1',
      language,
      defaultLanguage: 'en',
      json: false,
      code,
    });

  test.each(tools)('%s creates all that the question names', (tool) => {
    const text = written('ecr logs', tool);
    for (const name of ['ecr.api', 'ecr.dkr', 's3', 'logs'])
      expect(text).toContain(`com.amazonaws.ap-northeast-1.${name}`);
  });

  test('is in the language of the question', () => {
    expect(written('シークレットマネージャーにつなぎたい', 'terraform')).toContain('プライベート接続');
  });

  test('says so where there is nothing to create, and answers as ever where nothing is known', () => {
    expect(written('transit gateway', 'cdk')).toBe('There is nothing to create.');
    expect(written('qqqqq wwwww', 'cdk')).toBe('No AWS service found');
  });
});
