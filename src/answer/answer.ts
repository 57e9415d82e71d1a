import { shortName } from '../knowledge/aliases.js';
import type {
  AccessMethod,
  AccessOption,
  Companion,
  Concept,
  Knowledge,
  Localized,
  RouteTemplate,
  Service,
  Symptom,
  Workload,
} from '../knowledge/knowledge.js';
import { isAccessMethod, optionId, topicName, topicsOf } from '../knowledge/knowledge.js';
import type { IpKind } from '../knowledge/signature.js';
import type { Question } from '../question/question.js';
import { type Prices, pricesIn } from './cost.js';
import { endpointNameIn, fill } from './endpoint-names.js';
import { optionForCues } from './option-for-cues.js';
import {
  type Branch,
  branchTo,
  type NeededEndpoint,
  type Route,
  type RouteSubject,
  routeFor,
  routeToAll,
} from './route.js';

export interface NamedEndpoint {
  /** The full endpoint service name for the Region. */
  readonly name: string;
  /** What follows the Region: `ecr.api`. */
  readonly shortName: string;
  /** The only Regions in which it exists, if not all. */
  readonly regions: readonly string[] | undefined;
  readonly for: Localized | undefined;
  readonly need: 'required' | 'conditional';
  /** The service that owns the name, when it is not the one asked about. */
  readonly owner: { readonly service: string; readonly name: string } | undefined;
}

/** Another service's endpoint that is also needed. */
export interface AlsoNeeded extends NeededEndpoint {
  /** The id of the service. */
  readonly service: string;
  /** TCP ports that its security group lets in. */
  readonly ports: readonly number[];
  readonly privateDns: AccessOption['privateDns'];
  /** The Region of the service, where it does not exist in the one asked about. */
  readonly serviceRegion: string | undefined;
  /** Whether it can be created in another Region than the one of the service. */
  readonly crossRegion: boolean;
  /** Whether a NAT gateway leads to the same. */
  readonly natAlternative: boolean;
}

/** One way to a service, with everything filled in for the Region. */
export interface Way {
  readonly id: string;
  readonly method: AccessMethod;
  readonly methodName: Localized;
  readonly when: Localized | undefined;
  readonly summary: Localized | undefined;
  readonly endpoints: readonly NamedEndpoint[];
  readonly fips: readonly string[];
  readonly privateDns: AccessOption['privateDns'];
  readonly crossRegion: boolean;
  readonly clientSetup: Localized | undefined;
  readonly ports: readonly number[];
  /** Where the calls come from: the VPC itself, or another network that is connected to it. */
  readonly callsFrom: 'vpc' | 'outside';
  readonly companions: readonly AlsoNeeded[];
  readonly route: Route;
  readonly confirmed: boolean;
  /** Whether a NAT gateway leads to the same. */
  readonly natAlternative: boolean;
  /** Follows from the service having a public endpoint, and stands in no file. */
  readonly derived: boolean;
  readonly sources: readonly string[];
}

interface AnswerBase {
  /** The code of the Region. */
  readonly region: string;
  readonly regionName: Localized;
  readonly prices: Prices;
  /** The misspelt words that were read as this topic. */
  readonly readFrom: string | undefined;
  /** The kinds of IP address that stood in the message. */
  readonly ips: ReadonlySet<IpKind>;
}

export interface ServiceAnswer extends AnswerBase {
  readonly kind: 'service';
  readonly topic: Service;
  readonly way: Way;
  /** Every other way, in the order of the file; the NAT gateway last where it leads to the same. */
  readonly otherWays: readonly Way[];
  /** What the IP addresses in the message tell. */
  readonly told: readonly Localized[];
}

export interface ConceptAnswer extends AnswerBase {
  readonly kind: 'concept';
  readonly topic: Concept;
  /** Set where the concept is an access method. */
  readonly method: AccessMethod | undefined;
  readonly route: Route | undefined;
}

export interface WorkloadAnswer extends AnswerBase {
  readonly kind: 'workload';
  readonly topic: Workload;
  /** The endpoints to create, those of one service after the other. */
  readonly needs: readonly AlsoNeeded[];
  readonly route: Route | undefined;
}

export interface SymptomAnswer extends AnswerBase {
  readonly kind: 'symptom';
  readonly topic: Symptom;
  readonly needs: readonly AlsoNeeded[];
  /** Where it goes wrong. */
  readonly route: Route | undefined;
  /** What the IP addresses in the message tell. */
  readonly told: readonly Localized[];
}

