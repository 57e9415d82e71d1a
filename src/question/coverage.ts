/** A part of the message (UTF-16 offsets, the end exclusive). */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Which parts of a message are accounted for. */
export class Coverage {
  readonly #taken: Uint8Array;

  constructor(text: string, spans: readonly Span[] = []) {
    this.#taken = new Uint8Array(text.length);
    for (const span of spans) this.add(span);
  }

  add({ from, to }: Span): void {
    this.#taken.fill(1, from, to);
  }

  isFree({ from, to }: Span): boolean {
    const taken = this.#taken.indexOf(1, from);
    return taken === -1 || taken >= to;
  }

  isTaken({ from, to }: Span): boolean {
    const free = this.#taken.indexOf(0, from);
    return free === -1 || free >= to;
  }
}

export function overlap(a: Span, b: Span): boolean {
  return a.from < b.to && a.to > b.from;
}
