import { type FoldedText, fold, foldText } from '../knowledge/spelling.js';

/** A phrase found in a text, with where it stands in the source (UTF-16 offsets, the end exclusive). */
export interface Found<T> {
  readonly value: T;
  readonly from: number;
  readonly to: number;
}

/** A phrase in folded form. */
export interface PhraseEntry<T> {
  readonly letters: string;
  /** What it stands for: a word can be a cue and a name. */
  readonly values: readonly T[];
  /** It is written in several parts. */
  readonly separated: boolean;
}

/** Phrases are kept by their first letters: long enough to tell most apart, short enough for every name. */
const prefixLength = 4;

const latin = /[a-z0-9]/;
const katakana = /[\u30a1-\u30fa]/;

/** Gathers phrases, those of one spelling together. */
export class PhraseCollection<T> {
  readonly #phrases = new Map<string, { letters: string; values: T[]; separated: boolean }>();

  add(phrase: string, value: T, letters: string = fold(phrase)): void {
    if (letters === '') return;
    const known = this.#phrases.get(letters) ?? { letters, values: [], separated: false };
    known.values.push(value);
    // "login" may be written "log in" as soon as one of its spellings is.
    known.separated ||= letters.length !== phrase.length;
    this.#phrases.set(letters, known);
  }

  /** The phrases, the shorter ones first. */
  entries(): PhraseEntry<T>[] {
    return [...this.#phrases.values()].sort((a, b) => a.letters.length - b.letters.length);
  }
}

/**
 * Finds phrases in a text, all of them in one pass: the cost depends on the text and hardly on how many
 * phrases there are.
 */
export class PhraseIndex<T> {
  readonly #phrases = new Map<string, PhraseEntry<T>>();
  /** Phrases of four letters and more by their first four, the shortest first. */
  readonly #byPrefix = new Map<string, PhraseEntry<T>[]>();
  /** With what letters phrases of fewer than four start. */
  readonly #shortStarts = new Set<string>();

  /** @param entries the shorter ones first */
  constructor(entries: readonly PhraseEntry<T>[]) {
    for (const entry of entries) {
      const { letters } = entry;
      this.#phrases.set(letters, entry);
      if (letters.length < prefixLength) {
        this.#shortStarts.add(letters.charAt(0));
        continue;
      }
      const prefix = letters.slice(0, prefixLength);
      const sharing = this.#byPrefix.get(prefix);
      if (sharing === undefined) this.#byPrefix.set(prefix, [entry]);
      else sharing.push(entry);
    }
  }

  /** What stands exactly for a word (folded). */
  get(letters: string): readonly T[] {
    return this.#phrases.get(letters)?.values ?? [];
  }

  /** Every phrase that stands in the text, overlapping ones included: by place, and the shorter first. */
  all(text: string): Found<T>[] {
    const folded = foldText(text);
    const { letters } = folded;
    const found: Found<T>[] = [];
    const take = (phrase: PhraseEntry<T> | undefined, at: number) => {
      const to = at + (phrase?.letters.length ?? 0);
      if (phrase === undefined || !stands(phrase, folded, at, to)) return;
      const span = { from: folded.starts[at] ?? 0, to: folded.ends[to - 1] ?? 0 };
      for (const value of phrase.values) found.push({ value, ...span });
    };
    for (let at = 0; at < letters.length; at += 1) {
      if (isInsideLatinWord(folded, at)) continue;
      const longestShort = this.#shortStarts.has(letters.charAt(at))
        ? Math.min(prefixLength - 1, letters.length - at)
        : 0;
      for (let length = 1; length <= longestShort; length += 1) {
        take(this.#phrases.get(letters.slice(at, at + length)), at);
      }
      for (const phrase of this.#byPrefix.get(letters.slice(at, at + prefixLength)) ?? []) {
        if (letters.startsWith(phrase.letters, at)) take(phrase, at);
      }
    }
    return found;
  }
}

/** The longest accepted phrase at each place, from left to right, none overlapping. */
export function longest<T>(found: readonly Found<T>[], accepts: (found: Found<T>) => boolean): Found<T>[] {
  const taken: Found<T>[] = [];
  for (const phrase of found) {
    const last = taken.at(-1);
    if (last !== undefined && phrase.from < last.to && phrase.from !== last.from) continue;
    if (!accepts(phrase)) continue;
    // Of phrases that start together the longer come later.
    if (last !== undefined && phrase.from === last.from) taken.pop();
    taken.push(phrase);
  }
  return taken;
}

/** A Latin phrase starts at a boundary; a change of script is one: `のECR`. */
function isInsideLatinWord({ letters, gaps }: FoldedText, at: number): boolean {
  return gaps[at] === 'none' && latin.test(letters.charAt(at)) && latin.test(letters.charAt(at - 1));
}

/**
 * Latin names need a boundary at their end too (a plural s is allowed). Japanese is written without spaces,
 * so only katakana names of three letters or fewer need one: グル stands in セキュリティグループ.
 */
function stands(
  { separated }: PhraseEntry<unknown>,
  { letters, gaps }: FoldedText,
  from: number,
  to: number,
): boolean {
  const last = letters.charAt(to - 1);
  if (latin.test(last) && gaps[to] === 'none' && latin.test(letters.charAt(to))) {
    const plural =
      letters.charAt(to) === 's' && (gaps[to + 1] !== 'none' || !latin.test(letters.charAt(to + 1)));
    if (!plural || !/[a-z]/.test(last)) return false;
  }
  if (to - from <= 3 && katakana.test(letters.charAt(from)) && katakana.test(last)) {
    if (gaps[from] === 'none' && katakana.test(letters.charAt(from - 1))) return false;
    if (gaps[to] === 'none' && katakana.test(letters.charAt(to))) return false;
  }
  // "cloud watch" is CloudWatch, but "I am" is not IAM: a short name is written in one piece. Where Japanese
  // meets Latin letters ("管理 API") some people write a space and some do not.
  if (separated || to - from >= 6) return true;
  for (let i = from + 1; i < to; i += 1) {
    if (gaps[i] === 'none') continue;
    if (gaps[i] === 'hard' || latin.test(letters.charAt(i)) === latin.test(letters.charAt(i - 1)))
      return false;
  }
  return true;
}
