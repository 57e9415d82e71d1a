import { expect } from '@jest/globals';
import { type Created, type CreatedEndpoint, sorted } from './intended.js';

export interface Resource {
  readonly Type: string;
  readonly Properties: Record<string, unknown>;
  readonly DependsOn?: unknown;
}

export interface Template {
  readonly Parameters?: Record<string, { Type: string }>;
  readonly Resources?: Record<string, Resource>;
}

/** The name of the input that a value stands for, in snake case. */
type InputOf = (value: unknown) => string | undefined;

const managedTypes: Record<string, string> = {
  'AWS::OpenSearchServerless::VpcEndpoint': 'opensearch-serverless',
  'AWS::Redshift::EndpointAccess': 'redshift',
};

/** What CloudFormation cannot create. */
export const notInCloudFormation = ['opensearch-service', 'redshift-serverless'];

/** What a template creates. */
export function createdByTemplate({ Resources = {} }: Template, input: InputOf): Created {
  const all = Object.entries(Resources);
  const of = (type: string) => all.filter(([, { Type }]) => Type === type);
  const groups = of('AWS::EC2::SecurityGroup');
  const refTo = (value: unknown) => {
    const { Ref, 'Fn::GetAtt': attribute } = (value ?? {}) as { Ref?: string; 'Fn::GetAtt'?: string[] };
    return Ref ?? attribute?.[0];
  };
  const groupFor = (description: string) =>
    groups.find(([, { Properties }]) => Properties.GroupDescription === description)?.[0];
  const endpointGroup = groupFor('VPC endpoints');
  const linkGroup = groupFor('VPC link');
  const rule = (properties: Record<string, unknown>) => {
    expect(properties.FromPort).toEqual(properties.ToPort);
    const { IpProtocol, FromPort, CidrIp, SourceSecurityGroupId } = properties;
    const source = input(CidrIp ?? SourceSecurityGroupId);
    const from =
      refTo(SourceSecurityGroupId) !== undefined && refTo(SourceSecurityGroupId) === linkGroup
        ? 'link'
        : ({ client_cidr: 'cidr', client_security_group_id: 'client' }[source ?? ''] ?? String(source));
    return `${IpProtocol} ${FromPort} from ${from}`;
  };
  const inGroups = groups.flatMap(([id, { Properties }]) =>
    ((Properties.SecurityGroupIngress ?? []) as Record<string, unknown>[]).map(
      (each) => [id, rule(each)] as const,
    ),
  );
  const apart = of('AWS::EC2::SecurityGroupIngress').map(
    ([, { Properties }]) => [Properties.GroupId, rule(Properties)] as const,
  );
  const isOfEndpoints = (group: unknown) => endpointGroup !== undefined && refTo(group) === endpointGroup;
  const nat = ['AWS::EC2::EIP', 'AWS::EC2::NatGateway', 'AWS::EC2::Route'].map((type) => of(type).length > 0);
  expect(new Set(nat).size).toBe(1);
  return {
    endpoints: sorted(
      of('AWS::EC2::VPCEndpoint').map(([, { Properties }]) => endpoint(Properties, endpointGroup)),
    ),
    rules: sorted([
      ...inGroups.flatMap(([id, text]) => (id === endpointGroup ? [text] : [])),
      ...apart.flatMap(([group, text]) => (isOfEndpoints(group) ? [text] : [])),
    ]),
    doors: sorted(
      apart.flatMap(([group, text]) => (isOfEndpoints(group) ? [] : [`${input(group)} ${text}`])),
    ),
    managed: sorted(all.flatMap(([, { Type }]) => managedTypes[Type] ?? [])),
    vpcLink: of('AWS::ApiGatewayV2::VpcLink').length > 0,
    natGateway: nat[0] === true,
  };

  function endpoint(properties: Record<string, unknown>, group: string | undefined): CreatedEndpoint {
    const { ServiceName, ResourceConfigurationArn, ServiceNetworkArn, PrivateDnsEnabled, DnsOptions } =
      properties;
    const dns = DnsOptions as { PrivateDnsOnlyForInboundResolverEndpoint?: string } | undefined;
    const arn = ResourceConfigurationArn ?? ServiceNetworkArn;
    const guards = (properties.SecurityGroupIds ?? []) as unknown[];
    const type = String(properties.VpcEndpointType);
    return {
      type,
      to: arn === undefined ? nameIn(ServiceName) : `{${input(arn)}}`,
      ...(PrivateDnsEnabled === undefined ? {} : { privateDns: PrivateDnsEnabled === true }),
      ...(dns === undefined
        ? {}
        : { onlyInbound: dns.PrivateDnsOnlyForInboundResolverEndpoint === 'OnlyInboundResolver' }),
      ...(properties.ServiceRegion === undefined ? {} : { serviceRegion: String(properties.ServiceRegion) }),
      subnets: properties.SubnetIds !== undefined,
      securityGroups: guards.length === 1 && refTo(guards[0]) === group,
      routeTables: properties.RouteTableIds !== undefined,
      policy: properties.PolicyDocument !== undefined,
    };
  }

  /** A name in one piece, or in pieces with inputs between them. */
  function nameIn(value: unknown): string {
    if (typeof value === 'string') return value;
    const { 'Fn::Sub': sub, 'Fn::Join': join } = value as {
      'Fn::Sub'?: string;
      'Fn::Join'?: [string, unknown[]];
    };
    if (join !== undefined) return join[1].map(nameIn).join(join[0]);
    return sub === undefined
      ? `{${input(value)}}`
      : sub.replace(/\$\{(\w+)\}/g, (_, name) => `{${input({ Ref: name })}}`);
  }
}
