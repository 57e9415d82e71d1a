import { type Answer, methodName, type ServiceAnswer } from '../answer/answer.js';
import { type EndpointPlan, type PlannedEndpoint, planFor, type Use } from '../answer/endpoint-plan.js';
import { countsOf } from '../answer/plan-counts.js';
import {
  type AccessMethod,
  accessMethods,
  type Knowledge,
  type Language,
  type Need,
  optionId,
  topicName,
} from '../knowledge/knowledge.js';
import { tellCostOfPlan } from './cost-telling.js';
import { phrasesIn } from './languages.js';
import type { Phrases } from './phrases.js';
import { code, linksOf, type Part, type Telling, tell, tellFact, unconfirmed } from './telling.js';

/** One answer in full; several as one plan. */
export function tellAnswers(answers: readonly Answer[], knowledge: Knowledge, language: Language): Telling {
  const [only] = answers;
  return answers.length === 1 && only !== undefined
    ? tell(only, language)
    : new PlanTeller(answers, knowledge, language).tell();
}

/** What an endpoint is there for is said of so many who use it; the rest are counted. */
const mostUses = 4;

/** What is created first, then the ways without an endpoint. */
const order: readonly AccessMethod[] = [
  'interface-endpoint',
  ...accessMethods.filter((method) => method !== 'interface-endpoint'),
];

/** Tells what several answers need together, each thing once. */
class PlanTeller {
  readonly #phrases: Phrases;
  readonly #plan: EndpointPlan | undefined;
  readonly #services: readonly ServiceAnswer[];

  constructor(
    readonly answers: readonly Answer[],
    readonly knowledge: Knowledge,
    readonly language: Language,
  ) {
    this.#phrases = phrasesIn(language);
    this.#plan = planFor(answers);
    this.#services = answers
      .filter((answer) => answer.kind === 'service')
      .filter(({ topic }) => !topic.ended);
  }

