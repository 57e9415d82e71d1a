import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Answer, answerTopic } from '../answer/answer.js';
import type { Knowledge, Language } from '../knowledge/knowledge.js';
import { Renderer } from '../route-image/renderer.js';
import { createRouteImages, type RouteImages } from '../route-image/route-images.js';

/** One picture to draw. */
export interface Picture {
  readonly answer: Answer;
  readonly language: Language;
}

/** Pictures drawn at a time: one, and a few that wait for it. */
const atOnce = 4;

/**
 * Writes pictures as PNG files and returns their names. An answer without a route has none.
 * @param fileFor the file of a picture, whose folder is made where it is missing
 * @param onDrawn called after each of them
 */
export async function draw(
  pictures: readonly Picture[],
  knowledge: Knowledge,
  fileFor: (picture: Picture) => string,
  onDrawn: () => void = () => {},
): Promise<string[]> {
  const renderer = new Renderer();
  const images = createRouteImages(knowledge, renderer);
  const files: string[] = [];
  const left = pictures.values();
  const drawNext = async () => {
    for (const picture of left) {
      if (await drawOne(picture, images, fileFor(picture))) files.push(fileFor(picture));
      onDrawn();
    }
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, drawNext));
  } finally {
    await renderer.close();
  }
  return files;
}

async function drawOne({ answer, language }: Picture, images: RouteImages, file: string): Promise<boolean> {
  const image = images.of(answer, language);
  if (image === undefined) return false;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, await images.png(image));
  return true;
}

/** Every picture that there is: each way of each topic. */
export function everyPicture(
  knowledge: Knowledge,
  region: string,
  languages: readonly Language[],
): Picture[] {
  return [...knowledge.topics.keys()]
    .flatMap((topic) => {
      const answer = answerTopic({ topic, region }, knowledge);
      if (answer === undefined) return [];
      const options = answer.kind === 'service' ? answer.otherWays.map(({ id }) => id) : [];
      return [
        answer,
        ...options.flatMap((option) => answerTopic({ topic, region, option }, knowledge) ?? []),
      ];
    })
    .flatMap((answer) => languages.map((language) => ({ answer, language })));
}

/** `ecr.interface-endpoint.ja.png`. */
export function pictureFile({ answer, language }: Picture, folder = '.'): string {
  const option = answer.kind === 'service' ? [answer.way.id] : [];
  return join(folder, [answer.topic.id, ...option, language, 'png'].join('.'));
}
