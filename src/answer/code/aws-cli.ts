import type { Blueprint, InterfaceEndpoints, Managed, Rule, Source } from './blueprint.js';
import type { Input } from './inputs.js';
import { isValue, spell } from './managed.js';
import { comment, pascalCase, placeholdersIn, sections } from './names.js';

/** A script for bash that calls the AWS CLI. */
export function awsCli(blueprint: Blueprint): string {
  const {
    region,
    head,
    tail,
    inputs,
    gateways,
    rules,
    interfaces,
    lattice,
    managed,
    vpcLink,
    natGateway,
    doors,
  } = blueprint;
  const commands = [
    ...(rules.length === 0
      ? []
      : [
          [
            ...securityGroup('security_group_id', 'VPC endpoints', 'vpc-endpoints'),
            ...rules.flatMap((rule) => allow('$security_group_id', rule)),
          ],
        ]),
    ...gateways.map(({ label, comments, serviceName, policyComments }) => [
      ...comment('#', [...comments, ...policyComments]),
      ...call('ec2 create-vpc-endpoint', [
        '--vpc-endpoint-type Gateway',
        '--vpc-id "$vpc_id"',
        `--service-name ${serviceName}`,
        '--route-table-ids "${route_table_ids[@]}"',
        `--policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}'`,
        tags('vpc-endpoint', label),
      ]),
    ]),
    ...interfaces.map(interfaceEndpoints),
    ...lattice.map(({ label, comments, type, arn }) => [
      ...comment('#', comments),
      ...call('ec2 create-vpc-endpoint', [
        `--vpc-endpoint-type ${type}`,
        '--vpc-id "$vpc_id"',
        `--${arn.replaceAll('_', '-')} "$${arn}"`,
        ...inSubnets,
        tags('vpc-endpoint', label),
      ]),
    ]),
    ...managed.map((each) => managedResource(each, 'security_group_id')),
    ...(vpcLink === undefined
      ? []
      : [
          securityGroup('link_security_group_id', 'VPC link', 'vpc-link'),
          managedResource(vpcLink, 'link_security_group_id'),
        ]),
    ...(natGateway === undefined ? [] : [[...comment('#', natGateway.comments), ...natGatewayLines]]),
    ...doors.map(({ comments, input, rules: doorRules }) => [
      ...comment('#', comments),
      ...doorRules.flatMap((rule) => allow(`$${input.name}`, rule)),
    ]),
  ];
  const code = commands.flat().join('\n');
  const used = inputs.filter(({ name }) => new RegExp(`\\$\\{?${name}\\b`).test(code));
  return sections([
    ['#!/usr/bin/env bash', ...comment('#', head)],
    ...(commands.length === 0
      ? []
      : [
          ['set -euo pipefail'],
          [
            `export AWS_REGION=${region} AWS_DEFAULT_REGION=${region}`,
            ...used.flatMap(({ name, kind, says }) => [
              ...comment('#', [says]),
              `${name}=${examples[kind](name)}`,
            ]),
          ],
          ...commands,
        ]),
    comment('#', tail),
  ]);
}

/** Values that AWS refuses before anything is created. */
const examples: Readonly<Record<Input['kind'], (name: string) => string>> = {
  vpc: () => 'vpc-00000000000000000',
  subnet: () => 'subnet-00000000000000000',
  subnets: () => '(subnet-00000000000000000 subnet-11111111111111111)',
  'route-tables': () => '(rtb-00000000000000000)',
  'security-group': () => 'sg-00000000000000000',
  cidr: () => '10.0.0.0/8',
  text: (name) => `'<${name.replaceAll('_', '-')}>'`,
};

const inSubnets = ['--subnet-ids "${subnet_ids[@]}"', '--security-group-ids "$security_group_id"'];

/** A call over several lines. */
function call(command: string, options: readonly string[], indent = ''): string[] {
  return [`${indent}aws ${command}`, ...options.map((option) => `${indent}  ${option}`)].map((line, i) =>
    i < options.length ? `${line} \\` : line,
  );
}

function tags(type: string, label: string): string {
  return `--tag-specifications 'ResourceType=${type},Tags=[{Key=Name,Value=${label}}]'`;
}

function securityGroup(variable: string, description: string, name: string): string[] {
  return [
    `${variable}=$(aws ec2 create-security-group \\`,
    `  --group-name ${name} --description '${description}' --vpc-id "$vpc_id" \\`,
    `  ${tags('security-group', name)} \\`,
    '  --query GroupId --output text)',
  ];
}