export type Answer = ServiceAnswer | ConceptAnswer | WorkloadAnswer | SymptomAnswer;

/** What is asked about one topic. */
export interface TopicRequest {
  readonly topic: string;
  readonly region: string;
  /** Id of the option to lead with; the recommendation when omitted. */
  readonly option?: string | undefined;
  readonly readFrom?: string | undefined;
  /** The kinds of IP address that stand in the message. */
  readonly ips?: ReadonlySet<IpKind> | undefined;
}

/** Answers every topic of the question, in its order. Empty when nothing was asked. */
export function answerQuestion(question: Question, knowledge: Knowledge, defaultRegion: string): Answer[] {
  const region = question.region ?? defaultRegion;
  return question.topics.flatMap(({ topic, by, words, endpoint, option }) => {
    const known = knowledge.topics.get(topic);
    const meant =
      known?.kind === 'service'
        ? (optionForCues([...known.access, natAlternative], question.cues, knowledge) ??
          optionWithEndpoint(known, endpoint))
        : undefined;
    const readFrom = by === 'misspelling' ? words : undefined;
    return (
      answerTopic(
        { topic, region, option: meant ? optionId(meant) : option, readFrom, ips: question.ips },
        knowledge,
      ) ?? []
    );
  });
}

/** The option that an endpoint service name (short, `ecr.api`) belongs to. */
function optionWithEndpoint(service: Service, endpoint: string | undefined): AccessOption | undefined {
  return service.access.find((option) =>
    [...option.endpoints.map(({ name }) => name), ...option.fips].some(
      (name) => shortName(name) === endpoint,
    ),
  );
}

/** Answers one topic; undefined when the knowledge has no such topic. */
export function answerTopic(request: TopicRequest, knowledge: Knowledge): Answer | undefined {
  const topic = knowledge.topics.get(request.topic);
  const { region, readFrom } = request;
  if (topic === undefined) return undefined;
  const about = {
    region,
    regionName: knowledge.regions.get(region)?.name ?? { en: region, ja: region },
    prices: pricesIn(region, knowledge),
    readFrom,
    ips: request.ips ?? new Set<IpKind>(),
  };
  if (topic.kind === 'concept') {
    const method = isAccessMethod(topic.id) ? topic.id : undefined;
    const routeId = topic.route ?? method;
    return {
      kind: 'concept',
      topic,
      ...about,
      method,
      route: routeNamed(routeId, knowledge),
    };
  }
  if (topic.kind === 'workload' || topic.kind === 'symptom') {
    const needs = topic.needs.map((need) => alsoNeeded(need, region, knowledge));
    if (topic.kind === 'workload') {
      const route = routeToNeeds(needs, topic.name, topic.icon, knowledge);
      return { kind: 'workload', topic, ...about, needs, route };
    }
    const told = [
      ...(request.ips?.has('private') && topic.privateIp ? [topic.privateIp] : []),
      ...(request.ips?.has('public') && topic.publicIp ? [topic.publicIp] : []),
    ];
    const route =
      routeNamed(topic.route, knowledge) ?? routeToNeeds(needs, anyWorkload, undefined, knowledge);
    return { kind: 'symptom', topic, ...about, needs, route, told };
  }
  const ways = topic.access.map((option) => resolve(topic, option, region, knowledge));
  const nat = { ...resolve(topic, natAlternative, region, knowledge), derived: true };
  const way = [...ways, nat].find(({ id }) => id === request.option) ?? ways[0];
  if (way === undefined) return undefined;
  const others = ways.filter((other) => other !== way);
  return {
    kind: 'service',
    topic,
    ...about,
    way,
    otherWays: way.natAlternative && !topic.ended ? [...others, nat] : others,
    told: toldByIps(way, request.ips),
  };
}

const anyService = { en: 'AWS service', ja: 'AWS サービス' };
const anyWorkload = { en: 'Workload', ja: 'ワークロード' };

/** A route of the knowledge about no service in particular. */
function routeNamed(id: string | undefined, knowledge: Knowledge): Route | undefined {
  const template = id === undefined ? undefined : knowledge.routes.get(id);
  return (
    template && routeFor(template, { service: anyService, icon: undefined, endpoints: [], ports: [443] })
  );
}

