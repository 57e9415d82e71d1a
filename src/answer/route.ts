import { shortName } from '../knowledge/aliases.js';
import type { AccessMethod, Companion, Language, Localized, RouteTemplate } from '../knowledge/knowledge.js';
import type { IpKind } from '../knowledge/signature.js';
import { fill } from './endpoint-names.js';

type HopTemplate = RouteTemplate['hops'][number];

export interface Hop {
  readonly node: HopTemplate['node'];
  readonly in: HopTemplate['in'];
  readonly label: Localized;
  readonly detail: Localized | undefined;
  /** What happens on the way to the next hop; none on the last. */
  readonly step: Localized | undefined;
  /** The traffic only turns here and comes back to the hop before. */
  readonly beside: boolean;
  /** The drawing of the service or workload that stands here, where it has one of its own. */
  readonly icon: string | undefined;
  /** TCP ports that the security group here must let in; none where there is no security group of ours. */
  readonly ports: readonly number[];
}

/** An endpoint of another service, and what it is needed for. */
export interface NeededEndpoint {
  /** The name of the service. */
  readonly name: string;
  readonly method: AccessMethod;
  readonly methodName: Localized;
  /** Full names for the Region. */
  readonly endpoints: readonly string[];
  readonly need: Companion['need'];
  readonly why: Localized;
}

/** Something else that the same workload needs: one hop to it, and one on to each service that it leads to. */
export interface Branch {
  readonly endpoint: Hop;
  /** None where the first hop is the service itself. */
  readonly services: readonly Hop[];
  /** What it is needed for, where that goes beyond the services. */
  readonly why: Localized | undefined;
  readonly need: NeededEndpoint['need'];
}

/** The ordered hops from the workload to the service: told in words, and drawn. */
export interface Route {
  readonly hops: readonly Hop[];
  /** What leaves the first hop as well. */
  readonly branches: readonly Branch[];
  /** What it tells when the name of the service resolves to such an address. */
  readonly ips: Readonly<Partial<Record<IpKind, Localized>>>;
}

export interface RouteSubject {
  readonly service: Localized;
  readonly icon: string | undefined;
  /** Endpoint service names; their short forms stand on the hop. */
  readonly endpoints: readonly string[];
  readonly ports: readonly number[];
}

/** A route of the knowledge, told about one service, with what else the workload needs beside it. */
export function routeFor(
  template: RouteTemplate,
  subject: RouteSubject,
  branches: readonly Branch[] = [],
): Route {
  const endpoints = subject.endpoints.map(shortName);
  const toldIn = (text: Localized, language: Language, comma: string) =>
    fill(text, {
      service: subject.service[language],
      endpoints: endpoints.join(comma),
      ports: subject.ports.join(comma),
    })[language];
  const told = (text: Localized): Localized => ({
    en: toldIn(text, 'en', ', '),
    ja: withoutGaps(toldIn(text, 'ja', '、')),
  });
  return {
    hops: template.hops.map(({ node, in: place, label, detail, step, beside }) => ({
      node,
      in: place,
      label: told(label),
      detail: detail && withText(told(detail)),
      step: step && told(step),
      beside,
      icon: node === 'service' ? subject.icon : undefined,
      ports: isGuarded(node, place) ? subject.ports : [],
    })),
    branches,
    ips: {
      ...(template.privateIp && { private: told(template.privateIp) }),
      ...(template.publicIp && { public: told(template.publicIp) }),
    },
  };
}

/** The blank around a Latin name that was filled in has no place between Japanese letters. */
function withoutGaps(text: string): string {
  return text.replace(
    /(?<=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]) (?=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])/gu,
    '',
  );
}

/** A detail with nothing filled in is none. */
function withText(text: Localized): Localized | undefined {
  return text.en === '' ? undefined : text;
}

/** Whether a security group that its owner must open stands in front of a hop. */
function isGuarded(node: Hop['node'], place: Hop['in']): boolean {
  return (
    node === 'interface-endpoint' || node === 'resource-endpoint' || (node === 'service' && place === 'vpc')
  );
}

const plainHop = { detail: undefined, step: undefined, beside: false, icon: undefined, ports: [] };

/** The first hop of a branch, with the names to type. */
export function branchHop(
  method: AccessMethod,
  label: Localized,
  endpoints: readonly string[],
  ports: readonly number[],
): Hop {
  const names = endpoints.join(', ');
  const about = { ...plainHop, label, detail: names === '' ? undefined : { en: names, ja: names } };
  switch (method) {
    case 'gateway-endpoint':
    case 'nat-gateway':
    case 'vpc-link':
      return { ...about, node: method, in: 'vpc-edge' };
    case 'in-vpc':
      return { ...about, node: 'service', in: 'private-subnet', ports };
    default:
      return { ...about, node: method, in: 'private-subnet', ports };
  }
}

export function serviceHop(name: string, icon: string | undefined, place: Hop['in'] = 'aws'): Hop {
  return { ...plainHop, node: 'service', in: place, label: { en: name, ja: name }, icon };
}

/** A need as a branch. `icon`: that of its service. */
export function branchTo(need: NeededEndpoint, icon: string | undefined): Branch {
  return {
    endpoint: branchHop(need.method, need.methodName, need.endpoints.map(shortName), [443]),
    services: [serviceHop(need.name, icon)],
    why: need.why,
    need: need.need,
  };
}

/** Everything that a workload needs, from the workload itself. */
export function routeToAll(
  workload: Localized,
  icon: string | undefined,
  branches: readonly Branch[],
): Route {
  return {
    hops: [{ ...plainHop, node: 'workload', in: 'private-subnet', label: workload, icon }],
    branches,
    ips: {},
  };
}

/** Each way in one line: `Workload → Route table → Gateway endpoint → Amazon S3`. */
export function routeInWords({ hops, branches }: Route, language: Language): string[] {
  const line = (path: readonly Hop[]) => path.map((hop) => hop.label[language]).join(' → ');
  return [
    ...(hops.length > 1 ? [line(hops)] : []),
    ...branches.flatMap(({ endpoint, services }) => {
      const toEndpoint = [...hops.slice(0, 1), endpoint];
      return services.length === 0
        ? [line(toEndpoint)]
        : services.map((service) => line([...toEndpoint, service]));
    }),
  ];
}

/** What happens on the way, one sentence for each arrow. */
export function routeSteps(route: Route, language: Language): string[] {
  return route.hops.flatMap((hop) => (hop.step === undefined ? [] : [hop.step[language]]));
}
