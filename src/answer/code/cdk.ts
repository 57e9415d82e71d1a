import type { Blueprint, InterfaceEndpoints, Managed, Rule, Source } from './blueprint.js';
import type { Input } from './inputs.js';
import { isValue, spell } from './managed.js';
import { camelCase, comment, pascalCase, placeholdersIn, sections } from './names.js';

/** A stack of the AWS CDK in TypeScript. */
export function cdk(blueprint: Blueprint): string {
  const { head, tail, inputs, gateways, rules, interfaces, lattice, managed, vpcLink, natGateway, doors } =
    blueprint;
  const linked = vpcLink === undefined ? [] : [vpcLink];
  const made = [...managed, ...linked].filter(({ resource }) => resource.cloudformation !== undefined);
  const statements = [
    ...(rules.length === 0
      ? []
      : [
          [
            "const securityGroup = new ec2.SecurityGroup(this, 'EndpointSecurityGroup', {",
            '  vpc,',
            "  description: 'VPC endpoints',",
            '  allowAllOutbound: false,',
            '});',
            ...rules.flatMap((rule) => ruleCalls('securityGroup', rule)),
            tag('securityGroup', 'vpc-endpoints'),
          ],
        ]),
    ...gateways.map(({ id, label, comments, serviceName, policyComments }) => [
      ...comment('//', comments),
      `const ${endpointOf(id)} = new ec2.GatewayVpcEndpoint(this, '${pascalCase(id)}', {`,
      '  vpc,',
      `  service: { name: '${serviceName}' },`,
      '  subnets: [subnets],',
      '});',
      ...comment('//', policyComments),
      `${endpointOf(id)}.addToPolicy(`,
      "  new iam.PolicyStatement({ principals: [new iam.AnyPrincipal()], actions: ['*'], resources: ['*'] }),",
      ');',
      tag(endpointOf(id), label),
    ]),
    ...interfaces.map(interfaceEndpoints),
    ...lattice.map(({ id, label, comments, type, arn }) => [
      ...comment('//', comments),
      `new ec2.CfnVPCEndpoint(this, '${pascalCase(id)}', {`,
      '  vpcId: vpc.vpcId,',
      `  vpcEndpointType: '${type}',`,
      `  ${camelCase(arn)}: props.${camelCase(arn)},`,
      '  subnetIds: vpc.selectSubnets(subnets).subnetIds,',
      '  securityGroupIds: [securityGroup.securityGroupId],',
      `  tags: [{ key: 'Name', value: '${label}' }],`,
      '});',
    ]),
    ...managed.map((each) => managedResource(each, 'securityGroup')),
    ...linked.flatMap((link) => [
      [
        "const linkSecurityGroup = new ec2.SecurityGroup(this, 'VpcLinkSecurityGroup', { vpc, description: 'VPC link' });",
        tag('linkSecurityGroup', 'vpc-link'),
      ],
      managedResource(link, 'linkSecurityGroup'),
    ]),
    ...(natGateway === undefined ? [] : [[...comment('//', natGateway.comments), ...natGatewayLines]]),
    ...doors.map(({ id, comments, input, rules: doorRules }) => [
      ...comment('//', comments),
      `const ${doorOf(id)} = ec2.SecurityGroup.fromSecurityGroupId(`,
      '  this,',
      `  '${pascalCase(id)}SecurityGroup',`,
      `  props.${camelCase(input.name)},`,
      ');',
      ...doorRules.flatMap((rule) => ruleCalls(doorOf(id), rule)),
    ]),
    comment(
      '//',
      managed.flatMap(({ substitute }) => substitute ?? []),
    ),
  ].filter((lines) => lines.length > 0);
  if (statements.length === 0) return sections([comment('//', [...head, ...tail])]);

  const code = statements.map((lines) => lines.map((line) => `    ${line}`).join('\n')).join('\n\n');
  const properties = propertiesFor(inputs, code);
  const local = properties.map(({ name }) => name).filter((name) => !code.includes(`props.${name}`));
  return sections([
    [
      ...comment('//', head),
      `import { Stack, type StackProps${code.includes('Tags.of(') ? ', Tags' : ''} } from 'aws-cdk-lib';`,
      ...made.map(({ resource }) => {
        const module = moduleOf(resource.cloudformation ?? '');
        return `import * as ${module} from 'aws-cdk-lib/aws-${module}';`;
      }),
      ...(code.includes('ec2.') || properties.some(({ type }) => type.startsWith('ec2.'))
        ? ["import * as ec2 from 'aws-cdk-lib/aws-ec2';"]
        : []),
      ...(gateways.length === 0 ? [] : ["import * as iam from 'aws-cdk-lib/aws-iam';"]),
      "import type { Construct } from 'constructs';",
    ],
    [
      'export interface VpcEndpointsProps extends StackProps {',
      ...properties.flatMap(({ name, type, says }) => [`  /** ${says} */`, `  readonly ${name}: ${type};`]),
      '}',
    ],
    [
      'export class VpcEndpoints extends Stack {',
      '  constructor(scope: Construct, id: string, props: VpcEndpointsProps) {',
      '    super(scope, id, props);',
      ...(local.length === 0 ? [] : [`    const { ${local.join(', ')} } = props;`]),
      '',
      code,
      '  }',
      '}',
    ],
    comment('//', tail),
  ]);
}

