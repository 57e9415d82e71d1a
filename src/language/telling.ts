import type {
  AlsoNeeded,
  Answer,
  ConceptAnswer,
  ServiceAnswer,
  SymptomAnswer,
  Way,
  WorkloadAnswer,
} from '../answer/answer.js';
import { type Route, routeInWords, routeSteps } from '../answer/route.js';
import {
  type Language,
  type Localized,
  optionId,
  type Reference,
  topicName,
} from '../knowledge/knowledge.js';
import { tellCost } from './cost-telling.js';
import { phrasesIn } from './languages.js';
import type { Link } from './link.js';
import type { Phrases } from './phrases.js';

/** One part of an answer in sentences. `code` in backticks is the only markup. */
export interface Part {
  readonly kind:
    | 'endpoints'
    | 'conditions'
    | 'companions'
    | 'needs'
    | 'checks'
    | 'settings'
    | 'route'
    | 'create'
    | 'points'
    | 'cautions'
    | 'changes'
    | 'ways'
    | 'cost';
  readonly title: string;
  /** A line before the list. */
  readonly lead?: string | undefined;
  readonly lines: readonly string[];
  /** The lines in fewer words, for where there is little room. */
  readonly brief?: readonly string[];
  readonly numbered?: boolean;
}

/** An answer told in one language, for any place that shows text. */
export interface Telling {
  /** The topic and the recommendation. */
  readonly headline: string;
  /** The recommendation as a sentence, and what to do. */
  readonly verdict: readonly string[];
  /** What is to be known before the answer: how a misspelt name was read, that another way is recommended. */
  readonly notes: readonly string[];
  readonly parts: readonly Part[];
  readonly links: readonly Link[];
  readonly verified: string;
  /** The whole answer in one line, for notifications and screen readers. */
  readonly inOneLine: string;
}

export function tell(answer: Answer, language: Language): Telling {
  switch (answer.kind) {
    case 'service':
      return tellService(answer, language);
    case 'concept':
      return tellConcept(answer, language);
    case 'workload':
      return tellWorkload(answer, language);
    case 'symptom':
      return tellSymptom(answer, language);
  }
}

function tellService(answer: ServiceAnswer, language: Language): Telling {
  const phrases = phrasesIn(language);
  const { topic, way } = answer;
  const method = topic.ended ? phrases.endedShort : way.methodName[language];
  const verdict = topic.ended ? phrases.ended : verdictOf(way, language, phrases);
  const { cost, ...about } = tellAbout(answer, undefined, language, phrases);
  return {
    ...about,
    headline: phrases.headline(topic.name, method),
    verdict: [
      verdict,
      ...(way.summary === undefined ? [] : [way.summary[language]]),
      ...answer.told.map((text) => text[language]),
    ],
    parts: [
      tellEndpoints(answer, language, phrases),
      tellCompanions(way, language, phrases),
      tellSettings(way, language, phrases),
      ...(topic.ended ? [] : [tellRoute(way.route, language, phrases)]),
      tellFacts('cautions', phrases.cautionsTitle, topic.cautions, answer.region, language, phrases),
      tellChanges(answer, language, phrases),
      tellOtherWays(answer, language, phrases),
      cost,
    ].filter((part) => part.lines.length > 0),
    inOneLine: phrases.joinLine([
      phrases.headline(topic.name, verdict),
      ...summaryOfNeeds(answer, language, phrases),
    ]),
  };
}

function tellConcept(answer: ConceptAnswer, language: Language): Telling {
  const phrases = phrasesIn(language);
  const { topic, region } = answer;
  const { create } = topic;
  const { cost, ...about } = tellAbout(answer, topic.summary, language, phrases);
  return {
    ...about,
    parts: [
      tellFacts('points', phrases.pointsTitle, topic.points, region, language, phrases),
      ...(answer.route === undefined ? [] : [tellRoute(answer.route, language, phrases)]),
      {
        kind: 'create' as const,
        title: phrases.createTitle,
        lead: create && `${create.console[language]}\n${phrases.createAsks}`,
        lines:
          create === undefined
            ? []
            : [...create.asks, ...(create.note ? [create.note] : [])].map((text) => text[language]),
      },
      tellFacts('cautions', phrases.cautionsTitle, topic.cautions, region, language, phrases),
      tellChanges(answer, language, phrases),
      cost,
    ].filter((part) => part.lines.length > 0),
    inOneLine: phrases.headline(topic.name[language], inRegion(topic.summary, answer, language)),
  };
}

function tellWorkload(answer: WorkloadAnswer, language: Language): Telling {
  const phrases = phrasesIn(language);
  const { topic, region, regionName } = answer;
  const title = phrases.endpointsTitle(regionName[language], region);
  const { cost, ...about } = tellAbout(answer, topic.summary, language, phrases);
  return {
    ...about,
    parts: [
      ...needs.map((need) => ({
        kind: 'needs' as const,
        title: need === 'required' ? title : phrases.needsTitle[need],
        lines: answer.needs
          .filter((each) => each.need === need)
          .map((each) => tellNeed(each, language, phrases)),
      })),
      tellFacts('points', phrases.pointsTitle, topic.points, region, language, phrases),
      tellFacts('cautions', phrases.cautionsTitle, topic.cautions, region, language, phrases),
      tellChanges(answer, language, phrases),
      cost,
    ].filter((part) => part.lines.length > 0),
    inOneLine: inOneLine(answer, topic.summary, language, phrases),
  };
}

