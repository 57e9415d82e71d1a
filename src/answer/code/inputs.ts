import type { Input } from './blueprint.js';
import type { CodeWords } from './words.js';

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

/** What the reader may have to fill in, whatever the code is for. */
export type KnownInput = keyof typeof kinds;

export function knownInputs(words: CodeWords): Input[] {
  const names = Object.keys(kinds) as KnownInput[];
  return names.map((name) => ({ name, kind: kinds[name], says: words.inputs[name] }));
}