/** The way to all that is needed; to the one service, told in full, where there is only one. */
function routeToNeeds(
  needs: readonly AlsoNeeded[],
  workload: Localized,
  icon: string | undefined,
  knowledge: Knowledge,
): Route | undefined {
  const branches = branchesTo(needs, knowledge);
  const [only] = needs.filter(({ need }) => need !== 'optional');
  if (only === undefined) return undefined;
  const template = knowledge.routes.get(only.method);
  if (branches.length > 1 || template === undefined) return routeToAll(workload, icon, branches);
  const service = knowledge.topics.get(only.service);
  return routeFor(template, {
    service: { en: only.name, ja: only.name },
    icon: service?.kind === 'service' ? service.icon : undefined,
    endpoints: only.endpoints,
    ports: [443],
  });
}

/** What is optional is no part of the way. */
function branchesTo(needs: readonly AlsoNeeded[], knowledge: Knowledge): Branch[] {
  return needs
    .filter(({ need }) => need !== 'optional')
    .map((need) => {
      const service = knowledge.topics.get(need.service);
      return branchTo(need, service?.kind === 'service' ? service.icon : undefined);
    });
}

/** Without private DNS the ordinary name leads past the endpoint, and its address tells nothing. */
function toldByIps(way: Way, ips: ReadonlySet<IpKind> = new Set()): Localized[] {
  if (way.method === 'interface-endpoint' && way.privateDns !== 'yes' && way.privateDns !== 'required')
    return [];
  return [...ips].flatMap((kind) => way.route.ips[kind] ?? []);
}

/** The workloads that a question offers beside its answer: what runs where the call comes from. */
export function workloadsOffered({ callers }: Question, knowledge: Knowledge): string[] {
  if (callers.length === 0) return [];
  const workloads = topicsOf('workload', knowledge);
  return callers.flatMap((caller) =>
    workloads.filter(({ id, runsOn }) => id === caller || runsOn.includes(caller)).map(({ id }) => id),
  );
}

/** The way that every service with a public endpoint has, so that no file repeats it. */
export const natAlternative: AccessOption = {
  id: 'nat-alternative',
  method: 'nat-gateway',
  endpoints: [],
  fips: [],
  companions: [],
  cues: [],
  situations: ['via-nat'],
  over: [],
  crossRegion: false,
  natAlternative: false,
  confidence: 'confirmed',
  sources: ['https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html'],
};

/** The methods that lead to what a public endpoint serves as well. */
const hasPublicEndpoint: ReadonlySet<AccessMethod> = new Set(['gateway-endpoint', 'interface-endpoint']);

function leadsNatThere({ natAlternative, method }: AccessOption): boolean {
  return natAlternative && hasPublicEndpoint.has(method);
}

const defaultPorts: Partial<Record<AccessMethod, readonly number[]>> = {
  'gateway-endpoint': [443],
  'interface-endpoint': [443],
};

function resolve(service: Service, option: AccessOption, region: string, knowledge: Knowledge): Way {
  const told = (text: Localized) => fill(text, { region });
  const inRegion = (name: string, at = region) => endpointNameIn(at, name, option.method, knowledge);
  const ports = option.ports ?? defaultPorts[option.method] ?? [];
  const template = knowledge.routes.get(option.route ?? option.method);
  const companions = option.companions.map((companion) => alsoNeeded(companion, region, knowledge));
  const subject: RouteSubject = {
    ...destinationOf(service, option, knowledge),
    endpoints: option.endpoints.map((endpoint) => endpoint.name),
    ports,
  };
  return {
    id: optionId(option),
    method: option.method,
    methodName: methodName(option.method, knowledge),
    when: option.when && told(option.when),
    summary: option.summary && told(option.summary),
    endpoints: option.endpoints.map((endpoint) => ({
      name: inRegion(endpoint.name, homeRegion(endpoint.regions, region)),
      shortName: shortName(endpoint.name),
      regions: endpoint.regions,
      for: endpoint.for && told(endpoint.for),
      need: endpoint.need,
      owner: ownerOf(endpoint.of, knowledge),
    })),
    fips: hasFips(region) ? option.fips.map((name) => inRegion(name)) : [],
    privateDns: option.privateDns,
    crossRegion: option.crossRegion,
    clientSetup: option.clientSetup && told(option.clientSetup),
    ports,
    callsFrom: isFromOutside(option, template) ? 'outside' : 'vpc',
    companions,
    route: routeFor(
      template ?? { hops: [], sources: [], verified: '' },
      subject,
      branchesTo(companions, knowledge),
    ),
    confirmed: option.confidence === 'confirmed',
    natAlternative: leadsNatThere(option),
    derived: false,
    sources: option.sources,
  };
}