function tellSymptom(answer: SymptomAnswer, language: Language): Telling {
  const phrases = phrasesIn(language);
  const { topic, region, regionName } = answer;
  const { cost, ...about } = tellAbout(answer, topic.meaning, language, phrases);
  return {
    ...about,
    verdict: [...about.verdict, ...answer.told.map((text) => inRegion(text, answer, language))],
    parts: [
      {
        ...tellFacts('checks', phrases.checksTitle, topic.checks, region, language, phrases),
        numbered: true,
      },
      {
        kind: 'needs' as const,
        title: phrases.endpointsTitle(regionName[language], region),
        lines: answer.needs.map((need) => tellNeed(need, language, phrases, true)),
      },
      tellFacts('cautions', phrases.cautionsTitle, topic.cautions, region, language, phrases),
      tellChanges(answer, language, phrases),
      cost,
    ].filter((part) => part.lines.length > 0),
    inOneLine: inOneLine(answer, topic.meaning, language, phrases),
  };
}

/** What the tellings of every topic have in common. */
function tellAbout(answer: Answer, verdict: Localized | undefined, language: Language, phrases: Phrases) {
  const name = topicName(answer.topic)[language];
  const { lines, pages } = tellCost(answer, language);
  const references = linksOf(answer.topic.references, language, phrases);
  const known = new Set(references.map(({ url }) => url));
  const cost: Part = { kind: 'cost', title: phrases.cost.title, lines };
  return {
    cost,
    headline: name,
    verdict: verdict === undefined ? [] : [inRegion(verdict, answer, language)],
    notes: [
      ...(answer.readFrom === undefined ? [] : [phrases.readAs(answer.readFrom, name)]),
      ...tellRecommended(answer, language, phrases),
    ],
    links: [...references, ...pages.filter(({ url }) => !known.has(url))],
    verified: phrases.verified(answer.topic.verified),
  };
}

/** What is recommended where the answer leads with another way. */
function tellRecommended(answer: Answer, language: Language, phrases: Phrases): string[] {
  if (answer.kind !== 'service' || answer.topic.ended) return [];
  const [first] = answer.topic.access;
  const recommended = answer.otherWays.find(({ id }) => first !== undefined && id === optionId(first));
  if (recommended === undefined) return [];
  const { methodName, when } = recommended;
  const { another, anotherCase } = phrases.ways;
  const say = answer.way.when === undefined ? another : anotherCase;
  return [say(methodName[language], when?.[language])];
}

/** A text of the knowledge in the language and the Region of the answer. */
function inRegion(text: Localized, { region }: Answer, language: Language): string {
  return text[language].replaceAll('{region}', region);
}

/** The recommendation in a sentence, under its condition where it has one. */
export function verdictOf(way: Way, language: Language, phrases: Phrases): string {
  const name = way.methodName[language];
  const plain = way.derived ? phrases.natVerdict : phrases.verdict(way.method, name, way.confirmed);
  const verdict = way.when === undefined ? plain : phrases.verdictWhen(way.when[language], plain);
  return way.confirmed || way.method === 'nat-gateway' ? verdict : unconfirmed(verdict, phrases);
}

function tellEndpoints(
  { way, region, regionName }: ServiceAnswer,
  language: Language,
  phrases: Phrases,
): Part {
  const lines = way.endpoints.map((endpoint) => {
    const only = endpoint.regions === undefined ? '' : phrases.onlyIn(phrases.joinNames(endpoint.regions));
    return phrases.item(`\`${endpoint.name}\`${only}`, endpoint.for?.[language], endpoint.need);
  });
  if (way.fips.length > 0) lines.push(phrases.fips(phrases.joinNames(way.fips.map(code))));
  return { kind: 'endpoints', title: phrases.endpointsTitle(regionName[language], region), lines };
}

function tellCompanions(way: Way, language: Language, phrases: Phrases): Part {
  const lines = way.companions
    .toSorted((a, b) => needs.indexOf(a.need) - needs.indexOf(b.need))
    .map((companion) => tellNeed(companion, language, phrases, true));
  return { kind: 'companions', title: phrases.companionsTitle, lines };
}

const needs = ['required', 'conditional', 'optional'] as const;

/** A service's endpoint that something needs, and why; with `tagged`, how much it is needed. */
function tellNeed(need: AlsoNeeded, language: Language, phrases: Phrases, tagged = false): string {
  const names = phrases.joinNames(need.endpoints.map(code));
  const title = phrases.companion(need.name, need.methodName[language]);
  return phrases.item(
    names === '' ? title : `${title} ${names}`,
    need.why[language],
    tagged ? need.need : 'required',
  );
}

