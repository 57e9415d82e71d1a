import type { Blueprint, Door, InterfaceEndpoints, Managed, Rule, Source } from './blueprint.js';
import { isValue, spell } from './managed.js';
import { comment, sections } from './names.js';

/** Terraform, formatted as `terraform fmt` does. */
export function terraform(blueprint: Blueprint): string {
  const { head, tail, inputs, gateways, rules, interfaces, lattice, managed, vpcLink, natGateway, doors } =
    blueprint;
  const resources = [
    ...(rules.length === 0
      ? []
      : [
          securityGroup('endpoints', 'vpc-endpoints'),
          ...ruleSets('endpoints', 'aws_security_group.endpoints.id', rules),
        ]),
    ...gateways.map(({ id, label, comments, serviceName, policyComments }) => [
      ...comment('#', comments),
      ...block(`resource "aws_vpc_endpoint" "${id}"`, [
        ['vpc_id', 'var.vpc_id'],
        ['vpc_endpoint_type', quoted('Gateway')],
        ['service_name', quoted(serviceName)],
        ['route_table_ids', 'var.route_table_ids'],
        '',
        ...comment('#', policyComments),
        'policy = jsonencode({',
        '  Version = "2012-10-17"',
        '  Statement = [',
        '    { Effect = "Allow", Principal = "*", Action = "*", Resource = "*" }',
        '  ]',
        '})',
        '',
        ['tags', `{ Name = ${quoted(label)} }`],
      ]),
    ]),
    ...interfaces.map(interfaceEndpoints),
    ...lattice.map(({ id, label, comments, type, arn }) => [
      ...comment('#', comments),
      ...block(`resource "aws_vpc_endpoint" "${id}"`, [
        ['vpc_id', 'var.vpc_id'],
        ['vpc_endpoint_type', quoted(type)],
        [arn, `var.${arn}`],
        ['subnet_ids', 'var.subnet_ids'],
        ['security_group_ids', '[aws_security_group.endpoints.id]'],
        '',
        ['tags', `{ Name = ${quoted(label)} }`],
      ]),
    ]),
    ...managed.map((each) => managedResource(each, 'endpoints')),
    ...(vpcLink === undefined
      ? []
      : [
          securityGroup('vpc_link', 'vpc-link'),
          block('resource "aws_vpc_security_group_egress_rule" "vpc_link"', [
            ['security_group_id', 'aws_security_group.vpc_link.id'],
            ['referenced_security_group_id', 'var.load_balancer_security_group_id'],
            ['ip_protocol', quoted('tcp')],
            ['from_port', '443'],
            ['to_port', '443'],
          ]),
          managedResource(vpcLink, 'vpc_link'),
        ]),
    ...(natGateway === undefined ? [] : natGatewayBlocks(natGateway.comments)),
    ...doors.flatMap(doorRules),
  ];
  const code = resources.flat().join('\n');
  const variables = inputs
    .filter(({ name }) => new RegExp(`\\bvar\\.${name}\\b`).test(code))
    .map(({ name, kind, says }) =>
      block(`variable "${name}"`, [
        ['type', kind === 'subnets' || kind === 'route-tables' ? 'list(string)' : 'string'],
        ['description', quoted(says)],
      ]),
    );
  return sections([comment('#', head), ...variables, ...resources, comment('#', tail)]);
}

type Line = string | readonly [name: string, value: string];

/** Attributes on neighbouring lines have their equals signs below each other. */
function block(head: string, lines: readonly Line[]): string[] {
  return [`${head} {`, ...aligned(lines).map((line) => (line === '' ? '' : `  ${line}`)), '}'];
}

function aligned(lines: readonly Line[]): string[] {
  return lines.map((line, i) => {
    if (typeof line === 'string') return line;
    const start = lines.slice(0, i).findLastIndex((other) => typeof other === 'string') + 1;
    const after = lines.slice(i).findIndex((other) => typeof other === 'string');
    const run = lines.slice(start, after === -1 ? lines.length : i + after);
    const width = Math.max(...run.map(([name = '']) => name.length));
    return `${line[0].padEnd(width)} = ${line[1]}`;
  });
}

function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/[$%](?=\{)/g, '$&$&')}"`;
}

/** A service name with the variables in it. */
function serviceName(name: string): string {
  const [, whole] = /^\{(\w+)\}$/.exec(name) ?? [];
  return whole === undefined
    ? `"${name.replace(/\{(\w+)\}/g, (_, variable) => `\${var.${variable}}`)}"`
    : `var.${whole}`;
}

function securityGroup(id: string, name: string): string[] {
  return block(`resource "aws_security_group" "${id}"`, [
    ['name_prefix', quoted(`${name}-`)],
    ['description', quoted(name === 'vpc-link' ? 'VPC link' : 'VPC endpoints')],
    ['vpc_id', 'var.vpc_id'],
    '',
    ['tags', `{ Name = ${quoted(name)} }`],
  ]);
}

