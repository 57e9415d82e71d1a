import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Answer, answerTopic } from '../answer/answer.js';
import type { Knowledge, Language } from '../knowledge/knowledge.js';
import { Renderer } from '../route-image/renderer.js';
import { createRouteImages, type RouteImages } from '../route-image/route-images.js';

/** One picture to draw: of one answer, or of several together. */
export interface Picture {
  readonly answers: readonly Answer[];
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

async function drawOne({ answers, language }: Picture, images: RouteImages, file: string): Promise<boolean> {
  const image = images.of(answers, language);
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
    .flatMap((answer) => languages.map((language) => ({ answers: [answer], language })));
}

/** Names in a file name; more are counted. */
const mostNames = 6;

/** `ecr.interface-endpoint.ja.png`, or `ecr_logs_s3.ja.png` for several together. */
export function pictureFile({ answers, language }: Picture, folder = '.'): string {
  const [only] = answers;
  const option = answers.length === 1 && only?.kind === 'service' ? [only.way.id] : [];
  const names = answers.slice(0, mostNames).map(({ topic }) => topic.id);
  const more = answers.length > mostNames ? [`and-${answers.length - mostNames}-more`] : [];
  return join(folder, [[...names, ...more].join('_'), ...option, language, 'png'].join('.'));
}
