import type { Blueprint, InterfaceEndpoints, Managed, NatGateway, Rule } from './blueprint.js';
import type { Input } from './inputs.js';
import { isValue, spell } from './managed.js';
import { comment, pascalCase, placeholdersIn, sections } from './names.js';

/** A CloudFormation template in YAML. */
export function cloudFormation(blueprint: Blueprint): string {
  const { head, tail, inputs, gateways, rules, interfaces, lattice, managed, vpcLink, natGateway, doors } =
    blueprint;
  const resources = [
    ...(rules.length === 0
      ? []
      : [securityGroup('EndpointSecurityGroup', 'VPC endpoints', 'vpc-endpoints', rules)]),
    ...gateways.map(({ id, label, comments, serviceName, policyComments }) =>
      resource(endpointId(id), 'AWS::EC2::VPCEndpoint', comments, [
        'VpcId: !Ref VpcId',
        'VpcEndpointType: Gateway',
        `ServiceName: ${serviceName}`,
        'RouteTableIds: !Ref RouteTableIds',
        ...comment('#', policyComments),
        'PolicyDocument:',
        '  Version: "2012-10-17"',
        '  Statement:',
        '    - { Effect: Allow, Principal: "*", Action: "*", Resource: "*" }',
        ...tagged(label),
      ]),
    ),
    ...interfaces.flatMap(interfaceEndpoints),
    ...lattice.map(({ id, label, comments, type, arn }) =>
      resource(endpointId(id), 'AWS::EC2::VPCEndpoint', comments, [
        'VpcId: !Ref VpcId',
        `VpcEndpointType: ${type}`,
        `${pascalCase(arn)}: !Ref ${pascalCase(arn)}`,
        'SubnetIds: !Ref SubnetIds',
        'SecurityGroupIds: [!Ref EndpointSecurityGroup]',
        ...tagged(label),
      ]),
    ),
    ...managed.flatMap((each) => managedResource(each, endpointId(each.id), 'EndpointSecurityGroup')),
    ...(vpcLink === undefined
      ? []
      : [
          securityGroup('VpcLinkSecurityGroup', 'VPC link', 'vpc-link', []),
          ...managedResource(vpcLink, 'VpcLink', 'VpcLinkSecurityGroup'),
        ]),
    ...(natGateway === undefined ? [] : natGatewayResources(natGateway)),
    ...doors.flatMap(({ id, comments, input, rules: doorRules }) =>
      doorRules
        .flatMap(eachPort)
        .map((rule, i) =>
          resource(
            `${pascalCase(id)}Ingress${rule.name}`,
            'AWS::EC2::SecurityGroupIngress',
            i === 0 ? comments : [],
            [`GroupId: !Ref ${pascalCase(input.name)}`, ...rule.lines],
          ),
        ),
    ),
  ];
  const end = comment('#', [...managed.flatMap(({ substitute }) => substitute ?? []), ...tail]);
  if (resources.length === 0) return sections([comment('#', head), end]);
  const code = resources.map((lines) => lines.map((line) => `  ${line}`).join('\n')).join('\n\n');
  const used = inputs.filter(({ name }) => new RegExp(`(!Ref |\\$\\{)${pascalCase(name)}\\b`).test(code));
  return sections([
    [...comment('#', head), 'AWSTemplateFormatVersion: "2010-09-09"'],
    [
      'Parameters:',
      ...used.flatMap(({ name, kind, says }) => [
        ...comment('#', [says], '  '),
        `  ${pascalCase(name)}: { Type: ${parameterTypes[kind]} }`,
      ]),
    ],
    ['Resources:', code],
    end,
  ]);
}

const parameterTypes: Readonly<Record<Input['kind'], string>> = {
  vpc: 'AWS::EC2::VPC::Id',
  subnet: 'AWS::EC2::Subnet::Id',
  subnets: 'List<AWS::EC2::Subnet::Id>',
  'route-tables': 'List<String>',
  'security-group': 'AWS::EC2::SecurityGroup::Id',
  cidr: 'String',
  text: 'String',
};

function endpointId(id: string): string {
  return `${pascalCase(id)}Endpoint`;
}

function resource(
  id: string,
  type: string,
  comments: readonly string[],
  properties: readonly string[],
  dependsOn?: string,
): string[] {
  return [
    ...comment('#', comments),
    `${id}:`,
    `  Type: ${type}`,
    ...(dependsOn === undefined ? [] : [`  DependsOn: ${dependsOn}`]),
    '  Properties:',
    ...properties.map((line) => `    ${line}`),
  ];
}

