import { readFileSync } from 'node:fs';
import { outlineFile, shelves, type Weight } from './glyphs.js';
import { placeLetters } from './text-width.js';

/** The outlines of one weight. The files are large, so that a letter is read when it is first drawn. */
class Outlines {
  readonly #places = new Map<string, readonly [file: Buffer, from: number, to: number]>();
  readonly #read = new Map<string, string>();
  readonly #shelves = shelves.values();

  constructor(readonly weight: Weight) {}

  /** Path commands relative to where the letter begins, in thousandths of the size, y upwards. */
  of(letter: string): string {
    const known = this.#read.get(letter);
    if (known !== undefined) return known;
    while (!this.#places.has(letter) && this.#openShelf());
    const [file, from, to] = this.#places.get(letter) ?? [Buffer.alloc(0), 0, 0];
    const outline = file.toString('latin1', from, to);
    this.#read.set(letter, outline);
    return outline;
  }

  /** Finds the letters of the next file; false when there is none. */
  #openShelf(): boolean {
    const { value: shelf } = this.#shelves.next();
    if (shelf === undefined) return false;
    const file = readFileSync(outlineFile(this.weight, shelf));
    for (let from = 0, to = file.indexOf('\n'); to >= 0; from = to + 1, to = file.indexOf('\n', from)) {
      const letter = String.fromCodePoint(file.toString('utf8', from, from + 4).codePointAt(0) ?? 0);
      this.#places.set(letter, [file, from + Buffer.byteLength(letter), to]);
    }
    return true;
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
