import { Coverage, type Span } from './coverage.js';
import type { Ordinary } from './question.js';
import { isFiller, joinsNames, type Word, wordsOf } from './words.js';

/** How many words besides names, signs and fillers a short question may have. */
const mostOtherWords = 2;

/** Something found in the message that may be what is asked about. */
export interface Named extends Span {
  readonly ordinary: Ordinary;
  readonly kind: string;
}

export interface Signs {
  readonly strong: readonly Span[];
  readonly weak: readonly Span[];
}

/**
 * Decides whether an ordinary word ("glue", "ログ", "control tower") is meant as a name. It is when
 * something in the message shows it; on its own it is only a word.
 */
export class Asked {
  readonly #all: readonly Span[];

  constructor(
    readonly text: string,
    readonly words: readonly Word[],
    readonly signs: Signs,
  ) {
    this.#all = [...signs.strong, ...signs.weak];
  }

  /**
   * The names that count: all that are distinctive, and of the ordinary ones those that are meant.
   * `names` are in the order of the message and do not overlap.
   */
  names<T extends Named>(names: readonly T[]): T[] {
    if (names.every(({ ordinary }) => ordinary === 'no')) return [...names];
    const others = this.#othersThan(names);
    const distinctive = names.filter(({ ordinary, kind }) => ordinary === 'no' && kind !== 'concept').length;
    const meant = names.map(
      (name) => name.ordinary === 'no' || this.#isMeant(name, names.length, others, distinctive > 0),
    );
    // In a list ("ecr, logs and ssm") what stands beside a name is one; two abbreviations are a list too.
    const isJoined = (a: T | undefined, b: T | undefined) =>
      a !== undefined && b !== undefined && joinsNames(this.text.slice(a.to, b.from));
    for (let i = 1; i < names.length; i += 1) {
      const [a, b] = [names[i - 1], names[i]];
      if (!isJoined(a, b)) continue;
      if (this.#isAbbreviation(a) && this.#isAbbreviation(b)) meant[i - 1] = true;
      meant[i] ||= meant[i - 1] === true;
    }
    for (let i = names.length - 1; i > 0; i -= 1) {
      if (isJoined(names[i - 1], names[i])) meant[i - 1] ||= meant[i] === true;
    }
    return names.filter((_, i) => meant[i]);
  }

  /** Whether a word is itself a sign of a question about networks, such as "endpoint". */
  isSign(span: Span): boolean {
    return this.#all.some(({ from, to }) => from === span.from && to === span.to);
  }

  /** Whether, apart from `spans`, the message has nothing but fillers and signs. */
  hasLittleBeside(spans: readonly Span[]): boolean {
    return this.#othersThan(spans) === 0;
  }

  #isMeant(name: Named, howMany: number, others: number, hasDistinctive: boolean): boolean {
    // A word that is itself a sign ("connect") is a verb wherever anything else is said.
    if (name.kind !== 'choice' && this.isSign(name)) return others === 0 && howMany === 1;
    const words = wordsOf(this.text.slice(name.from, name.to));
    const isCapital = words.every(({ text }) => /^[A-Z]/.test(text));
    // A product is written with capitals; so is any brand, which is why a listed name needs more.
    if (words.length > 1 && (hasDistinctive || (isCapital && name.ordinary === 'words'))) return true;
    if (hasDistinctive) return isCapital;
    const isApart = (sign: Span) => sign.to <= name.from || sign.from >= name.to;
    // "VPC endpoint" has its sign in it.
    const isWithin = ({ from, to }: Span) =>
      from >= name.from && to <= name.to && to - from < name.to - name.from;
    const shows = (sign: Span) => isApart(sign) || (name.kind === 'choice' && isWithin(sign));
    if (this.signs.strong.some(shows)) return true;
    return others === 0 || (others <= mostOtherWords && this.signs.weak.some(isApart));
  }

  #isAbbreviation(name: Named | undefined): boolean {
    return name !== undefined && /^[A-Z][A-Z0-9]{1,4}$/.test(this.text.slice(name.from, name.to));
  }

  /** How many words there are besides spans, signs and fillers. */
  #othersThan(spans: readonly Span[]): number {
    const covered = new Coverage(this.text.length, [...spans, ...this.#all]);
    return this.words.filter((word) => covered.isFree(word) && !isFiller(word.text)).length;
  }
}
