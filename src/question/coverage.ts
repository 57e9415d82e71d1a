/** A part of the message (UTF-16 offsets, the end exclusive). */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Which letters of a message are accounted for. The cost of a question is the length of the span. */
export class Coverage {
  readonly #taken: Uint8Array;

  /** @param length of the message, in UTF-16 units */
  constructor(length: number, spans: readonly Span[] = []) {
    this.#taken = new Uint8Array(length);
    for (const span of spans) this.add(span);
  }

  add({ from, to }: Span): void {
    this.#taken.fill(1, from, to);
  }

  isFree({ from, to }: Span): boolean {
    return this.#next(1, from, to) === to;
  }

  /** Whether all of it is taken. */
  holds({ from, to }: Span): boolean {
    return this.#next(0, from, to) === to;
  }

  #next(state: 0 | 1, from: number, to: number): number {
    let at = from;
    while (at < to && this.#taken[at] !== state) at += 1;
    return at;
  }
}

export function overlap(a: Span, b: Span): boolean {
  return a.from < b.to && a.to > b.from;
}
