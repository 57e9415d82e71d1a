import { parse } from '@cdktf/hcl2json';
import { expect, test } from '@jest/globals';
import { type Created, type CreatedEndpoint, intended, sorted } from './intended.js';
import { everyText } from './texts.js';

type Block = Record<string, unknown>;

interface File {
  readonly variable?: Record<string, Block[]>;
  readonly resource?: Record<string, Record<string, Block[]>>;
}

test('every text is Terraform that creates what is planned, and names nothing that is not there', async () => {
  const texts = everyText('terraform');
  expect(texts.length).toBeGreaterThan(500);
  for (const { text, of } of texts) {
    const file: File = await parse('main.tf', text);
    expect({ of: of.name, ...createdBy(file) }).toEqual({ of: of.name, ...intended(of) });
    expect(danglingIn(file)).toEqual([]);
  }
}, 120_000);

test('a name that is not declared is found', async () => {
  const text = 'resource "aws_eip" "a" {\n  domain = var.b\n  x = aws_eip.c.id\n}\nvariable "d" {}\n';
  expect(danglingIn(await parse('main.tf', text))).toEqual(['aws_eip.c', 'var.b', 'var.d']);
});

/** References to nothing, and variables that nothing refers to. */
function danglingIn({ variable = {}, resource = {} }: File): string[] {
  const used = new Set(JSON.stringify(resource).match(/\b(var|aws_\w+)\.\w+/g));
  const declared = new Set([
    ...Object.keys(variable).map((name) => `var.${name}`),
    ...Object.entries(resource).flatMap(([type, named]) =>
      Object.keys(named).map((name) => `${type}.${name}`),
    ),
  ]);
  return sorted([
    ...[...used].filter((name) => !declared.has(name)),
    ...[...declared].filter((name) => name.startsWith('var.') && !used.has(name)),
  ]);
}

const managedTypes: Record<string, string> = {
  aws_opensearch_vpc_endpoint: 'opensearch-service',
  aws_opensearchserverless_vpc_endpoint: 'opensearch-serverless',
  aws_redshift_endpoint_access: 'redshift',
  aws_redshiftserverless_endpoint_access: 'redshift-serverless',
};

function createdBy({ resource = {} }: File): Created {
  const of = (type: string) => Object.values(resource[type] ?? {}).map(([block]) => block ?? {});
  const rules = of('aws_vpc_security_group_ingress_rule').flatMap(rulesOf);
  const endpoints = of('aws_vpc_endpoint').flatMap(endpointsOf);
  // A block of the same type and name would be a second entry of its list.
  for (const named of Object.values(resource))
    for (const blocks of Object.values(named)) expect(blocks).toHaveLength(1);
  if (rules.some(([group]) => group === 'aws_security_group.endpoints.id'))
    expect(Object.keys(resource.aws_security_group ?? {})).toContain('endpoints');
  const isRouted = ['aws_eip', 'aws_nat_gateway', 'aws_route'].map((type) => of(type).length);
  expect(isRouted).toEqual(isRouted[0] === 0 ? [0, 0, 0] : [1, 1, 1]);
  expect(of('aws_route').map((route) => [route.destination_cidr_block, route.nat_gateway_id])).toEqual(
    isRouted[0] === 0 ? [] : [['0.0.0.0/0', '${aws_nat_gateway.nat.id}']],
  );
  return {
    endpoints: sorted(endpoints),
    rules: sorted(
      rules.flatMap(([group, rule]) => (group === 'aws_security_group.endpoints.id' ? [rule] : [])),
    ),
    doors: sorted(
      rules.flatMap(([group, rule]) =>
        group.startsWith('var.') ? [`${group.replace('var.', '')} ${rule}`] : [],
      ),
    ),
    managed: sorted(Object.keys(resource).flatMap((type) => managedTypes[type] ?? [])),
    vpcLink: of('aws_apigatewayv2_vpc_link').length > 0,
    natGateway: isRouted[0] !== 0,
  };
}

function endpointsOf(block: Block): CreatedEndpoint[] {
  const { for_each: each, service_name: name, dns_options: dns } = block;
  expect(block.vpc_id).toBe('${var.vpc_id}');
  const names =
    each === undefined
      ? [name ?? block.resource_configuration_arn ?? block.service_network_arn]
      : Object.values(each as object);
  if (each !== undefined) expect(name).toBe('${each.value}');
  return names.map((to) => ({
    type: String(block.vpc_endpoint_type),
    to: String(to).replace(/\$\{var\.(\w+)\}/g, '{$1}'),
    ...(block.private_dns_enabled === undefined ? {} : { privateDns: block.private_dns_enabled === true }),
    ...(dns === undefined
      ? {}
      : { onlyInbound: (dns as Block[])[0]?.private_dns_only_for_inbound_resolver_endpoint === true }),
    ...(block.service_region === undefined ? {} : { serviceRegion: String(block.service_region) }),
    subnets: block.subnet_ids === '${var.subnet_ids}',
    securityGroups: JSON.stringify(block.security_group_ids) === '["${aws_security_group.endpoints.id}"]',
    routeTables: block.route_table_ids === '${var.route_table_ids}',
    policy: typeof block.policy === 'string',
  }));
}

function rulesOf(block: Block): [group: string, rule: string][] {
  const each =
    typeof block.for_each === 'string'
      ? [...block.for_each.matchAll(/\d+/g)].map(([port]) => port)
      : undefined;
  expect(block.from_port).toEqual(block.to_port);
  if (each !== undefined) expect(block.from_port).toBe('${each.value}');
  const source = JSON.stringify(block.cidr_ipv4 ?? block.referenced_security_group_id);
  const from =
    { '"${var.client_cidr}"': 'cidr', '"${var.client_security_group_id}"': 'client' }[source] ?? 'link';
  return (each ?? [block.from_port]).map((port) => [
    String(block.security_group_id).replace(/^\$\{|\}$/g, ''),
    `${block.ip_protocol} ${port} from ${from}`,
  ]);
}
