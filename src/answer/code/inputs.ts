import type { Blueprint, Input, Source } from './blueprint.js';
import type { ManagedInput, Value } from './managed.js';
import { placeholdersIn } from './names.js';
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

export type KnownInput = keyof typeof kinds;

type Drawing = Omit<Blueprint, 'region' | 'head' | 'tail' | 'inputs'>;

/** What the reader has to fill in for the code, in the order in which it is asked for. */
export function inputsFor(drawing: Drawing, special: readonly Input[], words: CodeWords): Input[] {
  const { gateways, interfaces, lattice, rules, doors, vpcLink, natGateway } = drawing;
  const managed = [...drawing.managed, ...(vpcLink === undefined ? [] : [vpcLink])];
  const values = managed.flatMap(({ resource }) => valuesOf(resource.properties));
  const names = interfaces.flatMap(({ endpoints }) => endpoints.map(({ serviceName }) => serviceName));
  const sources = [...rules, ...doors.flatMap((door) => door.rules)].map(({ source }) => source);
  const used = new Set<string>([
    ...(gateways.length > 0 || rules.length > 0 || vpcLink !== undefined ? ['vpc_id'] : []),
    ...(names.length > 0 || lattice.length > 0 || values.includes('subnets') ? ['subnet_ids'] : []),
    ...(gateways.length > 0 || natGateway !== undefined ? ['route_table_ids'] : []),
    ...(natGateway === undefined ? [] : ['public_subnet_id']),
    ...sources.filter((source: Source) => source !== 'vpc_link'),
    ...names.flatMap(placeholdersIn),
    ...lattice.map(({ arn }) => arn),
    ...values.flatMap((value) => (typeof value === 'object' ? [value.input] : [])),
  ]);
  const known = Object.keys(kinds) as KnownInput[];
  return [
    ...known.filter((name) => used.has(name)).map((name) => ({ name, kind: kinds[name], says: words.inputs[name] })),
    ...special,
  ];
}

function valuesOf(properties: Readonly<Record<string, unknown>>): (Value | { input: ManagedInput })[] {
  return Object.values(properties).flatMap((value) =>
    typeof value === 'string' || (typeof value === 'object' && value !== null && 'input' in value)
      ? [value as Value]
      : valuesOf(value as Record<string, unknown>),
  );
}