function tagged(label: string): string[] {
  return [`Tags: [{ Key: Name, Value: ${label} }]`];
}

function securityGroup(id: string, description: string, label: string, rules: readonly Rule[]): string[] {
  return resource(
    id,
    'AWS::EC2::SecurityGroup',
    [],
    [
      `GroupDescription: ${description}`,
      'VpcId: !Ref VpcId',
      ...(rules.length === 0 ? [] : ['SecurityGroupIngress:']),
      ...rules.flatMap(eachPort).map(({ lines }) => `  - { ${lines.join(', ')} }`),
      ...tagged(label),
    ],
  );
}

/** The rule of each port, with what tells it from the others. */
function eachPort({ protocol, ports, source }: Rule): { name: string; lines: string[] }[] {
  const from =
    source === 'client_cidr'
      ? 'CidrIp: !Ref ClientCidr'
      : `SourceSecurityGroupId: !Ref ${source === 'vpc_link' ? 'VpcLinkSecurityGroup' : 'ClientSecurityGroupId'}`;
  return ports.map((port) => ({
    name: `${protocol === 'udp' ? 'Udp' : ''}${port}`,
    lines: [`IpProtocol: ${protocol}`, `FromPort: ${port}`, `ToPort: ${port}`, from],
  }));
}

function interfaceEndpoints(group: InterfaceEndpoints): string[][] {
  const { endpoints, privateDns, dnsComments, onlyInbound, after, serviceRegion } = group;
  return endpoints.map(({ id, label, comments, serviceName }) =>
    resource(
      endpointId(id),
      'AWS::EC2::VPCEndpoint',
      comments,
      [
        'VpcId: !Ref VpcId',
        'VpcEndpointType: Interface',
        `ServiceName: ${serviceNameOf(serviceName)}`,
        ...(serviceRegion === undefined ? [] : [`ServiceRegion: ${serviceRegion}`]),
        'SubnetIds: !Ref SubnetIds',
        'SecurityGroupIds: [!Ref EndpointSecurityGroup]',
        ...comment('#', dnsComments),
        `PrivateDnsEnabled: ${privateDns}`,
        ...(onlyInbound === undefined
          ? []
          : [
              'DnsOptions:',
              `  PrivateDnsOnlyForInboundResolverEndpoint: ${onlyInbound ? 'OnlyInboundResolver' : 'AllResolvers'}`,
            ]),
        ...tagged(label),
      ],
      after && endpointId(after.id),
    ),
  );
}

function serviceNameOf(name: string): string {
  const [only] = placeholdersIn(name);
  if (only === undefined) return name;
  if (name === `{${only}}`) return `!Ref ${pascalCase(only)}`;
  return `!Sub ${name.replace(/\{(\w+)\}/g, (_, input: string) => `\${${pascalCase(input)}}`)}`;
}

function managedResource(
  { label, comments, resource: managed }: Managed,
  id: string,
  group: string,
): string[][] {
  if (managed.cloudformation === undefined) return [];
  const spelling = {
    vpc: '!Ref VpcId',
    subnets: '!Ref SubnetIds',
    'security-group': `[!Ref ${group}]`,
    name: label,
    input: (name: string) => `!Ref ${pascalCase(name)}`,
  };
  const properties = Object.entries(managed.properties).flatMap(([name, value]) =>
    isValue(value) ? [`${pascalCase(name)}: ${spell(value, spelling)}`] : [],
  );
  return [resource(id, managed.cloudformation, comments, properties)];
}

function natGatewayResources({ comments, routeComments }: NatGateway): string[][] {
  return [
    resource('NatEip', 'AWS::EC2::EIP', comments, ['Domain: vpc', ...tagged('nat')]),
    resource(
      'NatGateway',
      'AWS::EC2::NatGateway',
      [],
      ['AllocationId: !GetAtt NatEip.AllocationId', 'SubnetId: !Ref PublicSubnetId', ...tagged('nat')],
    ),
    resource('NatRoute', 'AWS::EC2::Route', routeComments, [
      'RouteTableId: !Select [0, !Ref RouteTableIds]',
      'DestinationCidrBlock: 0.0.0.0/0',
      'NatGatewayId: !Ref NatGateway',
    ]),
  ];
}
