import Fuse from 'fuse.js';
import { fold } from '../knowledge/spelling.js';
import { editDistance } from './edit-distance.js';

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
 * Fuse.js proposes names like a word and the edit distance decides: Fuse's own score forgives whatever
 * follows a match inside a longer name.
 */
export class MisspellingIndex {
  readonly #spellings: Spelling[] = [];
  readonly #short: Spelling[] = [];
  #fuse: Fuse<Spelling> | undefined;

  add(spelling: string, topic: string): void {
    const letters = fold(spelling);
    (letters.length >= shortestFuzzy ? this.#spellings : this.#short).push({ letters, topic });
    this.#fuse = undefined;
  }

  /** The names nearest to `word` (folded), the likeliest first and one for each topic. */
  near(word: string): NearName[] {
    if (word.length < shortestFuzzy - 1 || word.length > 40) return [];
    this.#fuse ??= new Fuse(this.#spellings, {
      keys: ['letters'],
      threshold: 0.4,
      distance: 20,
      ignoreFieldNorm: true,
    });
    const candidates = this.#fuse.search(word, { limit: 8 }).map(({ item }) => item);
    return bestOfEach(candidates.flatMap((candidate) => judge(word, candidate)));
  }

  /** Names of up to four letters that look like `word`: never an answer, always a question. */
  nearShort(word: string): string[] {
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
      .toSorted((a, b) => a.edits - b.edits || b.shared - a.shared);
    return [...new Set(nearest.map(({ topic }) => topic))];
  }
}

function judge(word: string, { letters, topic }: Spelling): NearName[] {
  if (digits(word) !== digits(letters)) return [];
  const shorter = Math.min(word.length, letters.length);
  const allowed = allowedEdits(shorter);
  const edits = editDistance(word, letters, allowed + 1);
  if (edits > allowed + 1) return [];
  const sameStart = word.charAt(0) === letters.charAt(0);
  if (!sameStart && edits > 1) return [];
  const certain = edits <= allowed && shorter >= shortestFuzzy;
  return [{ topic, edits, likeness: 1 - edits / Math.max(word.length, letters.length), certain }];
}

/** Measured: more edits than these find more other words than misspellings. */
function allowedEdits(length: number): number {
  if (length < 9) return 1;
  return length < 16 ? 2 : 3;
}

function bestOfEach(names: readonly NearName[]): NearName[] {
  const sorted = names.toSorted((a, b) => b.likeness - a.likeness || a.topic.localeCompare(b.topic));
  return sorted.filter((name, i) => sorted.findIndex((other) => other.topic === name.topic) === i);
}

function digits(word: string): string {
  return word.replace(/\D/g, '');
}

function sharedLetters(a: string, b: string): number {
  return [...new Set(a)].filter((letter) => b.includes(letter)).length;
}
