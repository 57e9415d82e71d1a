/** What the reader fills in. */
export interface Input {
  /** In snake case. */
  readonly name: string;
  readonly kind: 'vpc' | 'subnet' | 'subnets' | 'route-tables' | 'security-group' | 'cidr' | 'text';
  readonly says: string;
}

const kinds = {
  vpc_id: 'vpc',
  subnet_ids: 'subnets',
  route_table_ids: 'route-tables',
  public_subnet_id: 'subnet',
  client_security_group_id: 'security-group',
  client_cidr: 'cidr',
  cell: 'text',
  resource_configuration_arn: 'text',
  service_network_arn: 'text',
  domain_arn: 'text',
  cluster_identifier: 'text',
  cluster_subnet_group_name: 'text',
  workgroup_name: 'text',
} as const satisfies Record<string, Input['kind']>;

/** What there may be to fill in, whatever the code is for. */
export type KnownInput = keyof typeof kinds;

export function knownInputs(says: Readonly<Record<KnownInput, string>>): Input[] {
  const names = Object.keys(kinds) as KnownInput[];
  return names.map((name) => ({ name, kind: kinds[name], says: says[name] }));
}
