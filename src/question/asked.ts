import type { FoldedText } from '../knowledge/spelling.js';
import type { Found } from './phrase-index.js';
import type { RecognisedTopic } from './question.js';
import type { Ordinary, Vocabulary } from './vocabulary.js';
import { isFiller, joinsNames, type Word, wordsOf } from './words.js';

/** How many words besides names, signs and fillers a short question may have. */
const mostOtherWords = 2;

/**
 * Decides whether an ordinary word ("glue", "ログ", "control tower") is meant as a name. It is when
 * something in the message shows it; on its own it is only a word.
 */
export class Asked {
  readonly #words: readonly Word[];
  readonly #strongSigns: readonly Span[];
  readonly #weakSigns: readonly Span[];

  constructor(
    readonly text: string,
    folded: FoldedText,
    vocabulary: Vocabulary,
    regions: readonly Found<unknown>[],
  ) {
    const source = ({ from, to }: Found<unknown>): Span => ({
      from: folded.starts[from] ?? 0,
      to: folded.ends[to - 1] ?? 0,
    });
    const signs = vocabulary.signs.all(folded);
    this.#words = wordsOf(text);
    this.#strongSigns = [...signs.filter(({ value }) => value === 'strong'), ...regions].map(source);
    this.#weakSigns = signs.filter(({ value }) => value === 'weak').map(source);
  }

  /** Where the signs stand. */
  get signs(): readonly Span[] {
    return [...this.#strongSigns, ...this.#weakSigns];
  }

  /**
   * The names that count: all that are distinctive, and of the ordinary ones those that are meant.
   * `names` are in the order of the message and do not overlap.
   */
  names<T extends Named>(names: readonly T[]): T[] {
    const meant = names.map((name) => name.ordinary === 'no' || this.#isMeant(name, names));
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

  #isAbbreviation(name: Named | undefined): boolean {
    return name !== undefined && /^[A-Z][A-Z0-9]{1,4}$/.test(this.text.slice(name.from, name.to));
  }

  /** Whether a word is itself a sign of a question about networks, such as "endpoint". */
  isSign({ from, to }: Span): boolean {
    return [...this.#weakSigns, ...this.#strongSigns].some((sign) => sign.from === from && sign.to === to);
  }

  /** Whether, apart from `spans`, the message has nothing but fillers and signs. */
  hasLittleBeside(spans: readonly Span[]): boolean {
    return this.#othersThan([...spans, ...this.#strongSigns, ...this.#weakSigns]) === 0;
  }

  #isMeant(name: Named, names: readonly Named[]): boolean {
    const hasOther = names.some(
      (other) => other !== name && other.ordinary === 'no' && other.kind !== 'concept',
    );
    const apart = (sign: Span) => sign.to <= name.from || sign.from >= name.to;
    const others = this.#othersThan([...names, ...this.#strongSigns, ...this.#weakSigns]);
    // A word that is itself a sign ("connect") is a verb wherever anything else is said.
    if (name.kind !== 'choice' && this.isSign(name)) return others === 0 && names.length === 1;
    const words = wordsOf(this.text.slice(name.from, name.to));
    // A product is written with capitals; so is any brand, which is why a listed name needs more.
    const isCapital = name.ordinary === 'words' && words.every(({ text }) => /^[A-Z]/.test(text));
    if (words.length > 1 && (isCapital || hasOther)) return true;
    if (hasOther) return words.every(({ text }) => /^[A-Z]/.test(text));
    if (this.#strongSigns.some(apart)) return true;
    return others === 0 || (this.#weakSigns.some(apart) && others <= mostOtherWords);
  }

  #othersThan(spans: readonly Span[]): number {
    return this.#words.filter(
      ({ text, from, to }) => !isFiller(text) && !spans.some((span) => from < span.to && to > span.from),
    ).length;
  }
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

export type Named = Pick<RecognisedTopic, 'from' | 'to'> & {
  readonly ordinary: Ordinary;
  readonly kind: string;
};
