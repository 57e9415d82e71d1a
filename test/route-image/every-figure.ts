import type { Answer } from '../../src/answer/answer.js';
import { everyPicture, pictureFile } from '../../src/cli/draw.js';
import type { Knowledge, Language } from '../../src/knowledge/knowledge.js';
import { type Figure, figureOf } from '../../src/route-image/figure.js';

export interface NamedFigure {
  readonly name: string;
  readonly answer: Answer;
  readonly language: Language;
  readonly figure: Figure;
}

/** The figure of every way of every topic, in both languages. */
export function everyFigure(knowledge: Knowledge): NamedFigure[] {
  return everyPicture(knowledge, 'ap-northeast-1', ['en', 'ja']).flatMap((picture) => {
    const figure = figureOf(picture.answer, picture.language);
    return figure === undefined ? [] : [{ ...picture, name: pictureFile(picture), figure }];
  });
}
