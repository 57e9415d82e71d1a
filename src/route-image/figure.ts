import type { Answer } from '../answer/answer.js';
import { type Branch, type Hop, type Route, routeInWords, routeSteps } from '../answer/route.js';
import { type AccessMethod, type Language, type Localized, topicName } from '../knowledge/knowledge.js';
import { phrasesIn } from '../language/languages.js';
import type { PicturePhrases } from '../language/phrases.js';
import { hopIcon } from './icons.js';

export type PlaceName = keyof PicturePhrases['places'];

/** What a picture shows: a route told in one language, and all the words around it. */
export interface Figure {
  readonly language: Language;
  readonly title: string;
  readonly subtitle: string;
  readonly icon: string | undefined;
  /** What it costs, or how much is to be created. */
  readonly tag: { readonly text: string; readonly tone: 'good' | 'charged' | 'plain' } | undefined;
  readonly hops: readonly FigureHop[];
  readonly branches: readonly FigureBranch[];
  /** One sentence for each numbered arrow: those of the hops first, then one a branch. */
  readonly steps: readonly string[];
  /** A last sentence without a number. */
  readonly remark: string | undefined;
  readonly places: Readonly<Record<PlaceName, string>>;
  /** On the frame around endpoints that no hop of the way names. */
  readonly endpointsTitle: string;
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
  readonly service: FigureHop;
  /** Of the arrow that leads to the endpoint. */
  readonly number: number;
  readonly isConditional: boolean;
}

/** More rows than this are too small to read in a message. */
const mostBranches = 8;

/** The figure of an answer; undefined where it has no route. */
export function figureOf(answer: Answer, language: Language): Figure | undefined {
  const route = routeOf(answer);
  if (route === undefined || route.hops.length === 0) return undefined;
  const words = phrasesIn(language).picture;
  const branches = route.branches.slice(0, mostBranches).toSorted((a, b) => rowOrder(a) - rowOrder(b));
  const left = route.branches.length - branches.length;
  let steps = 0;
  const hops = route.hops.map((hop) => {
    const drawn = figureHop(hop, language, words);
    return hop.step === undefined ? drawn : { ...drawn, number: ++steps };
  });
  return {
    language,
    title: topicName(answer.topic)[language],
    subtitle: subtitleOf(answer, language),
    icon: answer.topic.kind === 'service' || answer.topic.kind === 'workload' ? answer.topic.icon : undefined,
    tag: tagOf(answer, words),
    hops,
    branches: branches.map((branch, i) => figureBranch(branch, steps + i + 1, language, words)),
    steps: [...routeSteps(route, language), ...branches.map(({ why }) => asSentence(why, language))],
    remark: left > 0 ? words.more(left) : undefined,
    places: words.places,
    endpointsTitle: words.interfaceEndpoints,
  };
}

/** The picture in words, for those who do not see it. */
export function describeFigure(answer: Answer, figure: Figure): string {
  const route = routeOf(answer);
  const { language, title, subtitle, steps, remark } = figure;
  return phrasesIn(language).picture.description(
    title,
    subtitle,
    route === undefined ? [] : routeInWords(route, language),
    remark === undefined ? steps : [...steps, remark],
  );
}

function routeOf(answer: Answer): Route | undefined {
  if (answer.kind !== 'service') return answer.route;
  return answer.topic.ended ? undefined : answer.way.route;
}

/** Endpoints in the subnet stand together, above those on the border of the VPC. */
function rowOrder({ endpoint }: Branch): number {
  return endpoint.in === 'vpc-edge' ? 1 : 0;
}

function subtitleOf(answer: Answer, language: Language): string {
  const phrases = phrasesIn(language);
  if (answer.kind !== 'service') return phrases.picture.subtitle[answer.kind];
  const { methodName, when, confirmed } = answer.way;
  const method =
    when === undefined ? methodName[language] : phrases.wayWhen(methodName[language], when[language]);
  return confirmed ? method : method + phrases.notConfirmed;
}

function tagOf(answer: Answer, words: PicturePhrases): Figure['tag'] {
  switch (answer.kind) {
    case 'service':
      return costTag(answer.way.method, words);
    case 'concept':
      return costTag(answer.method, words);
    case 'workload': {
      const count = (need: 'required' | 'conditional') =>
        answer.needs.filter((each) => each.need === need).flatMap(({ endpoints }) => endpoints).length;
      return { text: words.endpoints(count('required'), count('conditional')), tone: 'plain' };
    }
    case 'symptom':
      return undefined;
  }
}

/** What the way costs; nothing where another price list applies. */
function costTag(method: AccessMethod | undefined, words: PicturePhrases): Figure['tag'] {
  switch (method) {
    case 'in-vpc':
      return { text: words.noEndpoint, tone: 'good' };
    case 'gateway-endpoint':
      return { text: words.free, tone: 'good' };
    case 'interface-endpoint':
    case 'nat-gateway':
      return { text: words.charged, tone: 'charged' };
    default:
      return undefined;
  }
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
  { endpoint, service, need }: Branch,
  number: number,
  language: Language,
  words: PicturePhrases,
): FigureBranch {
  const drawn = figureHop(endpoint, language, words);
  const isConditional = need === 'conditional';
  const notes = [
    ...(endpoint.in === 'vpc-edge' || drawn.detail === undefined ? [drawn.label] : []),
    ...(isConditional ? [words.conditional] : []),
  ];
  return {
    endpoint: { ...drawn, label: drawn.detail ?? drawn.label, detail: notes.join('\n') || undefined },
    service: figureHop(service, language, words),
    number,
    isConditional,
  };
}

/** Reasons are phrases in the knowledge. */
function asSentence(text: Localized, language: Language): string {
  const phrase = text[language];
  if (language === 'ja') return /[。）]$/.test(phrase) ? phrase : `${phrase}。`;
  return `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}${/[.)]$/.test(phrase) ? '' : '.'}`;
}
