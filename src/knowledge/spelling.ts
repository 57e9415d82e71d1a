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

/** A base character with the marks that belong to it: half-width kana and decomposed text need both. */
const clusters = /[\uff66-\uff9d][\uff9e\uff9f]|\P{M}\p{M}+|[\s\S]/gu;
const letter = /[\p{L}\p{N}]/u;
const softSeparator = /[ \t\u3000._/\u30fb\p{Pd}]/u;
const katakana = /[\u30a1-\u30fa]/;

const smallKana = new Map(zip('ァィゥェォッャュョヮヵヶ', 'アイウエオツヤユヨワカケ'));
const vuKana = new Map(zip('ァィェォ', 'バビベボ'));

/** Folds `text`, remembering where each letter came from. Folding twice changes nothing. */
export function foldText(text: string): FoldedText {
  const letters: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const gaps: Gap[] = [];
  let gap: Gap = 'hard';
  let afterVu = false;

  for (const match of text.matchAll(clusters)) {
    const start = match.index;
    const end = start + match[0].length;
    for (const character of match[0].normalize('NFKC').toLowerCase()) {
      const previous = letters.at(-1) ?? '';
      if (character === 'ー' && katakana.test(previous)) {
        if (gap === 'none') ends[ends.length - 1] = end;
        continue;
      }
      if (!letter.test(character)) {
        if (/\p{M}/u.test(character)) continue;
        gap = gap !== 'hard' && softSeparator.test(character) ? 'soft' : 'hard';
        afterVu = false;
        continue;
      }
      const voiced = afterVu ? vuKana.get(character) : undefined;
      if (voiced !== undefined) {
        letters[letters.length - 1] = voiced;
        ends[ends.length - 1] = end;
        afterVu = false;
        continue;
      }
      afterVu = character === 'ヴ';
      letters.push(afterVu ? 'ブ' : (smallKana.get(character) ?? character));
      starts.push(start);
      ends.push(end);
      gaps.push(gap);
      gap = 'none';
    }
  }
  gaps.push('hard');
  // A letter outside the Basic Multilingual Plane takes two places in `letters`: keep the arrays in step.
  return letters.every((character) => character.length === 1)
    ? { letters: letters.join(''), starts, ends, gaps }
    : withoutAstral(letters, starts, ends, gaps);
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
