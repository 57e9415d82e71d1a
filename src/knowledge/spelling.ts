/**
 * The folded form of a text: two spellings of one name fold to the same letters. Case, width, long
 * vowels, small kana and separators differ between people, not between names.
 */
export interface FoldedText {
  /** Letters and digits only. */
  readonly letters: string;
  /** For each letter, where it starts and ends in the source (UTF-16 offsets). */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** For each letter, what stood before it; one more entry for the end of the text. */
  readonly gaps: readonly Gap[];
}

/** `soft`: separators found inside names (space - _ . /). `hard`: any other punctuation, or a line break. */
export type Gap = 'none' | 'soft' | 'hard';

const letter = /[\p{L}\p{N}]/u;
const softSeparator = /[ \t\u3000._/\u30fb\p{Pd}]/u;
const katakana = /[\u30a1-\u30fa]/;

const smallKana = new Map(zip('ァィゥェォッャュョヮヵヶ', 'アイウエオツヤユヨワカケ'));
const vuKana = new Map(zip('ァィェォ', 'バビベボ'));

/** Folds `text`, remembering where each letter came from. Folding twice changes nothing. */
export function foldText(text: string): FoldedText {
  const folding = new Folding();
  for (let at = 0; at < text.length; ) {
    const end = isPlain(text, at) ? at + 1 : at + clusterAt(text, at).length;
    const cluster = text.slice(at, end);
    for (const character of end === at + 1 && isPlain(text, at)
      ? cluster.toLowerCase()
      : cluster.normalize('NFKC').toLowerCase()) {
      folding.add(character, at, end);
    }
    at = end;
  }
  return folding.result();
}

/** ASCII, kana and the common kanji are as they are unless a mark follows them. */
function isPlain(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  return isPlainCode(text.charCodeAt(at)) && (Number.isNaN(next) || isPlainCode(next));
}

function isPlainCode(code: number): boolean {
  return (
    code < 0x80 ||
    (code >= 0x3041 && code <= 0x3096) ||
    (code >= 0x30a1 && code <= 0x30fe) ||
    (code >= 0x4e00 && code <= 0x9fff)
  );
}

/** The character at a place with the marks that belong to it: half-width kana and decomposed text need both. */
function clusterAt(text: string, at: number): string {
  clusters.lastIndex = at;
  return clusters.exec(text)?.[0] ?? text.charAt(at);
}

const clusters = /[\uff66-\uff9d][\uff9e\uff9f]|\P{M}\p{M}+|[\s\S]/uy;

class Folding {
  readonly #letters: string[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #gaps: Gap[] = [];
  #gap: Gap = 'hard';
  #isAfterVu = false;
  #hasAstral = false;

  /** Adds one character of normal form that came from a part of the source. */
  add(character: string, start: number, end: number): void {
    if (character === 'ー' && katakana.test(this.#letters.at(-1) ?? '')) {
      if (this.#gap === 'none') this.#ends[this.#ends.length - 1] = end;
      return;
    }
    if (!isLetter(character)) {
      if (/\p{M}/u.test(character)) return;
      this.#gap = this.#gap !== 'hard' && softSeparator.test(character) ? 'soft' : 'hard';
      this.#isAfterVu = false;
      return;
    }
    const voiced = this.#isAfterVu ? vuKana.get(character) : undefined;
    this.#isAfterVu = character === 'ヴ';
    if (voiced !== undefined) {
      this.#letters[this.#letters.length - 1] = voiced;
      this.#ends[this.#ends.length - 1] = end;
      return;
    }
    this.#letters.push(character === 'ヴ' ? 'ブ' : (smallKana.get(character) ?? character));
    this.#hasAstral ||= character.length > 1;
    this.#starts.push(start);
    this.#ends.push(end);
    this.#gaps.push(this.#gap);
    this.#gap = 'none';
  }

  result(): FoldedText {
    const [letters, starts, ends, gaps] = [this.#letters, this.#starts, this.#ends, this.#gaps];
    gaps.push('hard');
    return this.#hasAstral
      ? withoutAstral(letters, starts, ends, gaps)
      : { letters: letters.join(''), starts, ends, gaps };
  }
}

function isLetter(character: string): boolean {
  const code = character.charCodeAt(0);
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
  return letter.test(character);
}

/** The folded letters alone, for comparing names. */
export function fold(text: string): string {
  return /^[\x20-\x7e]*$/.test(text) ? text.toLowerCase().replace(/[^a-z0-9]+/g, '') : foldText(text).letters;
}

function withoutAstral(letters: string[], starts: number[], ends: number[], gaps: Gap[]): FoldedText {
  const kept = letters.flatMap((character, i) => (character.length === 1 ? [i] : []));
  return {
    letters: kept.map((i) => letters[i]).join(''),
    starts: kept.map((i) => starts[i] ?? 0),
    ends: kept.map((i) => ends[i] ?? 0),
    // What stood between is a letter of no name: a hard gap.
    gaps: [...kept.map((i, at) => (i - (kept[at - 1] ?? -1) > 1 ? 'hard' : (gaps[i] ?? 'hard'))), 'hard'],
  };
}

function zip(from: string, to: string): [string, string][] {
  return [...from].map((character, i) => [character, [...to][i] ?? character]);
}
