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
