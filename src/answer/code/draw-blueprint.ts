import type { EndpointPlan, PlannedEndpoint, PlannedOther, Use } from '../endpoint-plan.js';
import type {
  Blueprint,
  Door,
  GatewayEndpoint,
  Input,
  InterfaceEndpoint,
  InterfaceEndpoints,
  Rule,
  Settings,
} from './blueprint.js';
import { knownInputs } from './inputs.js';
import { managedEndpoints, vpcLink } from './managed.js';
import { snakeCase } from './names.js';
import type { CodeWords, Read } from './words.js';

export interface BlueprintOptions {
  /** Keys of what is not required and wanted all the same. */
  readonly include: ReadonlySet<string>;
  readonly words: CodeWords;
  readonly read: Read;
}

/** What is needed in every case, and what the reader chose. */
export function drawBlueprint(plan: EndpointPlan, options: BlueprintOptions): Blueprint {
  const { include, words, read } = options;
  const isWanted = ({ need, key }: PlannedEndpoint | PlannedOther) => need === 'required' || include.has(key);
  const others = plan.others.filter(isWanted);
  const { region, endpoints, elsewhere } = placeOf(plan, plan.endpoints.filter(isWanted), others);
  const named = namer(plan, endpoints, options);
  const by = (method: PlannedEndpoint['method']) =>
    endpoints.filter((endpoint) => endpoint.method === method);

  const gateways = by('gateway-endpoint').map((endpoint) => ({
    ...named(endpoint),
    serviceName: endpoint.name ?? '',
    policyComments: policyComments(endpoint, endpoints, region, words),
  }));
  const managed = by('interface-endpoint').flatMap((endpoint) => {
    const resource = managedResource(endpoint);
    const substitute =
      resource?.cloudformation === undefined
        ? words.onlyByCommand(endpoint.uses[0]?.name ?? '', `aws ${resource?.cli}`)
        : undefined;
    return resource === undefined ? [] : [{ ...named(endpoint), resource, substitute }];
  });
  const plain = by('interface-endpoint').filter((endpoint) => managedResource(endpoint) === undefined);
  const interfaces = grouped(
    plain.map((endpoint) => ({
      ...settingsOf(endpoint, region, gateways, words),
      endpoint: { ...named(endpoint), serviceName: serviceNameOf(endpoint) },
    })),
  );
  const lattice = [
    ...by('resource-endpoint').map((endpoint) => ({
      ...named(endpoint),
      type: 'Resource' as const,
      arn: 'resource_configuration_arn' as const,
    })),
    ...by('service-network-endpoint').map((endpoint) => ({
      ...named(endpoint),
      type: 'ServiceNetwork' as const,
      arn: 'service_network_arn' as const,
    })),
  ];
  const byHand = [...by('gateway-load-balancer-endpoint'), ...by('tunnel-endpoint')];
  const guarded = endpoints.filter(
    (endpoint) => endpoint.method !== 'gateway-endpoint' && !byHand.includes(endpoint),
  );
  const nat = others.filter(({ method }) => method === 'nat-gateway');
  const [link] = others.filter(({ method }) => method === 'vpc-link');
  const inVpc = others.filter(({ method }) => method === 'in-vpc');
  const doors = [
    ...(link === undefined ? [] : [doorOfLoadBalancer(words)]),
    ...inVpc.filter(isCreated).map((other) => doorTo(other, options)),
  ];
  const serviceNames = plain
    .filter(({ name }) => name === undefined)
    .map((endpoint) => serviceNameInput(endpoint, words));
  const names = [...new Set(plan.topics.map(read))];
  return {
    region,
    head: [
      words.heading(names, region, region === plan.region ? read(plan.regionName) : undefined),
      ...(region === plan.region
        ? []
        : [
            words.elsewhere(
              endpoints.map(({ name }) => name ?? ''),
              region,
            ),
          ]),
      ...plan.notes.map(({ name, text }) =>
        names.length === 1 ? read(text) : words.about(read(name), read(text)),
      ),
    ],
    tail: [
      ...elsewhere.map(({ name, serviceRegion }) => words.elsewhere([name ?? ''], serviceRegion ?? '')),
      ...byHand.map(({ uses }) => words.byHand(uses[0]?.name ?? '')),
      ...inVpc.filter((other) => !isCreated(other)).map(({ name }) => words.nothingToCreate(name)),
      ...leftOut(
        [...plan.endpoints, ...plan.others].filter((part) => !isWanted(part)),
        options,
      ),
    ],
    inputs: [...knownInputs(words), ...serviceNames, ...doors.map(({ input }) => input)],
    gateways,
    rules: rulesFor(
      guarded.flatMap(({ ports }) => (ports.length === 0 ? [443] : ports)),
      guarded.flatMap(({ uses }) => uses),
    ),
    interfaces,
    lattice,
    managed,
    vpcLink: link && {
      id: 'vpc_link',
      label: 'vpc-link',
      comments: commentsOn([link], plan, options),
      resource: vpcLink,
      substitute: undefined,
    },
    natGateway:
      nat.length === 0
        ? undefined
        : {
            comments: [...commentsOn(nat, plan, options), words.natGateway],
            routeComments: [words.oneRouteTable],
          },
    doors,
  };
}

