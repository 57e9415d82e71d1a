import { createHash } from 'node:crypto';
import type { Answer } from '../../src/answer/answer.js';
import type { Language } from '../../src/knowledge/knowledge.js';
import type { RouteImage, RouteImages } from '../../src/route-image/route-images.js';

/** One dot. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** Names pictures as the real one does, and draws the same dot for all of them. */
export class FakeRouteImages implements RouteImages {
  readonly drawn: string[] = [];
  /** What drawing does; may reject. */
  draw: () => Promise<Uint8Array> = () => Promise.resolve(png);
  readonly #issued = new Map<string, RouteImage>();

  of(answers: readonly Answer[], language: Language): RouteImage | undefined {
    const ways = answers.filter((answer) => answer.kind === 'service');
    if (ways.length < answers.length) return undefined;
    const name = `${ways.map(({ topic, way }) => `${topic.id}.${way.id}`).join('_')}.${language}`;
    const hash = createHash('sha256').update(name).digest('hex').slice(0, 16);
    const altText = ways.map(({ topic, way }) => `${way.methodName[language]} → ${topic.name}`).join('; ');
    const image = { name, hash, title: ways.map(({ topic }) => topic.name).join(', '), altText };
    this.#issued.set(`${name}.${hash}.png`, image);
    return image;
  }

  named(fileName: string): RouteImage | undefined {
    return this.#issued.get(fileName);
  }

  png(image: RouteImage): Promise<Uint8Array> {
    this.drawn.push(image.name);
    return this.draw();
  }
}
