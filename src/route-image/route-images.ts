import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { type Answer, answerTopic } from '../answer/answer.js';
import type { Knowledge, Language } from '../knowledge/knowledge.js';
import type { Drawing } from './drawing.js';
import { describeFigure, type Figure, figureOf } from './figure.js';
import { layOut } from './layout.js';
import type { Renderer } from './renderer.js';
import { asText, toSvg } from './svg.js';

/** The picture of an answer's route: what it is called and what it shows. Drawn when its PNG is asked for. */
export interface RouteImage {
  /** Topic, option of a service, Region and language: `ecr.interface-endpoint.ap-northeast-1.ja`. */
  readonly name: string;
  /** Of all that it shows: 16 hexadecimal characters. */
  readonly hash: string;
  readonly title: string;
  /** The route in words, at most 2,000 characters. */
  readonly altText: string;
}

/** Every picture there is to an answer, named at once and drawn on demand. */
export interface RouteImages {
  /** Undefined where the answer has no route. Takes a few milliseconds once; nothing is drawn. */
  of(answer: Answer, language: Language): RouteImage | undefined;
  /** The picture that is served as `<name>.<hash>.png`; undefined for any other file name. */
  named(fileName: string): RouteImage | undefined;
  /**
   * Its PNG, 1,600 pixels wide, drawn in a thread of its own and then remembered.
   * @throws RendererBusyError when too many wait already, RenderError
   */
  png(image: RouteImage): Promise<Uint8Array>;
}

const mostNames = 5_000;
const mostPngBytes = 16 * 1024 * 1024;
/** Slack's limit for an alternative text, in characters. */
const longestAltText = 2_000;

/** The pictures of a knowledge, drawn by `renderer`, which whoever made it closes. */
export function createRouteImages(knowledge: Knowledge, renderer: Renderer): RouteImages {
  const images = new LRUCache<string, { readonly image: RouteImage | undefined }>({ max: mostNames });
  const pngs = new LRUCache<string, Uint8Array, Drawing>({
    maxSize: mostPngBytes,
    sizeCalculation: (png) => png.length,
    // Those who ask for the same picture while it is drawn wait for the same drawing.
    fetchMethod: (_hash, _stale, { context }) => renderer.render(context),
  });

  const of = (answer: Answer, language: Language): RouteImage | undefined => {
    const name = nameOf(answer, language);
    const known = images.get(name);
    if (known !== undefined) return known.image;
    // A picture that is named is soon asked for.
    renderer.prepare();
    const figure = figureOf(answer, language);
    const image = figure && describe(name, figure, answer);
    images.set(name, { image });
    return image;
  };

  const png = async ({ name, hash }: RouteImage): Promise<Uint8Array> => {
    const known = pngs.get(hash);
    if (known !== undefined) return known;
    const found = answerNamed(name, knowledge);
    const figure = found && figureOf(found.answer, found.language);
    if (figure === undefined) throw new Error(`there is no picture ${name}`);
    return pngs.forceFetch(hash, { context: layOut(figure) });
  };

  return {
    of,
    png,
    named(fileName) {
      const [, name = '', hash] = /^(.+)\.([0-9a-f]{16})\.png$/.exec(fileName) ?? [];
      const found = answerNamed(name, knowledge);
      const image = found && of(found.answer, found.language);
      return image?.hash === hash ? image : undefined;
    },
  };
}

function describe(name: string, figure: Figure, answer: Answer): RouteImage {
  const altText = describeFigure(answer, figure);
  return {
    name,
    hash: hashOf(layOut(figure)),
    title: figure.title,
    altText: atMost(longestAltText, altText),
  };
}

/** The drawing with its letters as text stands for the picture: what changes one changes the other. */
function hashOf(drawing: Drawing): string {
  return createHash('sha256').update(toSvg(drawing, asText)).digest('hex').slice(0, 16);
}

function atMost(length: number, text: string): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}

function nameOf(answer: Answer, language: Language): string {
  const option = answer.kind === 'service' ? [answer.way.id] : [];
  return [answer.topic.id, ...option, answer.region, language].join('.');
}

/** The answer that a name stands for; undefined when it stands for none. */
function answerNamed(name: string, knowledge: Knowledge): { answer: Answer; language: Language } | undefined {
  const [topic = '', ...rest] = name.split('.');
  const [language, region = '', option] = rest.toReversed();
  if ((language !== 'en' && language !== 'ja') || !knowledge.regions.has(region)) return undefined;
  const answer = answerTopic({ topic, region, option }, knowledge);
  return answer !== undefined && nameOf(answer, language) === name ? { answer, language } : undefined;
}