interface Property {
  readonly name: string;
  readonly type: string;
  readonly says: string;
}

/** What the CDK passes as objects; everything else is a string. It finds route tables by their subnets. */
const objects: Readonly<Record<string, Omit<Property, 'says'>>> = {
  vpc_id: { name: 'vpc', type: 'ec2.IVpc' },
  subnet_ids: { name: 'subnets', type: 'ec2.SubnetSelection' },
  public_subnet_id: { name: 'publicSubnet', type: 'ec2.ISubnet' },
  client_security_group_id: { name: 'clientSecurityGroup', type: 'ec2.ISecurityGroup' },
};

function propertiesFor(inputs: readonly Input[], code: string): Property[] {
  return inputs
    .map(({ name, says }) => ({ ...(objects[name] ?? { name: camelCase(name), type: 'string' }), says }))
    .filter(({ name }) => new RegExp(`\\b${name}\\b`).test(code.replace(/\/\/.*|'[^']*'|\w+:/g, '')));
}

function doorOf(id: string): string {
  return `${camelCase(id)}SecurityGroup`;
}

function moduleOf(type: string): string {
  return (type.split('::')[1] ?? '').toLowerCase();
}

function tag(construct: string, label: string): string {
  return `Tags.of(${construct}).add('Name', '${label}');`;
}

function ruleCalls(group: string, { protocol, ports, source }: Rule): string[] {
  const call = (port: number | string) =>
    `${group}.addIngressRule(${peerOf(source)}, ec2.Port.${protocol}(${port}));`;
  return ports.length === 1
    ? [call(ports[0] ?? 0)]
    : [`for (const port of [${ports.join(', ')}]) {`, `  ${call('port')}`, '}'];
}

function peerOf(source: Source): string {
  switch (source) {
    case 'client_cidr':
      return 'ec2.Peer.ipv4(props.clientCidr)';
    case 'client_security_group_id':
      return 'props.clientSecurityGroup';
    case 'vpc_link':
      return 'linkSecurityGroup';
  }
}

function interfaceEndpoints(group: InterfaceEndpoints): string[] {
  const { endpoints, privateDns, dnsComments, onlyInbound, after, serviceRegion } = group;
  const [first] = endpoints;
  const create = (variable: string, id: string, service: string, tagging: string) => [
    `const ${variable} = new ec2.InterfaceVpcEndpoint(this, ${id}, {`,
    '  vpc,',
    `  service: new ec2.InterfaceVpcEndpointService(${service}),`,
    ...(serviceRegion === undefined ? [] : [`  serviceRegion: '${serviceRegion}',`]),
    '  subnets,',
    '  securityGroups: [securityGroup],',
    '  open: false,',
    ...comment('//', dnsComments, '  '),
    `  privateDnsEnabled: ${privateDns},`,
    ...(onlyInbound === undefined
      ? []
      : [
          '  privateDnsOnlyForInboundResolverEndpoint:',
          `    ec2.VpcEndpointPrivateDnsOnlyForInboundResolverEndpoint.${onlyInbound ? 'ONLY_INBOUND_RESOLVER' : 'ALL_RESOLVERS'},`,
        ]),
    '});',
    ...(after === undefined ? [] : [`${variable}.node.addDependency(${endpointOf(after.id)});`]),
    tagging,
  ];
  if (endpoints.length === 1 && first !== undefined) {
    const { id, label, comments, serviceName } = first;
    const variable = endpointOf(id);
    return [
      ...comment('//', comments),
      ...create(variable, `'${pascalCase(id)}'`, serviceNameOf(serviceName), tag(variable, label)),
    ];
  }
  return [
    'for (const [name, service] of Object.entries({',
    ...endpoints.flatMap(({ label, comments, serviceName }) => [
      ...comment('//', comments, '  '),
      `  ${/^\w+$/.test(label) ? label : `'${label}'`}: ${serviceNameOf(serviceName)},`,
    ]),
    '})) {',
    ...create('endpoint', 'name', 'service', "Tags.of(endpoint).add('Name', name);").map(
      (line) => `  ${line}`,
    ),
    '}',
  ];
}

/** Names such as `ec2` and `iam` are taken. */
function endpointOf(id: string): string {
  return `${camelCase(id)}Endpoint`;
}

function serviceNameOf(name: string): string {
  const [only] = placeholdersIn(name);
  if (only === undefined) return `'${name}'`;
  if (name === `{${only}}`) return `props.${camelCase(only)}`;
  return `\`${name.replace(/\{(\w+)\}/g, (_, input: string) => `\${props.${camelCase(input)}}`)}\``;
}

function managedResource({ id, label, comments, resource }: Managed, group: string): string[] {
  if (resource.cloudformation === undefined) return [];
  const spelling = {
    vpc: 'vpc.vpcId',
    subnets: 'vpc.selectSubnets(subnets).subnetIds',
    'security-group': `[${group}.securityGroupId]`,
    name: `'${label}'`,
    input: (name: string) => `props.${camelCase(name)}`,
  };
  return [
    ...comment('//', comments),
    `new ${moduleOf(resource.cloudformation)}.Cfn${resource.cloudformation.split('::').at(-1)}(this, '${pascalCase(id)}', {`,
    ...Object.entries(resource.properties).flatMap(([name, value]) =>
      isValue(value) ? [`  ${camelCase(name)}: ${spell(value, spelling)},`] : [],
    ),
    '});',
  ];
}

const natGatewayLines = [
  "const eip = new ec2.CfnEIP(this, 'NatEip', { domain: 'vpc', tags: [{ key: 'Name', value: 'nat' }] });",
  "const nat = new ec2.CfnNatGateway(this, 'NatGateway', {",
  '  allocationId: eip.attrAllocationId,',
  '  subnetId: props.publicSubnet.subnetId,',
  "  tags: [{ key: 'Name', value: 'nat' }],",
  '});',
  'const routeTables = new Set(vpc.selectSubnets(subnets).subnets.map(({ routeTable }) => routeTable.routeTableId));',
  '[...routeTables].forEach((routeTableId, i) => {',
  '  new ec2.CfnRoute(this, `NatRoute${i + 1}`, {',
  '    routeTableId,',
  "    destinationCidrBlock: '0.0.0.0/0',",
  '    natGatewayId: nat.attrNatGatewayId,',
  '  });',
  '});',
];
