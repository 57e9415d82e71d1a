import type { Language } from '../knowledge/knowledge.js';
import type { TextShape } from './drawing.js';
import { breakLines, shortenLine, type TextStyle } from './line-break.js';
import { textWidth } from './text-width.js';

interface Line {
  readonly text: string;
  readonly style: TextStyle;
  readonly fill: string;
  readonly width: number;
}

/** Lines of text that stand together, measured and not yet placed. */
export interface TextBlock {
  readonly lines: readonly Line[];
  readonly width: number;
  readonly height: number;
}

export interface Paragraph {
  readonly text: string | undefined;
  readonly style: TextStyle;
  readonly fill: string;
  readonly width: number;
  readonly mostLines: number;
  /** Lines of similar length, as on a label. */
  readonly balanced?: boolean;
}

/** Distance from one baseline to the next, in sizes of the type. */
const leading = 1.28;

/** Breaks paragraphs into the lines of one block; one without text is left out. */
export function textBlock(paragraphs: readonly Paragraph[], language: Language): TextBlock {
  const lines = paragraphs.flatMap(({ text, style, fill, width, mostLines, balanced = true }) =>
    text === undefined
      ? []
      : breakLines(text, width, style, language, { mostLines, balanced }).map((line) => ({
          text: line,
          style,
          fill,
          width: textWidth(line, style.size, style.weight),
        })),
  );
  return {
    lines,
    width: Math.max(0, ...lines.map(({ width }) => width)),
    height: lines.reduce((sum, { style }) => sum + style.size * leading, 0),
  };
}

/** One line that is shortened to fit. */
export function textLine(text: string, width: number, style: TextStyle, fill: string): TextBlock {
  const line = shortenLine(text, width, style);
  const drawn = textWidth(line, style.size, style.weight);
  return { lines: [{ text: line, style, fill, width: drawn }], width: drawn, height: style.size * leading };
}

/** The lines of a block from `top` down, centred on `x` or beginning there. */
export function placeBlock(
  { lines }: TextBlock,
  { x, top, centred = false, plate = false }: { x: number; top: number; centred?: boolean; plate?: boolean },
): TextShape[] {
  let y = top;
  return lines.map(({ text, style, fill, width }) => {
    const baseline = y + style.size * (0.88 + (leading - 1.1) / 2);
    y += style.size * leading;
    return { text, style, fill, width, plate, x: centred ? x - width / 2 : x, y: baseline };
  });
}
