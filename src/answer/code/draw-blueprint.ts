import type { EndpointPlan, PlannedEndpoint, PlannedOther, Use } from '../endpoint-plan.js';
import type { Blueprint } from './blueprint.js';
import { knownInputs } from './inputs.js';
import { grouped, serviceNameInput, serviceNameOf, settingsOf } from './interface-endpoints.js';
import { managedEndpoints, vpcLink } from './managed.js';
import { snakeCase } from './names.js';
import { isCreated, placeOf } from './place.js';
import { commentsOn, headOf, policyComments, tailOf } from './remarks.js';
import { doorOfLoadBalancer, doorTo, rulesFor } from './rules.js';
import type { CodeWords, Read } from './words.js';

export interface BlueprintOptions {
  /** Keys of what is not required and wanted all the same. */
  readonly include: ReadonlySet<string>;
  readonly words: CodeWords;
  readonly read: Read;
}

/** What is needed in every case, and what the reader chose. */
export function drawBlueprint(plan: EndpointPlan, options: BlueprintOptions): Blueprint {
  const { include, words } = options;
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
    ...inVpc.filter(isCreated).map((other) => doorTo(other, words)),
  ];
  const serviceNames = plain
    .filter(({ name }) => name === undefined)
    .map((endpoint) => serviceNameInput(endpoint, words));
  return {
    region,
    head: headOf(plan, region, endpoints, options),
    tail: tailOf(
      elsewhere,
      byHand,
      inVpc,
      [...plan.endpoints, ...plan.others].filter((part) => !isWanted(part)),
      options,
    ),
    inputs: [...knownInputs(words.inputs), ...serviceNames, ...doors.map(({ input }) => input)],
    gateways,
    rules: rulesFor(
      guarded.flatMap(({ ports }) => (ports.length === 0 ? [443] : ports)),
      guarded.flatMap((endpoint) => callersOf(endpoint, region === plan.region)),
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

/**
 * A managed endpoint is made where its callers are, to reach what is elsewhere. Otherwise an endpoint in another
 * Region has all of its callers outside.
 */
function callersOf(endpoint: PlannedEndpoint, isHere: boolean): Use['callsFrom'][] {
  if (managedResource(endpoint) !== undefined) return ['vpc'];
  return endpoint.uses.map(({ callsFrom }) => (isHere ? callsFrom : 'outside'));
}

function managedResource({ name, uses }: PlannedEndpoint) {
  return name === undefined ? managedEndpoints[uses[0]?.service ?? ''] : undefined;
}