/** Whether anything is to be created for a service without an endpoint. */
export function isCreated({ method, ports }: PlannedOther): boolean {
  return method !== 'in-vpc' || ports.length > 0;
}

/**
 * Where the code belongs. An endpoint that another Region alone has is created there, unless AWS lets it be
 * created from here; when nothing at all is left for here, the code is for that Region.
 */
function placeOf(
  plan: EndpointPlan,
  endpoints: readonly PlannedEndpoint[],
  others: readonly PlannedOther[],
): { region: string; endpoints: PlannedEndpoint[]; elsewhere: PlannedEndpoint[] } {
  const here = endpoints.filter(
    ({ serviceRegion, crossRegion }) => serviceRegion === undefined || crossRegion,
  );
  const elsewhere = endpoints.filter((endpoint) => !here.includes(endpoint));
  const region = elsewhere[0]?.serviceRegion;
  if (region === undefined || here.length > 0 || others.some(isCreated))
    return { region: plan.region, endpoints: here, elsewhere };
  return {
    region,
    endpoints: elsewhere.filter(({ serviceRegion }) => serviceRegion === region),
    elsewhere: elsewhere.filter(({ serviceRegion }) => serviceRegion !== region),
  };
}

/** Gives each endpoint its name and its comments. */
function namer(plan: EndpointPlan, endpoints: readonly PlannedEndpoint[], options: BlueprintOptions) {
  const short = ({ shortName, uses }: PlannedEndpoint) =>
    (shortName ?? uses[0]?.service ?? '').replace(/-?\{\w+\}/g, '');
  return (endpoint: PlannedEndpoint) => {
    const label = short(endpoint);
    const isShared = endpoints.some(
      (other) => other !== endpoint && snakeCase(short(other)) === snakeCase(label),
    );
    return {
      id: snakeCase(isShared && endpoint.method !== 'gateway-endpoint' ? `${label} interface` : label),
      label,
      comments: commentsOn(endpoint.uses, plan, options),
    };
  };
}

/** Reasons that one endpoint can have beside it without drowning the code. */
const mostReasons = 3;

/** What it is there for, each reason once; nothing where the heading says it. */
function commentsOn(
  uses: readonly Use[],
  { topics }: EndpointPlan,
  { words, read }: BlueprintOptions,
): string[] {
  const reasons = uses.flatMap(({ name, why }) =>
    why === undefined
      ? topics.length === 1 && uses.length === 1
        ? []
        : [name]
      : [words.about(name, read(why))],
  );
  return [...new Set(reasons)].slice(0, mostReasons);
}

function managedResource({ name, uses }: PlannedEndpoint) {
  return name === undefined ? managedEndpoints[uses[0]?.service ?? ''] : undefined;
}

/** Some endpoint services belong to a resource of one's own and have no name that is the same for all. */
function serviceNameOf(endpoint: PlannedEndpoint): string {
  return endpoint.name ?? `{${serviceNameVariable(endpoint)}}`;
}

function serviceNameVariable({ uses }: PlannedEndpoint): string {
  return `${snakeCase(uses[0]?.service ?? '')}_service_name`;
}

function serviceNameInput(endpoint: PlannedEndpoint, words: CodeWords): Input {
  return {
    name: serviceNameVariable(endpoint),
    kind: 'text',
    says: words.serviceNameOf(endpoint.uses[0]?.name ?? ''),
  };
}

