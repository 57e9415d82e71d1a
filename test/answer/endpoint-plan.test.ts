import { describe, expect, test } from '@jest/globals';
import { type Answer, answerTopic } from '../../src/answer/answer.js';
import { planFor } from '../../src/answer/endpoint-plan.js';
import { topicsOf } from '../../src/knowledge/knowledge.js';
import { loadKnowledge } from '../../src/knowledge/load.js';

const knowledge = loadKnowledge();

function answer(topic: string, option?: string, region = 'ap-northeast-1'): Answer {
  const found = answerTopic({ topic, region, option }, knowledge);
  if (found === undefined) throw new Error(`no topic is called ${topic}`);
  return found;
}

function plan(...topics: string[]) {
  const made = planFor(topics.map((topic) => answer(topic)));
  if (made === undefined) throw new Error(`there is no plan for ${topics.join(' ')}`);
  return made;
}

const shortNames = (made: ReturnType<typeof plan>) =>
  made.endpoints.map(({ name, need }) => `${name?.replace('com.amazonaws.ap-northeast-1.', '')} ${need}`);

describe('the plan', () => {
  test('has the endpoints of a service and those without which it fails', () => {
    const { region, endpoints, others } = plan('ecr');
    expect(region).toBe('ap-northeast-1');
    expect(endpoints.filter(({ need }) => need === 'required')).toMatchObject([
      { name: 'com.amazonaws.ap-northeast-1.ecr.api', method: 'interface-endpoint', ports: [443] },
      { name: 'com.amazonaws.ap-northeast-1.ecr.dkr', method: 'interface-endpoint', privateDns: 'required' },
      {
        name: 'com.amazonaws.ap-northeast-1.s3',
        method: 'gateway-endpoint',
        uses: [{ topic: 'ecr', service: 's3' }],
      },
    ]);
    expect(others).toEqual([]);
  });

  test('names each endpoint once, with everything it is used for and as strongly as anyone needs it', () => {
    const made = plan('ecr', 's3', 'cloudwatch-logs', 'secrets-manager', 'ecs-fargate');
    const names = made.endpoints.map(({ method, name }) => `${method} ${name}`);
    expect(new Set(names).size).toBe(names.length);
    const s3 = made.endpoints.find(({ name }) => name?.endsWith('.s3'));
    expect(s3?.uses.map(({ topic }) => topic)).toEqual(['ecr', 's3', 'ecs-fargate']);
    // A workload needs the logs only if it writes some; whoever asks for them needs them.
    expect(shortNames(plan('ecs-fargate'))).toContain('logs conditional');
    expect(shortNames(made)).toContain('logs required');
  });

  test('puts what is required first', () => {
    const order = ['required', 'conditional', 'optional'];
    for (const topic of topicsOf('workload', knowledge)) {
      const needs = planFor([answer(topic.id)])?.endpoints.map(({ need }) => order.indexOf(need)) ?? [];
      expect(needs).toEqual(needs.toSorted());
    }
  });

  test('keeps apart what needs no VPC endpoint', () => {
    const made = planFor([answer('rds'), answer('cognito', 'nat-alternative'), answer('sqs')]);
    expect(made?.endpoints.map(({ name }) => name)).toEqual(['com.amazonaws.ap-northeast-1.sqs']);
    expect(made?.others).toMatchObject([
      { service: 'rds', method: 'in-vpc' },
      { service: 'cognito', method: 'nat-gateway' },
    ]);
  });

  test('follows the option that the answer leads with', () => {
    const { endpoints } = planFor([answer('s3', 'interface-endpoint')]) ?? {};
    expect(endpoints).toMatchObject([{ method: 'interface-endpoint' }]);
  });

  test('says in which Region an endpoint is that does not exist in the one asked about', () => {
    expect(plan('iam').endpoints).toMatchObject([{ serviceRegion: 'us-east-1' }]);
    expect(plan('ecr').endpoints[0]?.serviceRegion).toBeUndefined();
  });

  test('says the same of an endpoint that a workload or an error needs', () => {
    const [iam] = plan('iam-api-timeout').endpoints;
    expect(iam).toMatchObject({ name: 'com.amazonaws.iam', serviceRegion: 'us-east-1', crossRegion: true });
    expect(plan('iam').endpoints[0]?.crossRegion).toBe(true);
  });

  test('has the ports of the option that a needed endpoint belongs to', () => {
    const smtp = plan('ses-timeout').endpoints.find(({ shortName }) => shortName === 'email-smtp');
    expect(smtp?.ports).toEqual([465, 587, 2465, 2587]);
  });

  test('tells things apart by the same key in every Region', () => {
    const keys = (region: string) =>
      planFor([answer('ecr', undefined, region), answer('transcribe', undefined, region)])?.endpoints.map(
        ({ key }) => key,
      );
    expect(keys('ap-northeast-1')).toContain('gateway-endpoint s3');
    for (const region of ['us-east-1', 'cn-north-1', 'eusc-de-east-1'])
      expect(keys(region)).toEqual(keys('ap-northeast-1'));
    for (const topic of topicsOf('service', knowledge)) {
      const made = planFor([answer(topic.id)]);
      const all = [...(made?.endpoints ?? []), ...(made?.others ?? [])].map(({ key }) => key);
      expect(new Set(all).size).toBe(all.length);
    }
  });

  test('says where the calls come from', () => {
    const from = (topic: string, option?: string) => {
      const made = planFor([answer(topic, option)]);
      return made?.endpoints[0]?.uses[0]?.callsFrom ?? made?.others[0]?.callsFrom;
    };
    expect([from('s3'), from('s3', 'interface-endpoint')]).toEqual(['vpc', 'outside']);
    expect([from('rds'), from('rds', 'from-outside')]).toEqual(['vpc', 'outside']);
    expect(from('iam-roles-anywhere')).toBe('outside');
  });

  test('notes what the answer says to do, and the traps of private DNS', () => {
    const notes = (...topics: string[]) =>
      plan(...topics).notes.map(({ name, text }) => `${name.en}: ${text.en}`);
    expect(notes('timestream', 'dynamodb')).toEqual([
      expect.stringMatching(/^Amazon Timestream.*one endpoint each/),
    ]);
    expect(notes('api-gateway').join()).toContain('403');
    expect(notes('private-rest-api')).toHaveLength(1);
    expect(notes('ecr')).toEqual([]);
    expect(plan('ecr', 'sqs').topics.map(({ en }) => en)).toEqual(['Amazon ECR', 'Amazon SQS']);
  });

  test('is none where nothing is to be created', () => {
    expect(planFor([])).toBeUndefined();
    for (const topic of topicsOf('concept', knowledge)) expect(planFor([answer(topic.id)])).toBeUndefined();
    for (const topic of topicsOf('service', knowledge).filter(({ ended }) => ended))
      expect(planFor([answer(topic.id)])).toBeUndefined();
  });

  test('has something for every service that lives, by every option', () => {
    for (const topic of topicsOf('service', knowledge).filter(({ ended }) => !ended)) {
      for (const { id } of topic.access.map((option) => ({ id: option.id ?? option.method }))) {
        const made = planFor([answer(topic.id, id)]);
        expect([made?.endpoints.length, made?.others.length]).not.toEqual([0, 0]);
        expect(made).toBeDefined();
      }
    }
  });
});
