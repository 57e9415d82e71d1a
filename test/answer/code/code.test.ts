import { describe, expect, test } from '@jest/globals';
import { answerTopic } from '../../../src/answer/answer.js';
import { choicesIn, createsAny, hasCode } from '../../../src/answer/code/code.js';
import { tools } from '../../../src/answer/code/tools.js';
import { planFor } from '../../../src/answer/endpoint-plan.js';
import { optionId, topicsOf } from '../../../src/knowledge/knowledge.js';
import { answerTo, knowledge, planOf, writtenFor } from './texts.js';

const count = (text: string, part: string) => text.split(part).length - 1;
const withoutComments = (text: string) => text.replace(/^\s*(#|\/\/).*$/gm, '');

describe.each(tools)('in %s', (tool) => {
  const write = (topics: string[], include: string[] = [], region = 'ap-northeast-1') =>
    writtenFor(planOf(...topics.map((topic) => answerTo(topic, region))), tool, include);

  test('each endpoint of several services stands once, by the name of the Region', () => {
    const text = write(['ecr', 'ecs-fargate', 's3', 'cloudwatch-logs', 'secrets-manager']);
    for (const name of ['ecr.api', 'ecr.dkr', 's3', 'logs', 'secretsmanager'])
      expect(count(text, `com.amazonaws.ap-northeast-1.${name}`)).toBe(1);
    expect(write(['ecr'], [], 'eu-west-1')).not.toContain('ap-northeast-1');
  });

  test('a gateway endpoint has route tables and neither subnets nor a security group', () => {
    const text = write(['dynamodb']);
    expect(text).toMatch(tool === 'cdk' ? /GatewayVpcEndpoint/ : /route.?table/i);
    expect(text).not.toMatch(/security.?group|443/i);
    if (tool !== 'cdk') expect(text).not.toMatch(/subnet.?ids/i);
  });

  test('the ports of the service are let in, once each', () => {
    const text = withoutComments(write(['keyspaces', 'sqs']));
    expect(count(text, '9142')).toBe(tool === 'cloudformation' ? 2 : 1);
  });

  test('the names of China have their prefix', () => {
    const text = write(['ecr'], [], 'cn-north-1');
    expect(text).toContain('cn.com.amazonaws.cn-north-1.ecr.dkr');
    expect(text).toContain('arn:aws-cn:s3:::prod-cn-north-1-starport-layer-bucket/*');
    expect(text).toMatch(/[^.]com\.amazonaws\.cn-north-1\.s3/);
  });

  test('an endpoint that another Region has is created from here where AWS lets it', () => {
    const text = write(['iam', 'sqs']);
    expect(text).toMatch(/service.?region\W+us-east-1/i);
    expect(text).toContain('vpce:AllowMultiRegion');
    expect(withoutComments(write(['iam', 'sqs'], [], 'us-east-1'))).not.toMatch(/service.?region\b/i);
  });

  test('where AWS does not, it is named, and made there when nothing else is left', () => {
    expect(write(['organizations', 'sqs'])).toMatch(
      /^\s*(#|\/\/) com\.amazonaws\.us-east-1\.organizations: only in us-east-1/m,
    );
    const alone = write(['organizations']);
    expect(alone).toContain('(us-east-1)');
    expect(count(alone, 'com.amazonaws.us-east-1.organizations')).toBeGreaterThan(1);
    // A security group of one Region cannot be named in another.
    expect(alone).not.toMatch(/client.?security.?group/i);
  });

  test('what not everyone needs is named with its reason, and created when it is chosen', () => {
    const text = write(['ecs-fargate']);
    expect(text).toMatch(/(#|\/\/) - logs: \S/);
    expect(text).not.toContain('ap-northeast-1.logs');
    const chosen = write(['ecs-fargate'], ['interface-endpoint logs']);
    expect(chosen).toContain('com.amazonaws.ap-northeast-1.logs');
    expect(chosen).not.toMatch(/(#|\/\/) - logs/);
  });

  test('comments are in the language, and one language only', () => {
    const plan = planOf(answerTo('ecs-fargate'), answerTo('rds'));
    expect(writtenFor(plan, tool, [], 'en')).not.toMatch(/[\u3040-\u30ff]/);
    const japanese = writtenFor(plan, tool, [], 'ja').split('\n');
    const remarks = japanese.filter((line) => /^\s*(#|\/\/) /.test(line));
    expect(remarks.length).toBeGreaterThan(5);
    for (const remark of remarks) expect(remark).toMatch(/[\u3000-\u9fff]/);
  });

  test('private DNS is on where that is sure, and the doubt is said', () => {
    const text = write(['sqs', 'timestream']);
    const doubt = /not confirmed that it has private DNS/;
    expect(text).toMatch(doubt);
    expect(write(['sqs'])).not.toMatch(doubt);
    const [on, off] = {
      terraform: ['private_dns_enabled = true', 'private_dns_enabled = false'],
      cloudformation: ['PrivateDnsEnabled: true', 'PrivateDnsEnabled: false'],
      cdk: ['privateDnsEnabled: true', 'privateDnsEnabled: false'],
      'aws-cli': ['--private-dns-enabled', '--no-private-dns-enabled'],
    }[tool] as [string, string];
    expect([count(text, on), count(text, off)]).toEqual([1, tool === 'cloudformation' ? 2 : 1]);
  });

  test('a private API comes with the warning about private DNS', () => {
    expect(write(['api-gateway'])).toContain('403');
    expect(write(['private-rest-api'])).toContain('403');
  });

  test('one NAT gateway serves all that needs one', () => {
    const plan = planOf(
      ...['cognito', 'sqs'].map((topic) => answerTo(topic, 'ap-northeast-1', 'nat-alternative')),
    );
    const text = writtenFor(plan, tool);
    const eip = {
      terraform: '"aws_eip"',
      cloudformation: 'AWS::EC2::EIP',
      cdk: 'new ec2.CfnEIP',
      'aws-cli': 'allocate-address',
    }[tool];
    expect(count(text, eip)).toBe(1);
    expect(text).not.toContain('com.amazonaws.');
  });

  test('only comments are left where nothing is needed in every case', () => {
    const option = planOf(answerTo('ses-mail-manager', 'ap-northeast-1', 'ingress'));
    expect(createsAny(option, [])).toBe(false);
    for (const line of writtenFor(option, tool).split('\n')) expect(line).toMatch(/^$|^(#|\/\/)/);
  });

  test('what the reader fills in stands at the top, and nothing that is not used', () => {
    expect(write(['sqs'])).not.toMatch(/route.?table/i);
    expect(write(['rds'])).not.toMatch(tool === 'cdk' ? /\bvpc\b:/ : /subnet|vpc.?id/i);
  });
});

test('clients outside the VPC come in by their addresses, those inside by their security group', () => {
  const outside = planOf(answerTo('s3', 'ap-northeast-1', 'interface-endpoint'));
  const text = writtenFor(outside, 'terraform');
  expect(text).toContain('var.client_cidr');
  expect(text).not.toContain('client_security_group_id');
  const fromBoth = planOf(answerTo('s3', 'ap-northeast-1', 'interface-endpoint'), answerTo('sqs'));
  const both = writtenFor(fromBoth, 'terraform');
  expect(both).toContain('var.client_cidr');
  expect(both).toContain('var.client_security_group_id');
});

test('private DNS of S3 is left to callers from outside where the gateway endpoint serves the VPC', () => {
  const alone = writtenFor(planOf(answerTo('s3', 'ap-northeast-1', 'interface-endpoint')), 'terraform');
  expect(alone).toContain('private_dns_only_for_inbound_resolver_endpoint = true');
  expect(alone).toContain('fails unless the VPC has the gateway endpoint');
  const beside = planOf(answerTo('s3', 'ap-northeast-1', 'interface-endpoint'), answerTo('ecr'));
  const text = writtenFor(beside, 'terraform');
  expect(text).toContain('depends_on = [aws_vpc_endpoint.s3]');
  expect(text).toContain('resource "aws_vpc_endpoint" "s3_interface"');
  expect(writtenFor(beside, 'cloudformation')).toContain('DependsOn: S3Endpoint');
  expect(writtenFor(beside, 'cdk')).toContain('s3InterfaceEndpoint.node.addDependency(s3Endpoint)');
  const script = writtenFor(beside, 'aws-cli');
  expect(script.indexOf('--vpc-endpoint-type Gateway')).toBeLessThan(
    script.indexOf('PrivateDnsOnlyForInbound'),
  );
});

test('the policy is the one that AWS would take, and says what a narrower one must keep', () => {
  const text = writtenFor(planOf(answerTo('ecr')), 'terraform');
  expect(text).toContain('arn:aws:s3:::prod-ap-northeast-1-starport-layer-bucket/*');
  expect(writtenFor(planOf(answerTo('s3')), 'terraform')).not.toContain('starport');
});

test('a choice is the same in every Region, and only what is not required is one', () => {
  for (const { id } of topicsOf('workload', knowledge)) {
    const [tokyo, china] = ['ap-northeast-1', 'cn-north-1'].map((region) => planOf(answerTo(id, region)));
    const keys = choicesIn(tokyo ?? planOf()).map(({ key }) => key);
    expect(choicesIn(china ?? planOf()).map(({ key }) => key)).toEqual(keys);
    expect(new Set(keys).size).toBe(keys.length);
    const required = tokyo?.endpoints.filter(({ need }) => need === 'required').map(({ key }) => key) ?? [];
    expect(keys.filter((key) => required.includes(key))).toEqual([]);
  }
});

test('there is code for every service that has something to create', () => {
  const without = topicsOf('service', knowledge).flatMap((service) =>
    service.access.flatMap((option) => {
      const answer = answerTopic(
        { topic: service.id, region: 'us-east-1', option: optionId(option) },
        knowledge,
      );
      return hasCode(planFor(answer === undefined ? [] : [answer])) ? [] : [{ service, option }];
    }),
  );
  for (const { service, option } of without)
    expect([service.ended, option.method === 'in-vpc' && option.ports === undefined]).toContain(true);
  expect(hasCode(undefined)).toBe(false);
});
