import { describe, expect, test } from '@jest/globals';
import { App, Stack } from 'aws-cdk-lib';
import { GatewayVpcEndpointAwsService, InterfaceVpcEndpointAwsService } from 'aws-cdk-lib/aws-ec2';
import { endpointNameIn } from '../../src/answer/endpoint-names.js';
import { topicsOf } from '../../src/knowledge/knowledge.js';
import { loadKnowledge } from '../../src/knowledge/load.js';

const knowledge = loadKnowledge();
const services = topicsOf('service', knowledge);

/** Every name that the CDK knows, as it is in a Region. */
function cdkNames(region: string): string[] {
  const stack = new Stack(new App(), 'Names', { env: { region, account: '123456789012' } });
  const constants = [InterfaceVpcEndpointAwsService, GatewayVpcEndpointAwsService].flatMap((type) =>
    Object.values(type as unknown as Record<string, unknown>),
  );
  const names = constants.flatMap((constant) =>
    constant instanceof InterfaceVpcEndpointAwsService || constant instanceof GatewayVpcEndpointAwsService
      ? [inWords(stack.resolve(constant.name), region)]
      : [],
  );
  return [...new Set(names)].toSorted();
}

/** A name that holds the Region of the deployment is a join of its parts. */
function inWords(name: unknown, region: string): string {
  if (typeof name === 'string') return name;
  const [separator, parts] = (name as { 'Fn::Join': [string, unknown[]] })['Fn::Join'];
  return parts.map((part) => (typeof part === 'string' ? part : region)).join(separator);
}

/** Every name that we give for a Region. */
function ourNames(region: string): Set<string> {
  return new Set(
    services.flatMap((service) =>
      service.access.flatMap(({ method, endpoints, fips }) =>
        [...endpoints.map(({ name }) => name), ...fips].map((name) =>
          endpointNameIn(region, name, method, knowledge),
        ),
      ),
    ),
  );
}

test('every endpoint service name that the AWS CDK knows stands in the knowledge', () => {
  const known = ourNames('us-east-1');
  const missing = cdkNames('us-east-1').filter((name) => !known.has(name));
  expect(missing).toEqual([]);
});

test('a name that the CDK does not know has a page of its own that says it', () => {
  const known = new Set(cdkNames('us-east-1'));
  for (const service of services) {
    for (const option of service.access) {
      const unknown = [...option.endpoints.map(({ name }) => name), ...option.fips].filter(
        (pattern) => !known.has(pattern.replace('{region}', 'us-east-1')),
      );
      const pages = option.sources.filter((source) =>
        /^https:\/\/(docs\.aws\.amazon\.com|docs\.amazonaws\.cn|aws\.amazon\.com|github\.com)\//.test(source),
      );
      if (unknown.length > 0)
        expect([service.id, unknown, pages.length]).not.toEqual([service.id, unknown, 0]);
    }
  }
});

describe.each(['cn-north-1', 'cn-northwest-1', 'eusc-de-east-1'])('in %s', (region) => {
  test('names have the prefix that the CDK gives them', () => {
    const ours = ourNames(region);
    const wrong = cdkNames(region).filter((name) => !ours.has(name));
    expect(wrong).toEqual([]);
  });
});
