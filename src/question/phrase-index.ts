import { type FoldedText, fold } from '../knowledge/spelling.js';

/** A phrase found in a text: letters `from` to `to` (exclusive) of its folded form. */
export interface Found<T> {
  readonly value: T;
  readonly from: number;
  readonly to: number;
}

interface Phrase<T> {
  readonly letters: string;
  readonly value: T;
  /** It is written in several parts. */
  readonly separated: boolean;
}

/** Phrases are kept by their first letters: long enough to tell most apart, short enough for every name. */
const prefixLength = 4;

const latin = /[a-z0-9]/;
const katakana = /[\u30a1-\u30fa]/;

/**
 * Finds phrases in folded text, all of them in one pass: the cost depends on the text and hardly on how
 * many phrases there are.
 */
export class PhraseIndex<T> {
  readonly #phrases = new Map<string, Phrase<T>>();
  /** Phrases of four letters and more by their first four, the shortest first. */
  readonly #byPrefix = new Map<string, Phrase<T>[]>();
  #isSorted = true;

  /** The first to claim a phrase keeps it. */
  add(phrase: string, value: T): void {
    const letters = fold(phrase);
    if (letters === '' || this.#phrases.has(letters)) return;
    const entry = { letters, value, separated: letters.length !== phrase.length };
    this.#phrases.set(letters, entry);
    if (letters.length < prefixLength) return;
    const prefix = letters.slice(0, prefixLength);
    const sharing = this.#byPrefix.get(prefix);
    if (sharing === undefined) this.#byPrefix.set(prefix, [entry]);
    else sharing.push(entry);
    this.#isSorted = false;
  }

  /** What stands exactly for `phrase`, whatever its spelling. */
  get(phrase: string): T | undefined {
    return this.#phrases.get(fold(phrase))?.value;
  }

  /** Every phrase that stands in the text, overlapping ones included. */
  all(text: FoldedText): Found<T>[] {
    return text.starts.flatMap((_, from) => this.#startingAt(text, from));
  }

  /** The longest accepted phrase at each place, from left to right, none overlapping. */
  longest(text: FoldedText, accepts: (found: Found<T>) => boolean): Found<T>[] {
    const found: Found<T>[] = [];
    for (let from = 0; from < text.letters.length; from += 1) {
      const longest = this.#startingAt(text, from).findLast(accepts);
      if (longest === undefined) continue;
      found.push(longest);
      from = longest.to - 1;
    }
    return found;
  }

  /** Phrases that start at `from`, the shortest first. */
  #startingAt(text: FoldedText, from: number): Found<T>[] {
    if (!this.#isSorted) this.#sort();
    const found: Found<T>[] = [];
    for (let length = 1; length < prefixLength; length += 1) {
      const phrase = this.#phrases.get(text.letters.slice(from, from + length));
      if (phrase?.letters.length === length) this.#take(phrase, text, from, found);
    }
    for (const phrase of this.#byPrefix.get(text.letters.slice(from, from + prefixLength)) ?? []) {
      if (text.letters.startsWith(phrase.letters, from)) this.#take(phrase, text, from, found);
    }
    return found;
  }

  /** Takes a phrase whose letters stand at `from` if it stands there as a word. */
  #take({ letters, value, separated }: Phrase<T>, text: FoldedText, from: number, found: Found<T>[]): void {
    const to = from + letters.length;
    if (!standsAlone(text, from, to)) return;
    // "cloud watch" is CloudWatch, but "I am" is not IAM: a short name is written in one piece.
    const mayBeSplit = separated || letters.length >= 6;
    for (let i = from + 1; i < to && !mayBeSplit; i += 1) {
      if (text.gaps[i] !== 'none') return;
    }
    found.push({ value, from, to });
  }

  #sort(): void {
    for (const phrases of this.#byPrefix.values())
      phrases.sort((a, b) => a.letters.length - b.letters.length);
    this.#isSorted = true;
  }
}

/**
 * Latin names need a boundary on both sides (a change of script is one: `ECRに`; a plural s is allowed).
 * Japanese is written without spaces, so only katakana names of three letters or fewer need one:
 * グル stands in セキュリティグループ.
 */
function standsAlone(text: FoldedText, from: number, to: number): boolean {
  const { letters, gaps } = text;
  const first = letters.charAt(from);
  const last = letters.charAt(to - 1);
  if (latin.test(first) && gaps[from] === 'none' && latin.test(letters.charAt(from - 1))) return false;
  if (latin.test(last) && gaps[to] === 'none' && latin.test(letters.charAt(to))) {
    const plural =
      letters.charAt(to) === 's' && (gaps[to + 1] !== 'none' || !latin.test(letters.charAt(to + 1)));
    return plural && /[a-z]/.test(last);
  }
  if (to - from <= 3 && katakana.test(first) && katakana.test(last)) {
    const before = gaps[from] === 'none' && katakana.test(letters.charAt(from - 1));
    const after = gaps[to] === 'none' && katakana.test(letters.charAt(to));
    return !before && !after;
  }
  return true;
}
