import { shortName } from '../knowledge/aliases.js';
import type { Language, Localized, RouteTemplate } from '../knowledge/knowledge.js';
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
}

/** The ordered hops from the workload to the service: told in words, and drawn. */
export interface Route {
  readonly hops: readonly Hop[];
  /** What it tells when the name of the service resolves to such an address. */
  readonly ips: Readonly<Partial<Record<IpKind, Localized>>>;
}

export interface RouteSubject {
  readonly service: Localized;
  /** Endpoint service names; their short forms stand on the hop. */
  readonly endpoints: readonly string[];
  readonly ports: readonly number[];
}

/** A route of the knowledge, told about one service. */
export function routeFor(template: RouteTemplate, subject: RouteSubject): Route {
  const endpoints = subject.endpoints.map(shortName);
  const toldIn = (text: Localized, language: Language, comma: string) =>
    fill(text, {
      service: subject.service[language],
      endpoints: endpoints.join(comma),
      ports: subject.ports.join(comma),
    })[language];
  const told = (text: Localized): Localized => ({
    en: toldIn(text, 'en', ', '),
    ja: toldIn(text, 'ja', '、'),
  });
  return {
    hops: template.hops.map(({ node, in: place, label, detail, step }) => ({
      node,
      in: place,
      label: told(label),
      detail: detail && withText(told(detail)),
      step: step && told(step),
    })),
    ips: {
      ...(template.privateIp && { private: told(template.privateIp) }),
      ...(template.publicIp && { public: told(template.publicIp) }),
    },
  };
}

/** A detail with nothing filled in is none. */
function withText(text: Localized): Localized | undefined {
  return text.en === '' ? undefined : text;
}

/** The hops in one line: `Workload → Route table → Gateway endpoint → Amazon S3`. */
export function routeInWords(route: Route, language: Language): string {
  return route.hops.map((hop) => hop.label[language]).join(' → ');
}

/** What happens on the way, one sentence for each arrow. */
export function routeSteps(route: Route, language: Language): string[] {
  return route.hops.flatMap((hop) => (hop.step === undefined ? [] : [hop.step[language]]));
}
