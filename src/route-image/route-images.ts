import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Answer } from '../answer/answer.js';
import type { Knowledge, Language } from '../knowledge/knowledge.js';
import type { Drawing } from './drawing.js';
import { describeFigure, type Figure } from './figure.js';
import { figureOf } from './figure-of-answers.js';
import { layOut } from './layout.js';
import { answersNamed, nameOf } from './picture-name.js';
import type { Renderer } from './renderer.js';
import { asText, toSvg } from './svg.js';

/** The picture of a route: what it is called and what it shows. Drawn when its PNG is asked for. */
export interface RouteImage {
  /** What it is the picture of, see `nameOf`: good for an address and for a file. */
  readonly name: string;
  /** Of all that it shows: 16 hexadecimal characters. */
  readonly hash: string;
  readonly title: string;
  /** The route in words, at most 2,000 characters. */
  readonly altText: string;
}

/** Every picture there is to answers, named at once and drawn on demand. */
export interface RouteImages {
  /** One picture of all the answers. Undefined where there is no route. Takes a few milliseconds once; nothing is drawn. */
  of(answers: readonly Answer[], language: Language): RouteImage | undefined;
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

  const of = (answers: readonly Answer[], language: Language): RouteImage | undefined => {
    const name = nameOf(answers, language);
    const known = images.get(name);
    if (known !== undefined) return known.image;
    // A picture that is named is soon asked for.
    renderer.prepare();
    const figure = figureOf(answers, knowledge, language);
    const image = figure && describe(name, figure);
    images.set(name, { image });
    return image;
  };

  const png = async ({ name, hash }: RouteImage): Promise<Uint8Array> => {
    const known = pngs.get(hash);
    if (known !== undefined) return known;
    const found = answersNamed(name, knowledge);
    const figure = found && figureOf(found.answers, knowledge, found.language);
    if (figure === undefined) throw new Error(`there is no picture ${name}`);
    return pngs.forceFetch(hash, { context: layOut(figure) });
  };

  return {
    of,
    png,
    named(fileName) {
      const [, name = '', hash] = /^(.+)\.([0-9a-f]{16})\.png$/.exec(fileName) ?? [];
      const found = answersNamed(name, knowledge);
      const image = found && of(found.answers, found.language);
      return image?.hash === hash ? image : undefined;
    },
  };
}

function describe(name: string, figure: Figure): RouteImage {
  return {
    name,
    hash: hashOf(layOut(figure)),
    title: figure.title,
    altText: atMost(longestAltText, describeFigure(figure)),
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
