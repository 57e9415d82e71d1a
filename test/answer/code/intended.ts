import type { PlannedEndpoint, PlannedOther } from '../../../src/answer/endpoint-plan.js';
import type { Case } from './texts.js';

/** What a text creates, in the same form for every tool; lists are sorted. */
export interface Created {
  readonly endpoints: readonly CreatedEndpoint[];
  /** What the security group of the endpoints lets in, such as `tcp 443 from client`. */
  readonly rules: readonly string[];
  /** The same for security groups that exist, after the name of their input. */
  readonly doors: readonly string[];
  /** Endpoints that a service makes itself. */
  readonly managed: readonly string[];
  readonly vpcLink: boolean;
  readonly natGateway: boolean;
}

export interface CreatedEndpoint {
  readonly type: string;
  /** The service name, or the ARN; inputs in braces. */
  readonly to: string;
  readonly privateDns?: boolean | undefined;
  readonly onlyInbound?: boolean | undefined;
  readonly serviceRegion?: string | undefined;
  readonly subnets: boolean;
  readonly securityGroups: boolean;
  readonly routeTables: boolean;
  readonly policy: boolean;
}

const managedServices = ['opensearch-service', 'opensearch-serverless', 'redshift', 'redshift-serverless'];

/** What is to be created, straight from the plan. */
export function intended({ plan, include }: Case): Created {
  const isWanted = ({ need, key }: PlannedEndpoint | PlannedOther) =>
    need === 'required' || include.includes(key);
  const wanted = plan.endpoints.filter(isWanted);
  const others = plan.others.filter(isWanted);
  const here = wanted.filter(({ serviceRegion, crossRegion }) => serviceRegion === undefined || crossRegion);
  const isHere =
    here.length > 0 || others.some(({ method, ports }) => method !== 'in-vpc' || ports.length > 0);
  const region = isHere ? plan.region : (wanted[0]?.serviceRegion ?? plan.region);
  const endpoints = isHere ? here : wanted.filter(({ serviceRegion }) => serviceRegion === region);
  const managed = endpoints.filter(
    ({ name, uses }) => name === undefined && managedServices.includes(uses[0]?.service ?? ''),
  );
  const behind = endpoints.filter(({ method }) => method !== 'gateway-endpoint');
  const rulesOf = (ports: readonly number[], from: string) => [
    ...ports.map((port) => `tcp ${port} from ${from}`),
    ...(ports.includes(53) ? [`udp 53 from ${from}`] : []),
  ];
  const sources = new Set(
    behind.flatMap((endpoint) =>
      managed.includes(endpoint)
        ? ['client']
        : endpoint.uses.map((use) => (region === plan.region ? clientOf(use) : 'cidr')),
    ),
  );
  const ports = behind.flatMap(({ ports }) => (ports.length === 0 ? [443] : ports));
  return {
    endpoints: sorted(
      endpoints
        .filter((endpoint) => !managed.includes(endpoint))
        .map((endpoint) => createdFor(endpoint, region, endpoints)),
    ),
    rules: sorted([...sources].flatMap((from) => rulesOf(ports, from))),
    doors: sorted(
      others.flatMap((other) =>
        other.method === 'in-vpc'
          ? rulesOf(other.ports, clientOf(other)).map(
              (rule) => `${other.service.replaceAll('-', '_')}_security_group_id ${rule}`,
            )
          : other.method === 'vpc-link'
            ? ['load_balancer_security_group_id tcp 443 from link']
            : [],
      ),
    ),
    managed: sorted(managed.map(({ uses }) => uses[0]?.service ?? '')),
    vpcLink: others.some(({ method }) => method === 'vpc-link'),
    natGateway: others.some(({ method }) => method === 'nat-gateway'),
  };
}

function clientOf({ callsFrom }: { callsFrom: string }): string {
  return callsFrom === 'outside' ? 'cidr' : 'client';
}

function createdFor(
  endpoint: PlannedEndpoint,
  region: string,
  all: readonly PlannedEndpoint[],
): CreatedEndpoint {
  const { method, name, privateDns, serviceRegion, uses } = endpoint;
  const inSubnets = { subnets: true, securityGroups: true, routeTables: false, policy: false };
  if (method === 'gateway-endpoint')
    return {
      type: 'Gateway',
      to: name ?? '',
      subnets: false,
      securityGroups: false,
      routeTables: true,
      policy: true,
    };
  if (method === 'resource-endpoint')
    return { type: 'Resource', to: '{resource_configuration_arn}', ...inSubnets };
  if (method === 'service-network-endpoint')
    return { type: 'ServiceNetwork', to: '{service_network_arn}', ...inSubnets };
  const isOn = privateDns === 'yes' || privateDns === 'required';
  const hasGateway = all.some((other) => other.method === 'gateway-endpoint' && other.shortName === 's3');
  return {
    type: 'Interface',
    to: name ?? `{${uses[0]?.service.replaceAll('-', '_')}_service_name}`,
    privateDns: isOn,
    ...(isOn && endpoint.shortName === 's3'
      ? { onlyInbound: hasGateway || uses.every(({ callsFrom }) => callsFrom === 'outside') }
      : {}),
    ...(serviceRegion === undefined || serviceRegion === region ? {} : { serviceRegion }),
    ...inSubnets,
  };
}

/** Sorted, each once. */
export function sorted<T>(items: readonly T[]): T[] {
  const texts = new Map(
    items.map((item) => [JSON.stringify(item, Object.keys(item as object).toSorted()), item]),
  );
  const isText = typeof items[0] === 'string';
  return isText
    ? [...new Set(items)].toSorted()
    : [...texts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
}
