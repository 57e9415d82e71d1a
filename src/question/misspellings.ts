import { editDistance, longestWord } from './edit-distance.js';
import type { Ordinary } from './question.js';

/** The nearest name to a word that is none. */
export interface NearName {
  readonly topic: string;
  readonly letters: string;
  readonly edits: number;
  /** 1 is the same word. */
  readonly likeness: number;
  /** Near enough to answer, saying how it was read; otherwise only to ask "did you mean". */
  readonly certain: boolean;
  readonly ordinary: Ordinary;
}

interface Spelling {
  readonly letters: string;
  readonly digits: string;
  readonly topic: string;
  readonly ordinary: Ordinary;
}

/** From this length a name may be misspelt. Shorter ones (ecr, ecs, efs) differ by a letter from each other. */
const shortestFuzzy = 5;

/**
 * Finds the names that are a few edits from a word. Each name is cut into so many pieces that whatever the
 * edits are, one piece is left whole and near its place. So a word is compared with the few names that share
 * a piece with it, and not with all of them.
 */
export class MisspellingIndex {
  readonly #spellings: Spelling[] = [];
  readonly #short: Spelling[] = [];
  /** Pieces of names for the edits that they may have, and for one more; each is made when first needed. */
  readonly #pieces: PieceIndex[] = [];

  /** @param names folded, each with its topic and whether it is also an ordinary word */
  constructor(names: readonly (readonly [letters: string, topic: string, ordinary: Ordinary])[]) {
    for (const [letters, topic, ordinary] of names) {
      if (letters.length > longestWord) continue;
      const entry = { letters, digits: digits(letters), topic, ordinary };
      if (letters.length >= shortestFuzzy) this.#spellings.push(entry);
      else if (ordinary === 'no') this.#short.push(entry);
    }
  }

  /** Names near enough to `word` (folded) to be what was meant, the likeliest first, one for each topic. */
  near(word: string): NearName[] {
    return this.#search(word, 0).filter(({ certain }) => certain);
  }

  /** The same and names one edit further, which are only worth a question. */
  further(word: string): NearName[] {
    return this.#search(word, 1);
  }

  /** Names of up to four letters that look like `word`: never an answer, always a question. */
  nearShort(word: string): string[] {
    if (word.length > shortestFuzzy) return [];
    const nearest = this.#short
      .filter(
        ({ letters }) => letters.charAt(0) === word.charAt(0) && Math.abs(letters.length - word.length) <= 1,
      )
      .map(({ letters, topic }) => ({
        topic,
        edits: editDistance(word, letters, 2),
        shared: sharedLetters(word, letters),
      }))
      .filter(({ edits, shared }) => edits <= 2 && shared >= 2)
      .toSorted((a, b) => a.edits - b.edits || b.shared - a.shared || a.topic.localeCompare(b.topic));
    return [...new Set(nearest.map(({ topic }) => topic))];
  }

  #search(word: string, extra: 0 | 1): NearName[] {
    if (word.length < shortestFuzzy - 1 || word.length > longestWord) return [];
    const index = this.#pieces[extra] ?? new PieceIndex(this.#spellings, extra);
    this.#pieces[extra] = index;
    const found = new Map<string, NearName>();
    const wordDigits = digits(word);
    for (const spelling of index.sharing(word)) {
      // Digits are not misspelt: "route" is not Route 53.
      if (spelling.digits !== wordDigits) continue;
      const name = judge(word, spelling, extra);
      const known = found.get(spelling.topic);
      if (name !== undefined && (known === undefined || name.likeness > known.likeness))
        found.set(spelling.topic, name);
    }
    return found.size < 2
      ? [...found.values()]
      : [...found.values()].sort((a, b) => b.likeness - a.likeness || a.topic.localeCompare(b.topic));
  }
}

/**
 * Hashes of the parts of a word, so that a part is looked up without being cut out. Two parts may have the
 * same hash; the comparison of the whole words that follows tells them apart.
 */
class PartHashes {
  readonly #upTo: Int32Array;

  constructor(word: string) {
    this.#upTo = new Int32Array(word.length + 1);
    for (let i = 0; i < word.length; i += 1)
      this.#upTo[i + 1] = Math.imul(this.#at(i), hashBase) + word.charCodeAt(i);
  }

  of(from: number, to: number): number {
    return (this.#at(to) - Math.imul(this.#at(from), hashPowers[to - from] ?? 0)) | 0;
  }

  #at(i: number): number {
    return this.#upTo[i] ?? 0;
  }
}

const hashBase = 65_599;
const hashPowers = new Int32Array(longestWord + 1).fill(1);
for (let i = 1; i <= longestWord; i += 1) hashPowers[i] = Math.imul(hashPowers[i - 1] ?? 0, hashBase);

type ByPart = Map<number, Spelling[]>;

/**
 * Names by their length, their first letter and their pieces. A misspelling keeps the first letter, but for
 * a single edit at the start: that one is looked up by what follows it.
 */
class PieceIndex {
  readonly #byLength: Map<string, ByPart[]>[] = [];
  readonly #whole: ByPart = new Map();
  readonly #tails: ByPart = new Map();