function ownerOf(id: string | undefined, knowledge: Knowledge): NamedEndpoint['owner'] {
  const service = id === undefined ? undefined : knowledge.topics.get(id);
  return service && { service: service.id, name: topicName(service).en };
}

/** A route ends where its endpoints lead, which may be other services than the one asked about. */
function destinationOf(
  service: Service,
  { endpoints, destination }: AccessOption,
  knowledge: Knowledge,
): Pick<RouteSubject, 'service' | 'icon'> {
  if (destination !== undefined) return { service: destination, icon: undefined };
  const owners = endpoints.filter(({ need }) => need === 'required').map(({ of = service.id }) => of);
  const others = [...new Set(owners)].flatMap((id) => {
    const owner = knowledge.topics.get(id);
    return owner?.kind === 'service' ? [owner] : [];
  });
  const ends = others.length === 0 || owners.includes(service.id) ? [service] : others;
  const name = ends.map((end) => end.name).join(' / ');
  return { service: { en: name, ja: name }, icon: ends[0]?.icon };
}

/** On premises and other VPCs are networks of their own, in front of the VPC. */
function isFromOutside({ situations }: AccessOption, template: RouteTemplate | undefined): boolean {
  const start = template?.hops[0]?.in;
  return (
    start === 'on-premises' ||
    start === 'other-vpc' ||
    situations.some((situation) => situation === 'on-premises' || situation === 'other-vpc')
  );
}

/** An endpoint that is not in the Region asked about is created in the first of its own. */
function homeRegion(regions: readonly string[] | undefined, region: string): string {
  return regions === undefined || regions.includes(region) ? region : (regions[0] ?? region);
}

/** FIPS endpoints are for the United States and Canada: https://aws.amazon.com/compliance/fips/ */
function hasFips(region: string): boolean {
  return /^(us|ca)-/.test(region);
}

function alsoNeeded(companion: Companion, region: string, knowledge: Knowledge): AlsoNeeded {
  const service = knowledge.topics.get(companion.service);
  const option = service?.kind === 'service' ? optionNeeded(service, companion) : undefined;
  const names = companion.endpoints ?? option?.endpoints.map((endpoint) => endpoint.name) ?? [];
  const regions = option?.endpoints.find(({ name }) => name === names[0])?.regions;
  const home = homeRegion(regions, region);
  return {
    service: companion.service,
    name: service === undefined ? companion.service : topicName(service).en,
    method: companion.method,
    methodName: methodName(companion.method, knowledge),
    endpoints: names.map((name) => endpointNameIn(home, name, companion.method, knowledge)),
    need: companion.need,
    why: fill(companion.why, { region }),
    ports: option?.ports ?? defaultPorts[companion.method] ?? [],
    privateDns: option?.privateDns,
    serviceRegion: home === region ? undefined : home,
    crossRegion: option?.crossRegion ?? false,
    natAlternative: option !== undefined && leadsNatThere(option),
  };
}

/** The option that the names belong to; without names the first of the method. */
function optionNeeded(service: Service, { method, endpoints }: Companion): AccessOption | undefined {
  const options = service.access.filter((option) => option.method === method);
  return options.find((option) => option.endpoints.some(({ name }) => name === endpoints?.[0])) ?? options[0];
}

/** An access method is called by the concept of its id. */
export function methodName(method: AccessMethod, knowledge: Knowledge): Localized {
  const concept = knowledge.topics.get(method);
  return concept === undefined ? { en: method, ja: method } : topicName(concept);
}

/** Every page that the answer rests on, each once. */
export function sourcesOf(answer: Answer): string[] {
  const { topic } = answer;
  return [
    ...new Set([
      ...ownSources(answer),
      ...topic.cautions.map(({ source }) => source),
      ...topic.changes.map(({ source }) => source),
      ...topic.references.map(({ url }) => url),
    ]),
  ];
}

function ownSources(answer: Answer): readonly string[] {
  switch (answer.kind) {
    case 'service':
      return answer.way.sources;
    case 'concept':
      return answer.topic.points.map(({ source }) => source);
    case 'workload':
      return [...answer.topic.sources, ...answer.topic.points.map(({ source }) => source)];
    case 'symptom':
      return [...answer.topic.sources, ...answer.topic.checks.map(({ source }) => source)];
  }
}
