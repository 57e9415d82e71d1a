import { readFileSync } from 'node:fs';
import { outlineFile, type Weight } from './glyphs.js';
import { placeLetters } from './text-width.js';

/** The outlines of one weight. The file is large, so that a letter is read from it when it is first drawn. */
class Outlines {
  readonly #file: Buffer;
  readonly #lines = new Map<string, readonly [from: number, to: number]>();
  readonly #read = new Map<string, string>();

  constructor(weight: Weight) {
    this.#file = readFileSync(outlineFile(weight));
    for (
      let from = 0, to = this.#file.indexOf('\n');
      to >= 0;
      from = to + 1, to = this.#file.indexOf('\n', from)
    ) {
      const letter = String.fromCodePoint(this.#file.toString('utf8', from, from + 4).codePointAt(0) ?? 0);
      this.#lines.set(letter, [from + Buffer.byteLength(letter), to]);
    }
  }

  /** Path commands relative to where the letter begins, in thousandths of the size, y upwards. */
  of(letter: string): string {
    const known = this.#read.get(letter);
    if (known !== undefined) return known;
    const [from, to] = this.#lines.get(letter) ?? [0, 0];
    const outline = this.#file.toString('latin1', from, to);
    this.#read.set(letter, outline);
    return outline;
  }
}

const outlines = new Map<Weight, Outlines>();

function outlinesOf(weight: Weight): Outlines {
  const known = outlines.get(weight) ?? new Outlines(weight);
  outlines.set(weight, known);
  return known;
}

/** A line of text as path data, in the same coordinates. */
export function textOutline(text: string, weight: Weight): string {
  const letters = outlinesOf(weight);
  let path = '';
  placeLetters(text, weight, (letter, x) => {
    const outline = letters.of(letter);
    if (outline !== '') path += `M${x} 0${outline}`;
  });
  return path;
}
