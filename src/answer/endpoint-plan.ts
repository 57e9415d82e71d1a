import { shortName } from '../knowledge/aliases.js';
import { type AccessMethod, type Localized, type Need, topicName } from '../knowledge/knowledge.js';
import type { AlsoNeeded, Answer, ServiceAnswer, Way } from './answer.js';
import { fill } from './endpoint-names.js';

/** The methods that create a VPC endpoint. */
const endpointMethods = [
  'gateway-endpoint',
  'interface-endpoint',
  'gateway-load-balancer-endpoint',
  'resource-endpoint',
  'service-network-endpoint',
  'tunnel-endpoint',
] as const satisfies readonly AccessMethod[];

export type EndpointMethod = (typeof endpointMethods)[number];

/** What something in the plan is there for. */
export interface Use {
  /** Id of the topic that was asked about. */
  readonly topic: string;
  /** Id of the service that the endpoint leads to. */
  readonly service: string;
  /** The name of that service. */
  readonly name: string;
  readonly need: Need;
  /** The reason or the condition, where there is more to say than that the service itself was asked about. */
  readonly why: Localized | undefined;
  /** Where the calls come from. */
  readonly callsFrom: Way['callsFrom'];
}

/** One VPC endpoint to create. */
export interface PlannedEndpoint {
  /** What tells it from all others, the same in every Region. */
  readonly key: string;
  /** The full endpoint service name; undefined for endpoints that lead to a resource of one's own. */
  readonly name: string | undefined;
  /** What follows the Region in the name. */
  readonly shortName: string | undefined;
  readonly method: EndpointMethod;
  /** The strongest of its uses. */
  readonly need: Need;
  /** TCP ports that its security group lets in; none for a gateway endpoint. */
  readonly ports: readonly number[];
  readonly privateDns: Way['privateDns'];
  /** The Region of the service, where it is not the Region of the plan. */
  readonly serviceRegion: string | undefined;
  /** Whether AWS lets it be created in another Region than the one of the service. */
  readonly crossRegion: boolean;
  /** Whether a NAT gateway leads to the same. */
  readonly natAlternative: boolean;
  readonly uses: readonly Use[];
}

/** A service that is reached without a VPC endpoint. */
export interface PlannedOther extends Use {
  readonly key: string;
  readonly method: Exclude<AccessMethod, EndpointMethod>;
  readonly ports: readonly number[];
}

/** What to mind about one of the topics when it is set up. */
export interface Note {
  /** The name of the topic. */
  readonly name: Localized;
  readonly text: Localized;
}

/** Everything to create for one or several answers in one Region, each thing once. */
export interface EndpointPlan {
  readonly region: string;
  readonly regionName: Localized;
  /** Required ones first, otherwise in the order of the answers. */
  readonly endpoints: readonly PlannedEndpoint[];
  readonly others: readonly PlannedOther[];
  /** The topics that the plan is for. */
  readonly topics: readonly Localized[];
  readonly notes: readonly Note[];
}

/**
 * The plan of the ways that the answers lead with. Undefined when there is nothing to create: for concepts,
 * services that have ended, and errors that need no endpoint.
 */
