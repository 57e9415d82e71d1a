import { fold } from '../knowledge/spelling.js';
import { editDistance, longestWord } from './edit-distance.js';

/** The nearest name to a word that is none. */
export interface NearName {
  readonly topic: string;
  readonly edits: number;
  /** 1 is the same word. */
  readonly likeness: number;
  /** Near enough to answer, saying how it was read; otherwise only to ask "did you mean". */
  readonly certain: boolean;
}

interface Spelling {
  readonly letters: string;
  readonly topic: string;
}

/** From this length a name may be misspelt. Shorter ones (ecr, ecs, efs) differ by a letter from each other. */
const shortestFuzzy = 5;

/**
 * Finds the names that are a few edits from a word. Each name is cut into pieces, two more than it may have
 * edits: whatever the edits are, one piece is left whole and near its place (a swap can touch two). So a
 * word is compared with the few names that share a piece with it, and not with all of them.
 */
export class MisspellingIndex {
  readonly #pieces = new Map<string, Spelling[]>();
  readonly #short: Spelling[] = [];
  readonly #known = new Set<string>();

  add(spelling: string, topic: string): void {
    const letters = fold(spelling);
    if (this.#known.has(letters) || letters.length > longestWord) return;
    this.#known.add(letters);
    if (letters.length < shortestFuzzy) {
      this.#short.push({ letters, topic });
      return;
    }
    const edits = allowedEdits(letters.length);
    for (const budget of [edits, edits + 1]) {
      for (const [i, [from, to]] of pieces(letters.length, budget).entries()) {
        const key = keyOf(letters.length, budget, i, letters.slice(from, to));
        const sharing = this.#pieces.get(key);
        if (sharing === undefined) this.#pieces.set(key, [{ letters, topic }]);
        else sharing.push({ letters, topic });
      }
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
    const found = new Map<string, NearName>();
    const compared = new Set<Spelling>();
    for (let length = Math.max(shortestFuzzy, word.length - 4); length <= word.length + 4; length += 1) {
      const budget = allowedEdits(length) + extra;
      if (Math.abs(length - word.length) > budget) continue;
      for (const [i, [from, to]] of pieces(length, budget).entries()) {
        for (let start = Math.max(0, from - budget); start <= from + budget; start += 1) {
          const piece = word.slice(start, start + to - from);
          if (piece.length < to - from) break;
          for (const spelling of this.#pieces.get(keyOf(length, budget, i, piece)) ?? []) {
            if (compared.has(spelling)) continue;
            compared.add(spelling);
            const name = judge(word, spelling, extra);
            const known = found.get(spelling.topic);
            if (name !== undefined && (known === undefined || name.likeness > known.likeness))
              found.set(spelling.topic, name);
          }
        }
      }
    }
    return [...found.values()].toSorted((a, b) => b.likeness - a.likeness || a.topic.localeCompare(b.topic));
  }
}

function judge(word: string, { letters, topic }: Spelling, extra: number): NearName | undefined {
  // Digits are not misspelt: "route" is not Route 53.
  if (digits(word) !== digits(letters)) return undefined;
  const allowed = allowedEdits(Math.min(word.length, letters.length));
  const edits = editDistance(word, letters, allowed + extra);
  if (edits > allowed + extra) return undefined;
  // Two edits and another first letter: another word.
  if (edits > 1 && word.charAt(0) !== letters.charAt(0)) return undefined;
  const certain = edits <= allowed && word.length >= shortestFuzzy;
  return { topic, edits, likeness: 1 - edits / Math.max(word.length, letters.length), certain };
}

/** Measured: more edits than these find more other words than misspellings. */
function allowedEdits(length: number): number {
  if (length < 9) return 1;
  return length < 16 ? 2 : 3;
}

/** Where the pieces of a name start and end. */
function pieces(length: number, edits: number): [number, number][] {
  const count = Math.min(edits + 2, length);
  return Array.from({ length: count }, (_, i) => [
    Math.floor((i * length) / count),
    Math.floor(((i + 1) * length) / count),
  ]);
}

function keyOf(length: number, budget: number, piece: number, letters: string): string {
  return `${length}.${budget}.${piece}.${letters}`;
}

function digits(word: string): string {
  return /\d/.test(word) ? word.replace(/\D/g, '') : '';
}

function sharedLetters(a: string, b: string): number {
  return [...new Set(a)].filter((letter) => b.includes(letter)).length;
}