  constructor(
    spellings: readonly Spelling[],
    readonly extra: number,
  ) {
    for (const spelling of spellings) {
      const { letters } = spelling;
      const hashes = new PartHashes(letters);
      put(this.#whole, hashes.of(0, letters.length), spelling);
      put(this.#tails, hashes.of(1, letters.length), spelling);
      const parts = pieces(letters.length, this.#pieceCount(letters.length));
      this.#byLength[letters.length] ??= new Map();
      const byFirst = this.#byLength[letters.length];
      let maps = byFirst?.get(letters.charAt(0));
      if (maps === undefined) {
        maps = parts.map(() => new Map());
        byFirst?.set(letters.charAt(0), maps);
      }
      for (const [i, [from, to]] of parts.entries()) put(maps[i] ?? new Map(), hashes.of(from, to), spelling);
    }
  }

  /** The names that have a piece in common with `word`, near the same place, and maybe a few others. */
  sharing(word: string): Set<Spelling> {
    const found = new Set<Spelling>();
    const take = (spellings: readonly Spelling[] | undefined) => {
      if (spellings !== undefined) for (const spelling of spellings) found.add(spelling);
    };
    const hashes = new PartHashes(word);
    const rest = hashes.of(1, word.length);
    take(this.#tails.get(rest));
    take(this.#tails.get(hashes.of(0, word.length)));
    take(this.#whole.get(rest));
    const swapped = word.charAt(1) + word.charAt(0) + word.slice(2);
    take(this.#whole.get(new PartHashes(swapped).of(0, word.length)));
    for (
      let length = Math.max(shortestFuzzy, word.length - mostEdits);
      length <= word.length + mostEdits;
      length += 1
    ) {
      const maps = this.#byLength[length]?.get(word.charAt(0));
      const budget = this.#budget(length);
      if (maps === undefined || Math.abs(length - word.length) > budget) continue;
      const parts = pieces(length, this.#pieceCount(length));
      const longer = word.length - length;
      for (let i = 0; i < parts.length; i += 1) {
        const part = parts[i];
        if (part === undefined) continue;
        const [from, to] = part;
        // Each edit before a piece moves it by one at most, and each after it likewise, seen from the end.
        const before = Math.min(i, budget);
        const after = Math.min(parts.length - 1 - i, budget);
        const first = Math.max(0, from - before, from + longer - after);
        const last = Math.min(from + before, from + longer + after, word.length - (to - from));
        for (let start = first; start <= last; start += 1)
          take(maps[i]?.get(hashes.of(start, start + to - from)));
      }
    }
    return found;
  }

  /** Every edit can touch two pieces, if it is a swap. For a mere question one swap is enough. */
  #pieceCount(length: number): number {
    const budget = this.#budget(length);
    return this.extra === 0 ? 2 * budget + 1 : budget + 2;
  }

  #budget(length: number): number {
    return allowedEdits(length) + this.extra;
  }
}

const mostEdits = 4;

function put(map: ByPart, key: number, spelling: Spelling): void {
  const sharing = map.get(key);
  if (sharing === undefined) map.set(key, [spelling]);
  else sharing.push(spelling);
}

function judge(word: string, { letters, topic, ordinary }: Spelling, extra: number): NearName | undefined {
  const allowed = allowedEdits(Math.min(word.length, letters.length));
  const edits = editDistance(word, letters, allowed + extra);
  if (edits > allowed + extra) return undefined;
  // Two edits and another first letter are another word; in katakana one is (デッドロック is not ベッドロック).
  const sameStart = word.charAt(0) === letters.charAt(0);
  if (!sameStart && (edits > 1 || /^[\u30a1-\u30fa]/.test(word))) return undefined;
  // A letter that is missing may leave four of five.
  const certain =
    edits <= allowed &&
    (word.length >= shortestFuzzy || (edits === 1 && sameStart && letters.length >= shortestFuzzy));
  return {
    topic,
    letters,
    edits,
    likeness: 1 - edits / Math.max(word.length, letters.length),
    certain,
    ordinary,
  };
}

/** Measured: more edits than these find more other words than misspellings. */
function allowedEdits(length: number): number {
  if (length < 9) return 1;
  return length < 16 ? 2 : 3;
}

const piecesOf = new Map<number, readonly (readonly [number, number])[]>();

/** Where the pieces of a name of so many letters start and end. */
function pieces(length: number, most: number): readonly (readonly [number, number])[] {
  const count = Math.min(most, length);
  const key = length * 16 + count;
  let known = piecesOf.get(key);
  if (known === undefined) {
    known = Array.from({ length: count }, (_, i) => [
      Math.floor((i * length) / count),
      Math.floor(((i + 1) * length) / count),
    ]);
    piecesOf.set(key, known);
  }
  return known;
}

function digits(word: string): string {
  return /\d/.test(word) ? word.replace(/\D+/g, '') : '';
}

function sharedLetters(a: string, b: string): number {
  return [...new Set(a)].filter((letter) => b.includes(letter)).length;
}