/** Creating an endpoint fails when private DNS is on and the service has none, so it is on where that is sure. */
function settingsOf(
  { privateDns, shortName, serviceRegion, crossRegion, uses }: PlannedEndpoint,
  region: string,
  gateways: readonly GatewayEndpoint[],
  words: CodeWords,
): Settings {
  const isOn = privateDns === 'yes' || privateDns === 'required';
  const isFromThere = serviceRegion !== undefined && serviceRegion !== region && crossRegion;
  const gateway = gateways.find(({ label }) => label === shortName);
  const isS3 = isOn && shortName === 's3';
  const onlyInbound = isS3
    ? gateway !== undefined || uses.every(({ callsFrom }) => callsFrom === 'outside')
    : undefined;
  return {
    privateDns: isOn,
    dnsComments: [
      ...(isOn || privateDns === 'no' ? [] : [words.privateDnsNotConfirmed]),
      ...(onlyInbound ? [words.onlyInbound, ...(gateway === undefined ? [words.needsGateway] : [])] : []),
      ...(isFromThere ? [words.crossRegion] : []),
    ],
    onlyInbound,
    after: onlyInbound ? gateway : undefined,
    serviceRegion: isFromThere ? serviceRegion : undefined,
  };
}

/** Endpoints with the same settings stand together. */
function grouped(
  endpoints: readonly (Settings & { readonly endpoint: InterfaceEndpoint })[],
): InterfaceEndpoints[] {
  const groups = new Map<string, InterfaceEndpoints>();
  for (const { endpoint, ...settings } of endpoints) {
    const key = JSON.stringify(settings);
    const members = [...(groups.get(key)?.endpoints ?? []), endpoint];
    groups.set(key, { ...settings, id: endpoint.id, endpoints: members });
  }
  const taken = new Set<string>();
  return [...groups.values()].map((group) => {
    const id = group.endpoints.length === 1 ? group.id : groupName(group, taken);
    taken.add(id);
    return { ...group, id };
  });
}

function groupName({ privateDns, serviceRegion }: Settings, taken: ReadonlySet<string>): string {
  const place = serviceRegion === undefined ? '' : `_${snakeCase(serviceRegion)}`;
  const name = `interface${place}${privateDns ? '' : '_without_private_dns'}`;
  return taken.has(name) ? `${name}_${taken.size + 1}` : name;
}

/** Image layers are in a bucket that AWS owns: https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html */
function policyComments(
  { shortName }: PlannedEndpoint,
  endpoints: readonly PlannedEndpoint[],
  region: string,
  words: CodeWords,
): string[] {
  const hasLayers = shortName === 's3' && endpoints.some((other) => other.shortName === 'ecr.dkr');
  const bucket = `arn:${partitionOf(region)}:s3:::prod-${region}-starport-layer-bucket/*`;
  return [words.fullAccess, ...(hasLayers ? [words.layers(bucket)] : [])];
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return region.startsWith('eusc-') ? 'aws-eusc' : 'aws';
}

/** TCP from wherever the calls come; DNS is asked over UDP as well. */
function rulesFor(ports: readonly number[], uses: readonly Use[]): Rule[] {
  const tcp = [...new Set(ports)].toSorted((a, b) => a - b);
  if (tcp.length === 0) return [];
  return [...new Set(uses.map(({ callsFrom }) => callsFrom))]
    .toSorted()
    .toReversed()
    .flatMap((from) => {
      const source = from === 'vpc' ? 'client_security_group_id' : 'client_cidr';
      const dns: Rule[] = tcp.includes(53) ? [{ protocol: 'udp', ports: [53], source }] : [];
      return [{ protocol: 'tcp' as const, ports: tcp, source } as const, ...dns];
    });
}

function doorTo(other: PlannedOther, { words }: BlueprintOptions): Door {
  const id = snakeCase(other.service);
  return {
    id,
    label: other.service,
    comments: [words.about(other.name, words.letsIn), ...(other.ports.length > 1 ? [words.portsInUse] : [])],
    input: {
      name: `${id}_security_group_id`,
      kind: 'security-group',
      says: words.securityGroupOf(other.name),
    },
    rules: rulesFor(other.ports, [other]),
  };
}

function doorOfLoadBalancer(words: CodeWords): Door {
  return {
    id: 'load_balancer',
    label: 'load-balancer',
    comments: [words.listenerPort],
    input: {
      name: 'load_balancer_security_group_id',
      kind: 'security-group',
      says: words.loadBalancer,
    },
    rules: [{ protocol: 'tcp', ports: [443], source: 'vpc_link' }],
  };
}

/** What is not created, and when it would be. */
function leftOut(
  parts: readonly (PlannedEndpoint | PlannedOther)[],
  { words, read }: BlueprintOptions,
): string[] {
  const lines = parts.map((part) => {
    const [use] = 'uses' in part ? part.uses : [part];
    const label = ('shortName' in part ? part.shortName : undefined) ?? use?.name ?? '';
    return use?.why === undefined ? label : words.about(label, read(use.why));
  });
  return lines.length === 0 ? [] : [words.leftOut, ...lines.map((line) => `- ${line}`)];
}