  tell(): Telling {
    const phrases = this.#phrases;
    const { answers, language } = this;
    const areServices = answers.every(({ kind }) => kind === 'service');
    const title = phrases.plan.title(answers.length, areServices);
    const headline =
      this.#plan === undefined ? title : phrases.headline(title, phrases.plan.counts(countsOf(this.#plan)));
    const [create, nat] = [this.#create(), this.#nat()];
    const names = this.#endpoints('required').flatMap(({ name }) => name ?? []);
    const verdict = phrases.joinLine([...create, ...nat]);
    const cost = this.#plan && tellCostOfPlan(this.#plan, this.knowledge, language);
    return {
      headline,
      verdict: [
        ...(verdict === '' ? [] : [verdict]),
        ...new Set(this.#services.flatMap(({ told }) => told.map((text) => text[language]))),
      ],
      notes: answers.flatMap(({ readFrom, topic }) =>
        readFrom === undefined ? [] : [phrases.readAs(readFrom, this.#name(topic.id))],
      ),
      parts: [
        ...order.map((method) => this.#toCreate(method)),
        ...order.map((method) => this.#without(method)),
        this.#ifNeeded('conditional'),
        this.#ifNeeded('optional'),
        this.#assumptions(),
        this.#settings(),
        this.#traps(),
        ...this.#inWords(),
        { kind: 'cost' as const, title: phrases.cost.title, lines: cost?.lines ?? [] },
      ].filter(({ lines, lead }) => lines.length > 0 || lead !== undefined),
      links: [
        ...answers.flatMap(({ topic }) => linksOf(topic.references, language, phrases).slice(0, 1)),
        ...(cost?.pages ?? []),
      ],
      verified: phrases.verified(answers.map(({ topic }) => topic.verified).toSorted()[0] ?? ''),
      inOneLine: phrases.joinLine([
        phrases.plan.sentence(headline),
        ...(names.length > 0 ? [phrases.createOneLine(phrases.joinNames(names))] : create),
        ...nat,
      ]),
    };
  }

  #endpoints(need: Need): PlannedEndpoint[] {
    return this.#plan?.endpoints.filter((endpoint) => endpoint.need === need) ?? [];
  }

  #create(): string[] {
    if (this.#plan === undefined) return [];
    const { region, regionName, endpoints } = this.#plan;
    const phrases = this.#phrases.plan;
    const required = this.#endpoints('required').length;
    if (required > 0) return [phrases.create(required, regionName[this.language], region)];
    return endpoints.length > 0 ? [phrases.createIfNeeded(regionName[this.language], region)] : [];
  }

  /** Whether there has to be a NAT gateway. */
  #nat(): string[] {
    if (this.#plan === undefined) return [];
    const { endpoints, others } = this.#plan;
    const phrases = this.#phrases.plan;
    const names = others
      .filter(({ method, need }) => method === 'nat-gateway' && need === 'required')
      .map((other) => this.#doubted(other.name, [other]));
    if (names.length > 0) return [phrases.nat(this.#phrases.joinNames(names), endpoints.length > 0)];
    if (endpoints.length === 0) return [phrases.inVpcOnly];
    return [phrases.noNat(this.#services.some(({ way }) => way.when !== undefined))];
  }

  #toCreate(method: AccessMethod): Part {
    const endpoints = this.#endpoints('required').filter((endpoint) => endpoint.method === method);
    return this.#endpointPart(this.#phrases.plan.titles[method], endpoints, (name) => name);
  }

  #ifNeeded(need: 'conditional' | 'optional'): Part {
    const title = this.#phrases.needsTitle[need];
    const part = this.#endpointPart(title, this.#endpoints(need), (name, { method }) =>
      method === 'interface-endpoint' ? name : this.#phrases.plan.otherMethod(name, this.#method(method)),
    );
    return { ...part, kind: 'conditions' };
  }

  /** Endpoints that are there for the same stand in one line. */
  #endpointPart(
    title: string,
    endpoints: readonly PlannedEndpoint[],
    marked: (name: string, endpoint: PlannedEndpoint) => string,
  ): Part {
    const lines = (withReasons: boolean) => {
      const namesByUses = new Map<string, string[]>();
      for (const endpoint of endpoints) {
        const uses = JSON.stringify(this.#uses(endpoint.uses, withReasons));
        const names = namesByUses.get(uses) ?? [];
        namesByUses.set(uses, [...names, marked(this.#endpointName(endpoint), endpoint)]);
      }
      return [...namesByUses].map(([uses, names]) =>
        this.#phrases.plan.thereFor(this.#phrases.joinNames(names), JSON.parse(uses)),
      );
    };
    return { kind: 'endpoints', title, lines: lines(true), brief: lines(false) };
  }

  #endpointName({ name, method, serviceRegion, crossRegion }: PlannedEndpoint): string {
    const shown = name === undefined ? this.#method(method) : code(name);
    return serviceRegion === undefined
      ? shown
      : this.#phrases.plan.elsewhere(shown, serviceRegion, crossRegion);
  }

  /** Everyone who uses an endpoint, once. */
  #uses(uses: readonly Use[], withReasons: boolean): string[] {
    const phrases = this.#phrases.plan;
    // Whoever asked for the service itself comes first.
    const ownFirst = uses.toSorted((a, b) => Number(b.topic === b.service) - Number(a.topic === a.service));
    const topics = [...new Set(ownFirst.map(({ topic }) => topic))];
    const shown = topics.slice(0, mostUses).map((topic) => {
      const own = uses.filter((use) => use.topic === topic);
      const reasons = withReasons ? own.flatMap(({ why }) => why?.[this.language] ?? []) : [];
      const name = this.#doubted(this.#name(topic), own);
      return phrases.use(name, reasons.length === 0 ? undefined : this.#phrases.joinNames(reasons));
    });
    return topics.length === shown.length
      ? shown
      : [...shown, phrases.moreUses(topics.length - shown.length)];
  }

  /** What is reached by a method that creates no endpoint. */
  #without(method: AccessMethod): Part {
    const phrases = this.#phrases;
    const lines = (this.#plan?.others ?? [])
      .filter((other) => other.method === method)
      .map((other) => {
        const why = other.why?.[this.language];
        // Of what was asked about itself, the reason is the condition of its way.
        const isOwn = other.topic === other.service;
        const details = [
          ...(why === undefined ? [] : [isOwn ? phrases.plan.when(why) : why]),
          ...(method === 'in-vpc' && other.ports.length > 0 ? [phrases.plan.openPorts(other.ports)] : []),
        ];
        return phrases.plan.thereFor(this.#doubted(other.name, [other]), details);
      });
    return { kind: 'needs', title: phrases.plan.titles[method], lines };
  }

  /** The conditions under which the ways of the plan are the right ones. */
  #assumptions(): Part {
    const phrases = this.#phrases;
    const lines = this.#services.flatMap(({ topic, way, otherWays }) => {
      const [recommended] = topic.access;
      const otherwise = otherWays
        .filter(({ derived }) => !derived)
        .map(({ method }) =>
          method === way.method ? phrases.plan.anotherOf(this.#method(method)) : this.#method(method),
        );
      if (way.when !== undefined) {
        // A way without an endpoint says its condition where it stands.
        if (way.endpoints.length === 0) return [];
        const condition = way.when[this.language];
        return [phrases.plan.assumes(topic.name, condition, [...new Set(otherwise)])];
      }
      return recommended === undefined || optionId(recommended) === way.id
        ? []
        : [phrases.plan.insteadOf(topic.name, this.#method(way.method), this.#method(recommended.method))];
    });
    return { kind: 'ways', title: phrases.plan.assumesTitle, lines };
  }

  /** What has to be set on everything of the plan, once. */
  #settings(): Part {
    const phrases = this.#phrases.plan;
    const endpoints = this.#plan?.endpoints ?? [];
    const inSubnet = endpoints.filter(({ method }) => method === 'interface-endpoint');
    const gateways = endpoints.filter(({ method }) => method === 'gateway-endpoint').length;
    const withDns = (...states: PlannedEndpoint['privateDns'][]) =>
      this.#namesOf(inSubnet.filter(({ privateDns }) => states.includes(privateDns)));
    const [without, unsure] = [withDns('no'), withDns('not-confirmed')];
    const usual = [443];
    const unusual = inSubnet.filter(({ ports }) => ports.some((port) => !usual.includes(port)));
    return {
      kind: 'settings',
      title: this.#phrases.settingsTitle,
      lines: [
        ...(withDns('yes', 'required') === '' ? [] : [phrases.privateDns]),
        ...(without === '' && unsure === '' ? [] : [phrases.privateDnsBut(without, unsure)]),
        ...this.#services.flatMap(({ topic, way: { clientSetup } }) =>
          clientSetup === undefined ? [] : [phrases.about(topic.name, clientSetup[this.language])],
        ),
        ...(inSubnet.length === 0 ? [] : [phrases.securityGroup(usual)]),
        ...unusual.map((endpoint) => phrases.otherPorts(this.#namesOf([endpoint]), endpoint.ports)),
        ...(gateways === 0 ? [] : [phrases.routeTables(gateways)]),
      ],
    };
  }

  /** The worst trap of each. */
  #traps(): Part {
    const told = this.answers.flatMap(({ topic, region }) => {
      const [worst] = topic.kind === 'concept' ? [] : topic.cautions;
      const text = worst && tellFact(worst, region, this.language, this.#phrases);
      return text === undefined ? [] : [{ name: topicName(topic)[this.language], text }];
    });
    const line = (name: string, text: string) => this.#phrases.plan.about(name, text);
    return {
      kind: 'cautions',
      title: this.#phrases.cautionsTitle,
      lines: told.map(({ name, text }) => line(name, text)),
      brief: told.map(({ name, text }) => line(name, firstSentence(text))),
    };
  }

  /** What has a meaning but nothing to create. */
  #inWords(): Part[] {
    return this.answers
      .filter(
        ({ kind, topic }) => kind === 'concept' || kind === 'symptom' || ('ended' in topic && topic.ended),
      )
      .map((answer) => {
        const { headline, verdict } = tell(answer, this.language);
        return { kind: 'points', title: headline, lead: verdict.join('\n'), lines: [] };
      });
  }

  #name(topic: string): string {
    const answer = this.answers.find((each) => each.topic.id === topic);
    return answer === undefined ? topic : topicName(answer.topic)[this.language];
  }

  #method(method: AccessMethod): string {
    return methodName(method, this.knowledge)[this.language];
  }

  /** The services that endpoints lead to. */
  #namesOf(endpoints: readonly PlannedEndpoint[]): string {
    return this.#phrases.joinNames([
      ...new Set(endpoints.flatMap(({ uses }) => uses.map(({ name }) => name))),
    ]);
  }

  /** A name with the doubt that its service's way is the right one, where there is one. */
  #doubted(name: string, uses: readonly Use[]): string {
    const isDoubtful = this.#services.some(
      ({ topic, way }) =>
        !way.confirmed && uses.some((use) => use.service === topic.id && use.topic === topic.id),
    );
    return isDoubtful ? unconfirmed(name, this.#phrases) : name;
  }
}

function firstSentence(text: string): string {
  return /^.*?(?:[.](?=\s)|。)/.exec(text)?.[0] ?? text;
}