function allow(group: string, { protocol, ports, source }: Rule): string[] {
  const rule = (port: number | string, indent = '') => [
    `${indent}aws ec2 authorize-security-group-ingress --group-id "${group}" \\`,
    `${indent}  --protocol ${protocol} --port ${port} ${from[source]}`,
  ];
  return ports.length === 1
    ? rule(ports[0] ?? 0)
    : [`for port in ${ports.join(' ')}; do`, ...rule('"$port"', '  '), 'done'];
}

const from: Readonly<Record<Source, string>> = {
  client_security_group_id: '--source-group "$client_security_group_id"',
  client_cidr: '--cidr "$client_cidr"',
  vpc_link: '--source-group "$link_security_group_id"',
};

function interfaceEndpoints(group: InterfaceEndpoints): string[] {
  const { id, endpoints, privateDns, dnsComments, onlyInbound, serviceRegion } = group;
  const [first] = endpoints;
  const create = (service: string, tagging: string, indent = '') =>
    call(
      'ec2 create-vpc-endpoint',
      [
        '--vpc-endpoint-type Interface',
        '--vpc-id "$vpc_id"',
        `--service-name ${service}`,
        ...(serviceRegion === undefined ? [] : [`--service-region ${serviceRegion}`]),
        ...inSubnets,
        privateDns ? '--private-dns-enabled' : '--no-private-dns-enabled',
        ...(onlyInbound === undefined
          ? []
          : [`--dns-options PrivateDnsOnlyForInboundResolverEndpoint=${onlyInbound}`]),
        tagging,
      ],
      indent,
    );
  if (endpoints.length === 1 && first !== undefined)
    return [
      ...comment('#', [...first.comments, ...dnsComments]),
      ...create(serviceNameOf(first.serviceName), tags('vpc-endpoint', first.label)),
    ];
  return [
    ...comment('#', dnsComments),
    `${id}=(`,
    ...endpoints.flatMap(({ comments, serviceName }) => [
      ...comment('#', comments, '  '),
      `  ${serviceNameOf(serviceName)}`,
    ]),
    ')',
    `for service in "\${${id}[@]}"; do`,
    ...create(
      '"$service"',
      '--tag-specifications "ResourceType=vpc-endpoint,Tags=[{Key=Name,Value=$service}]"',
      '  ',
    ),
    'done',
  ];
}

function serviceNameOf(name: string): string {
  return placeholdersIn(name).length === 0 ? name : `"${name.replace(/\{(\w+)\}/g, '$${$1}')}"`;
}

function managedResource({ label, comments, resource }: Managed, group: string): string[] {
  const spelling = {
    vpc: '"$vpc_id"',
    subnets: '"${subnet_ids[@]}"',
    'security-group': `"$${group}"`,
    name: label,
    input: (name: string) => `"$${name}"`,
  };
  /** The short form of a structure is one word. */
  const joined = { ...spelling, subnets: '$(IFS=,; echo "${subnet_ids[*]}")', 'security-group': `$${group}` };
  const options = Object.entries(resource.properties).map(([name, value]) => {
    const written = isValue(value)
      ? spell(value, spelling)
      : `"${Object.entries(value).map(([part, each]) => `${pascalCase(part)}=${spell(each, joined)}`)}"`;
    return `--${name.replaceAll('_', '-')} ${written}`;
  });
  return [...comment('#', comments), ...call(resource.cli, options)];
}

const natGatewayLines = [
  'allocation_id=$(aws ec2 allocate-address --domain vpc \\',
  `  ${tags('elastic-ip', 'nat')} \\`,
  '  --query AllocationId --output text)',
  'nat_gateway_id=$(aws ec2 create-nat-gateway --subnet-id "$public_subnet_id" --allocation-id "$allocation_id" \\',
  `  ${tags('natgateway', 'nat')} \\`,
  '  --query NatGateway.NatGatewayId --output text)',
  'aws ec2 wait nat-gateway-available --nat-gateway-ids "$nat_gateway_id"',
  'for route_table_id in "${route_table_ids[@]}"; do',
  '  aws ec2 create-route --route-table-id "$route_table_id" \\',
  '    --destination-cidr-block 0.0.0.0/0 --nat-gateway-id "$nat_gateway_id"',
  'done',
];