export function planFor(answers: readonly Answer[]): EndpointPlan | undefined {
  const [first] = answers;
  if (first === undefined) return undefined;
  const wanted = answers.flatMap(wantedBy);
  const endpoints = new Map<string, PlannedEndpoint>();
  const others = new Map<string, PlannedOther>();
  for (const { method, names, use, ...about } of wanted) {
    if (!isEndpointMethod(method)) {
      const key = `${method} ${use.service}`;
      const known = others.get(key);
      others.set(key, { ...use, key, method, ports: about.ports, need: stronger(known?.need, use.need) });
      continue;
    }
    for (const name of names.length === 0 ? [undefined] : names) {
      const short = name && shortName(name);
      const key = `${method} ${short ?? use.service}`;
      const known = endpoints.get(key);
      endpoints.set(key, {
        ...(known ?? { key, name, shortName: short, method, ...about }),
        need: stronger(known?.need, use.need),
        uses: [...(known?.uses ?? []), use],
      });
    }
  }
  if (endpoints.size === 0 && others.size === 0) return undefined;
  const byNeed = <T extends { need: Need }>(all: Iterable<T>) =>
    [...all].toSorted((a, b) => needs.indexOf(a.need) - needs.indexOf(b.need));
  return {
    region: first.region,
    regionName: first.regionName,
    endpoints: byNeed(endpoints.values()),
    others: byNeed(others.values()),
    topics: answers.map(({ topic }) => topicName(topic)),
    notes: answers.flatMap(notesOn),
  };
}

/**
 * The traps of private DNS, which is set once for the whole VPC, and what else the answer says to do. What a
 * workload needs is in the plan itself.
 */
function notesOn(answer: Answer): Note[] {
  const { topic } = answer;
  const way = answer.kind === 'service' ? answer.way : undefined;
  const usesPrivateDns = way === undefined || way.method === 'interface-endpoint';
  const caution = usesPrivateDns ? topic.cautions.find(({ en }) => /private DNS/i.test(en)) : undefined;
  return [way?.summary, way?.clientSetup, caution].flatMap((text) =>
    text === undefined ? [] : [{ name: topicName(topic), text: fill(text, { region: answer.region }) }],
  );
}

/** What one answer wants created: some names of one service by one method. */
interface Wanted {
  readonly method: AccessMethod;
  /** Full names; empty where the method has none. */
  readonly names: readonly string[];
  readonly ports: readonly number[];
  readonly privateDns: Way['privateDns'];
  readonly serviceRegion: string | undefined;
  readonly crossRegion: boolean;
  readonly natAlternative: boolean;
  readonly use: Use;
}

function wantedBy(answer: Answer): Wanted[] {
  switch (answer.kind) {
    case 'concept':
      return [];
    case 'service':
      return answer.topic.ended
        ? []
        : [...wantedItself(answer), ...answer.way.companions.map((need) => wantedAlso(need, answer))];
    case 'workload':
    case 'symptom':
      return answer.needs.map((need) => wantedAlso(need, answer));
  }
}

function wantedItself({ topic, way, region }: ServiceAnswer): Wanted[] {
  const { method, ports, privateDns, crossRegion, natAlternative, callsFrom } = way;
  const about = { method, ports, privateDns, crossRegion, natAlternative };
  const use = { topic: topic.id, service: topic.id, name: topic.name, callsFrom };
  if (way.endpoints.length === 0) {
    return [
      { ...about, names: [], serviceRegion: undefined, use: { ...use, need: 'required', why: way.when } },
    ];
  }
  return way.endpoints.map(({ name, need, regions, for: why, owner }) => ({
    ...about,
    names: [name],
    serviceRegion: regions === undefined || regions.includes(region) ? undefined : regions[0],
    use: { ...use, ...owner, need, why },
  }));
}

function wantedAlso(needed: AlsoNeeded, { topic }: Answer): Wanted {
  const { service, name, method, endpoints, need, why, ports, privateDns, serviceRegion } = needed;
  const { crossRegion, natAlternative } = needed;
  return {
    method,
    names: endpoints,
    ports,
    privateDns,
    serviceRegion,
    crossRegion,
    natAlternative,
    use: { topic: topic.id, service, name, need, why, callsFrom: 'vpc' },
  };
}

function isEndpointMethod(method: AccessMethod): method is EndpointMethod {
  return endpointMethods.some((each) => each === method);
}

const needs: readonly Need[] = ['required', 'conditional', 'optional'];

function stronger(a: Need | undefined, b: Need): Need {
  return a === undefined || needs.indexOf(b) < needs.indexOf(a) ? b : a;
}