function tellSettings(way: Way, language: Language, phrases: Phrases): Part {
  const lines: string[] = [];
  if (way.method === 'gateway-endpoint') lines.push(phrases.routeTables);
  if (way.privateDns !== undefined) lines.push(phrases.privateDns[way.privateDns]);
  if (way.clientSetup !== undefined) lines.push(way.clientSetup[language]);
  if (way.crossRegion) lines.push(phrases.crossRegion);
  if (way.method === 'interface-endpoint') lines.push(phrases.securityGroup(way.ports));
  if (way.method === 'in-vpc' && way.ports.length > 0) lines.push(phrases.inVpcPorts(way.ports));
  return { kind: 'settings', title: phrases.settingsTitle, lines };
}

function tellRoute(route: Route, language: Language, phrases: Phrases): Part {
  return {
    kind: 'route',
    title: phrases.routeTitle,
    lead: routeInWords(route, language).join('\n'),
    lines: routeSteps(route, language),
    numbered: true,
  };
}

type Told = Localized & { readonly confidence: 'confirmed' | 'not-confirmed' };

function tellFacts(
  kind: Part['kind'],
  title: string,
  facts: readonly Told[],
  region: string,
  language: Language,
  phrases: Phrases,
): Part {
  return { kind, title, lines: facts.map((fact) => tellFact(fact, region, language, phrases)) };
}

/** A fact of the knowledge; one that is not confirmed says so. */
export function tellFact(fact: Told, region: string, language: Language, phrases: Phrases): string {
  const text = fact[language].replaceAll('{region}', region);
  return fact.confidence === 'confirmed' ? text : unconfirmed(text, phrases);
}

/** The doubt belongs to the sentence, so it stands before its full stop. */
export function unconfirmed(sentence: string, phrases: Phrases): string {
  return sentence.replace(/[.。]?$/, (stop) => phrases.notConfirmed + stop);
}

export function code(name: string): string {
  return `\`${name}\``;
}

function tellChanges({ topic, region }: Answer, language: Language, phrases: Phrases): Part {
  const lines = topic.changes.map((change) =>
    phrases.dated(change.date, tellFact(change, region, language, phrases)),
  );
  return { kind: 'changes', title: phrases.changesTitle, lines };
}

function tellOtherWays({ way, otherWays }: ServiceAnswer, language: Language, phrases: Phrases): Part {
  const lines = otherWays.map((other) => {
    const name = other.methodName[language];
    const line =
      other.when === undefined
        ? other.derived
          ? phrases.plan.about(name, phrases.ways.publicEndpoint)
          : name
        : phrases.wayWhen(name, other.when[language]);
    const names = phrases.joinNames(other.endpoints.map(({ shortName }) => code(shortName)));
    return `${names === '' ? line : phrases.withNames(line, names)}${other.confirmed ? '' : phrases.notConfirmed}`;
  });
  const title = way.when === undefined ? phrases.otherWaysTitle : phrases.situationsTitle;
  return { kind: 'ways', title, lines };
}

/** What to create, in short sentences for the one-line answer. */
function summaryOfNeeds({ way, otherWays }: ServiceAnswer, language: Language, phrases: Phrases): string[] {
  const names = way.endpoints.filter(({ need }) => need === 'required').map(({ name }) => name);
  const also = way.companions
    .filter(({ need }) => need === 'required')
    .map((companion) => phrases.companion(companion.name, companion.methodName[language]));
  return [
    ...(names.length > 0 ? [phrases.createOneLine(phrases.joinNames(names))] : []),
    ...(also.length > 0 ? [phrases.alsoOneLine(phrases.joinNames(also))] : []),
    ...(otherWays.some((other) => other.derived) ? [phrases.natAlsoOneLine] : []),
  ];
}

/** What is said about a workload or an error, and what to create, in one line. */
function inOneLine(
  answer: WorkloadAnswer | SymptomAnswer,
  said: Localized,
  language: Language,
  phrases: Phrases,
): string {
  const names = answer.needs.filter(({ need }) => need === 'required').flatMap(({ endpoints }) => endpoints);
  return phrases.joinLine([
    phrases.headline(answer.topic.name[language], inRegion(said, answer, language)),
    ...(names.length > 0 ? [phrases.createOneLine(phrases.joinNames(names))] : []),
  ]);
}

export function linksOf(references: readonly Reference[], language: Language, phrases: Phrases): Link[] {
  return references
    .filter((reference) => reference.language === undefined || reference.language === language)
    .flatMap((reference) => {
      const english = { title: reference.title[language], url: reference.url };
      const japanese =
        reference.language === undefined ? (reference.ja ?? japanesePage(reference.url)) : undefined;
      return language === 'ja' && japanese !== undefined
        ? [
            { title: reference.title.ja, url: japanese },
            { title: phrases.inEnglish, url: reference.url },
          ]
        : [english];
    });
}

/** AWS documentation has its Japanese pages at the same address below /ja_jp. */
function japanesePage(url: string): string | undefined {
  const { hostname } = new URL(url);
  return hostname === 'docs.aws.amazon.com'
    ? url.replace('docs.aws.amazon.com/', 'docs.aws.amazon.com/ja_jp/')
    : undefined;
}