function ruleSets(id: string, group: string, rules: readonly Rule[]): string[][] {
  return rules.map((rule) => {
    const several = rule.ports.length > 1;
    const port = several ? 'each.value' : String(rule.ports[0]);
    return block(`resource "aws_vpc_security_group_ingress_rule" "${ruleName(id, rule, rules)}"`, [
      ...(several
        ? [['for_each', `toset([${rule.ports.map((port) => quoted(String(port))).join(', ')}])`] as const, '']
        : []),
      ['security_group_id', group],
      sourceOf(rule.source),
      ['ip_protocol', quoted(rule.protocol)],
      ['from_port', port],
      ['to_port', port],
    ]);
  });
}

function ruleName(id: string, { protocol, source }: Rule, rules: readonly Rule[]): string {
  const others = new Set(rules.map((rule) => rule.source));
  return `${id}${others.size > 1 && source === 'client_cidr' ? '_from_outside' : ''}${protocol === 'udp' ? '_udp' : ''}`;
}

function sourceOf(source: Source): readonly [string, string] {
  switch (source) {
    case 'client_cidr':
      return ['cidr_ipv4', 'var.client_cidr'];
    case 'client_security_group_id':
      return ['referenced_security_group_id', 'var.client_security_group_id'];
    case 'vpc_link':
      return ['referenced_security_group_id', 'aws_security_group.vpc_link.id'];
  }
}

function interfaceEndpoints(group: InterfaceEndpoints): string[] {
  const { id, endpoints, privateDns, dnsComments, onlyInbound, after, serviceRegion } = group;
  const [first] = endpoints;
  const several = endpoints.length > 1;
  return [
    ...(several ? [] : comment('#', first?.comments ?? [])),
    ...block(`resource "aws_vpc_endpoint" "${id}"`, [
      ...(several
        ? [
            'for_each = {',
            ...aligned(
              endpoints.flatMap(({ label, comments, serviceName: name }): Line[] => [
                ...comment('#', comments),
                [quoted(label), serviceName(name)],
              ]),
            ).map((line) => `  ${line}`),
            '}',
            '',
          ]
        : []),
      ['vpc_id', 'var.vpc_id'],
      ['vpc_endpoint_type', quoted('Interface')],
      ['service_name', several ? 'each.value' : serviceName(first?.serviceName ?? '')],
      ...(serviceRegion === undefined ? [] : [['service_region', quoted(serviceRegion)] as const]),
      ['subnet_ids', 'var.subnet_ids'],
      ['security_group_ids', '[aws_security_group.endpoints.id]'],
      ...comment('#', dnsComments),
      ['private_dns_enabled', String(privateDns)],
      ...(onlyInbound === undefined
        ? []
        : ['', 'dns_options {', `  private_dns_only_for_inbound_resolver_endpoint = ${onlyInbound}`, '}']),
      '',
      ['tags', `{ Name = ${several ? 'each.key' : quoted(first?.label ?? '')} }`],
      ...(after === undefined ? [] : ['', `depends_on = [aws_vpc_endpoint.${after.id}]`]),
    ]),
  ];
}

function managedResource({ id, label, comments, resource }: Managed, group: string): string[] {
  const spelling = {
    vpc: 'var.vpc_id',
    subnets: 'var.subnet_ids',
    'security-group': `[aws_security_group.${group}.id]`,
    name: quoted(label),
    input: (name: string) => `var.${name}`,
  };
  const lines = Object.entries(resource.properties).flatMap(([name, value]): Line[] => {
    if (isValue(value)) return [[name, spell(value, spelling)]];
    const inner = Object.entries(value).map(([part, each]) => [part, spell(each, spelling)] as const);
    return ['', `${name} {`, ...aligned(inner).map((line) => `  ${line}`), '}'];
  });
  return [...comment('#', comments), ...block(`resource "${resource.terraform}" "${id}"`, lines)];
}

function natGatewayBlocks(comments: readonly string[]): string[][] {
  return [
    [
      ...comment('#', comments),
      ...block('resource "aws_eip" "nat"', [['domain', quoted('vpc')], '', ['tags', '{ Name = "nat" }']]),
    ],
    block('resource "aws_nat_gateway" "nat"', [
      ['allocation_id', 'aws_eip.nat.id'],
      ['subnet_id', 'var.public_subnet_id'],
      '',
      ['tags', '{ Name = "nat" }'],
    ]),
    block('resource "aws_route" "nat"', [
      ['count', 'length(var.route_table_ids)'],
      '',
      ['route_table_id', 'var.route_table_ids[count.index]'],
      ['destination_cidr_block', quoted('0.0.0.0/0')],
      ['nat_gateway_id', 'aws_nat_gateway.nat.id'],
    ]),
  ];
}

function doorRules({ id, comments, input, rules }: Door): string[][] {
  return ruleSets(id, `var.${input.name}`, rules).map((lines, i) =>
    i === 0 ? [...comment('#', comments), ...lines] : lines,
  );
}
