import type { FoldedText } from '../knowledge/spelling.js';

/** Which letters of a message are already accounted for. */
export class Coverage {
  readonly #taken: Uint8Array;

  constructor(readonly text: FoldedText) {
    this.#taken = new Uint8Array(text.letters.length);
  }

  /** Takes letters of the folded text. */
  add(from: number, to: number): void {
    this.#taken.fill(1, from, to);
  }

  /** Takes a part of the source. */
  addSource(from: number, to: number): void {
    this.add(this.#firstFrom(from), this.#firstFrom(to));
  }

  isFree(from: number, to: number): boolean {
    return !this.#taken.subarray(from, to).includes(1);
  }

  isFreeSource(from: number, to: number): boolean {
    return this.isFree(this.#firstFrom(from), this.#firstFrom(to));
  }

  /** The first letter that starts at or after a place in the source. */
  #firstFrom(source: number): number {
    const { starts } = this.text;
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) < source) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
