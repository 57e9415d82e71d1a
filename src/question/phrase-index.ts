import { type FoldedText, fold } from '../knowledge/spelling.js';

/** A phrase found in a text: letters `from` to `to` (exclusive) of its folded form. */
export interface Found<T> {
  readonly value: T;
  readonly from: number;
  readonly to: number;
}

interface Node<T> {
  readonly next: Map<string, Node<T>>;
  entry?: { readonly value: T; readonly separated: boolean };
}

const latin = /[a-z0-9]/;
const katakana = /[\u30a1-\u30fa]/;

/**
 * Finds phrases in folded text, all of them in one pass: the cost depends on the text and not on how
 * many phrases there are.
 */
export class PhraseIndex<T> {
  readonly #root: Node<T> = { next: new Map() };

  /** The first to claim a phrase keeps it. */
  add(phrase: string, value: T): void {
    const folded = fold(phrase);
    if (folded === '') return;
    let node = this.#root;
    for (const letter of folded) {
      let next = node.next.get(letter);
      if (next === undefined) {
        next = { next: new Map() };
        node.next.set(letter, next);
      }
      node = next;
    }
    node.entry ??= { value, separated: folded !== phrase.toLowerCase() };
  }

  /** What stands exactly for `phrase`, whatever its spelling. */
  get(phrase: string): T | undefined {
    let node: Node<T> | undefined = this.#root;
    for (const letter of fold(phrase)) node = node?.next.get(letter);
    return node?.entry?.value;
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
    const found: Found<T>[] = [];
    let node = this.#root;
    let separators = 0;
    for (let to = from; to < text.letters.length; ) {
      const next = node.next.get(text.letters.charAt(to));
      if (next === undefined) break;
      if (to > from && text.gaps[to] !== 'none') separators += text.gaps[to] === 'hard' ? 2 : 1;
      to += 1;
      node = next;
      const { entry } = node;
      if (entry === undefined) continue;
      // "cloud watch" is CloudWatch, but "I am" is not IAM: a short name is written in one piece.
      const mayBeSplit = entry.separated || to - from >= 6;
      if (separators > 0 && !mayBeSplit) continue;
      if (standsAlone(text, from, to)) found.push({ value: entry.value, from, to });
    }
    return found;
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
