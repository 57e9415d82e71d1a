import { readFileSync } from 'node:fs';
import { missingMark, type Weight, weights, widthFile } from './glyphs.js';

/** What a file of widths holds; all in thousandths of the size. */
export interface Widths {
  /** Letters as wide as the size. */
  readonly full: string;
  readonly others: Readonly<Record<string, number>>;
  /** How much wider apart two letters stand. */
  readonly kerning: Readonly<Record<string, number>>;
}

interface WidthTable {
  readonly widths: ReadonlyMap<string, number>;
  readonly kerning: ReadonlyMap<string, number>;
}

const tables = new Map<Weight, WidthTable>();

function tableOf(weight: Weight): WidthTable {
  const known = tables.get(weight);
  if (known !== undefined) return known;
  const { full, others, kerning }: Widths = JSON.parse(readFileSync(widthFile(weight), 'utf8'));
  const table = {
    widths: new Map([...Array.from(full, (letter) => [letter, 1000] as const), ...Object.entries(others)]),
    kerning: new Map(Object.entries(kerning)),
  };
  tables.set(weight, table);
  return table;
}

/** The width of a line in pixels, exactly as it is drawn. */
export function textWidth(text: string, size: number, weight: Weight): number {
  return (placeLetters(text, weight) * size) / 1000;
}

/**
 * Goes through the letters of a line with where each begins, in thousandths of the size; returns where the
 * last one ends. A letter that we do not have becomes a mark.
 */
export function placeLetters(
  text: string,
  weight: Weight,
  place?: (letter: string, x: number) => void,
): number {
  const { widths, kerning } = tableOf(weight);
  let x = 0;
  let before = '';
  for (const character of text) {
    const letter = widths.has(character) ? character : missingMark;
    x += kerning.get(before + letter) ?? 0;
    place?.(letter, x);
    x += widths.get(letter) ?? 0;
    before = letter;
  }
  return x;
}

/** Characters of a text that become a mark, because we do not have them. */
export function missingCharacters(text: string): string[] {
  return [...new Set(text)].filter((letter) => weights.some((weight) => !tableOf(weight).widths.has(letter)));
}
