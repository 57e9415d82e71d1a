/** A part of the message (UTF-16 offsets, the end exclusive). */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Which parts of a message are accounted for. */
export class Coverage {
  readonly #spans: Span[];

  constructor(spans: readonly Span[] = []) {
    this.#spans = [...spans];
  }

  add(span: Span): void {
    this.#spans.push(span);
  }

  isFree(span: Span): boolean {
    return !this.#spans.some((taken) => overlap(taken, span));
  }

  /** Whether one taken part holds all of it. */
  holds(span: Span): boolean {
    return this.#spans.some(({ from, to }) => from <= span.from && to >= span.to);
  }
}

export function overlap(a: Span, b: Span): boolean {
  return a.from < b.to && a.to > b.from;
}
