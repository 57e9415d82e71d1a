import { type Branch, type Hop, type Route, routeInWords, routeSteps } from '../answer/route.js';
import type { Language, Localized } from '../knowledge/knowledge.js';
import { phrasesIn } from '../language/languages.js';
import type { PicturePhrases } from '../language/phrases.js';
import { hopIcon } from './icons.js';

export type PlaceName = keyof PicturePhrases['places'];

/** What a picture shows: a route told in one language, and all the words around it. */
export interface Figure extends RouteFigure {
  readonly title: string;
  readonly subtitle: string;
  readonly icon: string | undefined;
  /** What it costs, or how much is to be created. */
  readonly tag: { readonly text: string; readonly tone: 'good' | 'charged' | 'plain' } | undefined;
}

/** The part of a figure that follows from its route. */
export interface RouteFigure {
  readonly language: Language;
  readonly hops: readonly FigureHop[];
  readonly branches: readonly FigureBranch[];
  /** One sentence for each numbered arrow: those of the hops first, then those of the branches. */
  readonly steps: readonly string[];
  /** A last sentence without a number. */
  readonly remark: string | undefined;
  readonly places: Readonly<Record<PlaceName, string>>;
  /** On the frame around endpoints that no hop of the way names. */
  readonly endpointsTitle: string;
  /** On the frame around what is in the VPC itself. */
  readonly inVpc: { readonly title: string; readonly guard: string };
  /** The routes that are drawn, in words. */
  readonly ways: readonly string[];
}

export interface FigureHop {
  readonly in: Hop['in'];
  readonly beside: boolean;
  readonly label: string;
  readonly detail: string | undefined;
  /** The name of an icon. */
  readonly icon: string;
  /** What the frame around it says, where a security group must let the traffic in. */
  readonly guard: string | undefined;
  /** Of the arrow that leaves it, where the arrow has a sentence. */
  readonly number: number | undefined;
}

export interface FigureBranch {
  /** The name to type first, below it what else is to be said. */
  readonly endpoint: FigureHop;
  /** Where it leads; none where it is the service itself. */
  readonly services: readonly FigureHop[];
  /** Of the arrow that leads to the endpoint, where the arrow has a sentence. */
  readonly number: number | undefined;
  readonly isConditional: boolean;
}

/** More lines of branches than this are too small to read in a message. */
const mostLines = 8;
/** A plan shows as much as there is room for: its lines stand closer together, and have no sentences. */
const mostLinesOfPlan = 20;

/** Whether the branches stand closer together. */
export function isDense({ branches }: Pick<RouteFigure, 'branches'>): boolean {
  return linesIn(branches) > mostLines;
}

/** `isPlan`: everything is drawn as far as there is room, rather than the most important. */
export function figureOfRoute(route: Route, isPlan: boolean, language: Language): RouteFigure {
  const words = phrasesIn(language).picture;
  const { drawn, left } = firstLines(route.branches, isPlan ? mostLinesOfPlan : mostLines);
  const branches = drawn.toSorted((a, b) => rowOrder(a) - rowOrder(b));
  const withReasons = linesIn(branches) <= mostLines;
  const steps = routeSteps(route, language);
  let hopSteps = 0;
  const hops = route.hops.map((hop) => ({
    ...figureHop(hop, language, words),
    number: hop.step === undefined ? undefined : ++hopSteps,
  }));
  const guard = guardOf(branches, words);
  return {
    language,
    hops,
    branches: branches.map((branch) => {
      const reason = withReasons ? branch.why : undefined;
      if (reason !== undefined) steps.push(asSentence(reason, language));
      return { ...figureBranch(branch, guard, language, words), number: reason && steps.length };
    }),
    steps,
    remark: left > 0 ? words.more(left) : undefined,
    places: words.places,
    endpointsTitle: branches.some(isOtherEndpoint) ? words.vpcEndpoints : words.interfaceEndpoints,
    inVpc: { title: words.inVpc, guard: words.inVpcGuard },
    ways: [...new Set(routeInWords({ ...route, branches }, language))],
  };
}

/** The lines of a picture that branches take: one for each service. */
function linesIn(branches: readonly { readonly services: readonly unknown[] }[]): number {
  return branches.reduce((sum, { services }) => sum + Math.max(1, services.length), 0);
}

/** The first branches that have room. `left`: how many lines do not. */
function firstLines(branches: readonly Branch[], most: number): { drawn: Branch[]; left: number } {
  const drawn: Branch[] = [];
  for (const branch of branches) {
    const room = most - linesIn(drawn);
    if (room > 0) drawn.push({ ...branch, services: branch.services.slice(0, room) });
  }
  return { drawn, left: linesIn(branches) - linesIn(drawn) };
}

/** The picture in words, for those who do not see it. */
export function describeFigure({ language, title, subtitle, ways, steps, remark }: Figure): string {
  const sentences = remark === undefined ? steps : [...steps, remark];
  return phrasesIn(language).picture.description(title, subtitle, ways, sentences);
}

/** Endpoints in the subnet stand together, then what is in the VPC, and last what is on its border. */
function rowOrder({ endpoint, services }: Branch): number {
  if (endpoint.in === 'vpc-edge') return 2;
  return services.length === 0 ? 1 : 0;
}

/** One security group does for all endpoints in the subnet, if it lets in what each of them needs. */
function guardOf(branches: readonly Branch[], words: PicturePhrases): string | undefined {
  const ports = new Set(
    branches.filter(({ services }) => services.length > 0).flatMap(({ endpoint }) => endpoint.ports),
  );
  return ports.size === 0 ? undefined : words.securityGroup([...ports]);
}

function isOtherEndpoint({ endpoint, services }: Branch): boolean {
  return endpoint.in !== 'vpc-edge' && services.length > 0 && endpoint.node !== 'interface-endpoint';
}

function figureHop(hop: Hop, language: Language, words: PicturePhrases): FigureHop {
  const { label, detail, ports } = hop;
  return {
    in: hop.in,
    beside: hop.beside,
    label: label[language],
    detail: detail?.[language],
    icon: hopIcon(hop),
    guard: ports.length === 0 ? undefined : words.securityGroup(ports),
    number: undefined,
  };
}

/** An endpoint in the subnet stands in a frame that says what it is; one on the border says so itself. */
function figureBranch(
  { endpoint, services, need }: Branch,
  guard: string | undefined,
  language: Language,
  words: PicturePhrases,
): Omit<FigureBranch, 'number'> {
  const drawn = figureHop(endpoint, language, words);
  const isConditional = need === 'conditional';
  const isInVpc = services.length === 0;
  const notes = [
    ...(endpoint.in === 'vpc-edge' && drawn.detail !== undefined ? [drawn.label] : []),
    ...(isInVpc && endpoint.ports.length > 0 ? [words.ports(endpoint.ports)] : []),
    ...(isConditional ? [words.conditional] : []),
  ];
  return {
    endpoint: {
      ...drawn,
      label: drawn.detail ?? drawn.label,
      detail: notes.join('\n') || undefined,
      guard: isInVpc || drawn.guard === undefined ? undefined : guard,
    },
    services: services.map((service) => figureHop(service, language, words)),
    isConditional,
  };
}

/** Reasons are phrases in the knowledge. */
function asSentence(text: Localized, language: Language): string {
  const phrase = text[language];
  if (language === 'ja') return /[。）]$/.test(phrase) ? phrase : `${phrase}。`;
  return `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}${/[.)]$/.test(phrase) ? '' : '.'}`;
}
