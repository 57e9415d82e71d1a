import { fold } from '../knowledge/spelling.js';
import { Coverage, overlap, type Span } from './coverage.js';
import type { NearName } from './misspellings.js';
import type { Ordinary } from './question.js';
import type { Vocabulary } from './vocabulary.js';
import { isFiller, isNameLike, type Word } from './words.js';

/** Windows of words that are looked up as misspellings, at most: the costly step, so it is bounded. */
const mostWindows = 32;
/** A message of so few words may be one long name; in a longer one names of three words are looked for. */
const shortMessage = 8;
const mostWordsInName = 3;
/** So few words that nothing has claimed may be one name that went wrong: in more, some are always like a name. */
const mostWordsToGuess = 2;

/** `free`: a word that nothing has claimed; `claimed`: a name that was found, or a sign. */
interface Unit {
  readonly from: number;
  readonly to: number;
  readonly kind: 'free' | 'claimed';
  readonly ordinary: boolean;
}

/** Neighbouring words, at least one of which nothing has claimed. */
export interface Window {
  readonly letters: string;
  readonly from: number;
  readonly to: number;
  /** Each of its words is an ordinary one, written right: a misspelling only where little else is said. */
  readonly ordinary: boolean;
  /** The parts that are right (folded): "CloudWatch" in "CloudWatch Loogs". */
  readonly right: readonly string[];
  /** It is all that the message says. */
  readonly isWhole: boolean;
}

export interface Misspelt {
  readonly topic: string;
  readonly from: number;
  readonly to: number;
  readonly ordinary: Ordinary;
}

/** A message, and what of it is accounted for. */
export interface Message {
  readonly text: string;
  readonly words: readonly Word[];
  readonly covered: Coverage;
  readonly names: readonly Span[];
  /** Words that are part of a name only together with another. */
  readonly signs: readonly Span[];
}

/** The words that nothing has claimed and the windows that they are part of. */
export interface Leftovers {
  readonly words: readonly Unit[];
  readonly windows: readonly Window[];
}

export function leftoversOf(
  { text, words: all, covered, names, signs }: Message,
  vocabulary: Vocabulary,
): Leftovers {
  const claims = new Coverage(text.length, [...names, ...signs]);
  const inNames = new Coverage(text.length, names);
  const words = all
    .filter((word) => !claims.holds(word) && !isFiller(word.text))
    // A name that is only a part of a word ("オープンサーチサーバレス") does not claim the word.
    .filter((word) => !inNames.isFree(word) || covered.isFree(word))
    .map((word): Unit => {
      const ordinary = !isNameLike(word.text) || vocabulary.isOrdinaryWord(word.text);
      return { from: word.from, to: word.to, kind: 'free', ordinary };
    });
  const free = new Coverage(text.length, words);
  const whole = [...names, ...signs].filter((span) => free.isFree(span));
  const units = [
    ...words,
    ...whole.map(({ from, to }): Unit => ({ from, to, kind: 'claimed', ordinary: true })),
  ].toSorted((a, b) => a.from - b.from);

  const windows: Window[] = [];
  const add = (parts: readonly Unit[], isWhole: boolean) => {
    const [first, last] = [parts[0], parts.at(-1)];
    if (first === undefined || last === undefined || parts.every(({ kind }) => kind === 'claimed')) return;
    const letters = fold(text.slice(first.from, last.to));
    // A word that is a name, though not meant as one here, is no misspelling of another.
    if (vocabulary.phrases.get(letters).some(({ kind }) => kind === 'name' || kind === 'choice')) return;
    windows.push({
      letters,
      from: first.from,
      to: last.to,
      ordinary: parts.every(({ ordinary }) => ordinary),
      right: parts.filter(({ kind }) => kind === 'claimed').map(({ from, to }) => fold(text.slice(from, to))),
      isWhole,
    });
  };
  if (units.length > 1 && units.length <= shortMessage) add(units, true);
  for (const [i, first] of units.entries()) {
    for (const [length, last] of units.slice(i, i + mostWordsInName).entries()) {
      // Neighbours have nothing but one separator between them.
      if (length > 0 && !/^[\s_./\p{Pd}・]?$/u.test(text.slice(units[i + length - 1]?.to, last.from))) break;
      if (!isNameLike(text.slice(last.from, last.to))) break;
      if (length > 0 || first.kind === 'free') add(units.slice(i, i + length + 1), units.length === 1);
      if (windows.length >= mostWindows) return { words, windows };
    }
  }
  return { words, windows };
}

/** Whether so little is left over that it may be one name that went wrong. */
export function mayBeOneName({ words }: Leftovers): boolean {
  return words.length <= mostWordsToGuess;
}

/**
 * The names that windows are near enough to be read as, in the order of the message. Beside names that are
 * written right (`hasNames`) a word must be very near to another to be one.
 */
export function findMisspellings(
  { windows }: Leftovers,
  isShort: boolean,
  hasNames: boolean,
  vocabulary: Vocabulary,
): Misspelt[] {
  const read = windows
    .filter(({ ordinary }) => isShort || !ordinary)
    .flatMap((window) => namesFor(window, isShort, vocabulary).map((name) => ({ window, name })))
    // "public API Gateway" is not "public NAT Gateway": what is written right is part of what is meant.
    .filter(({ window, name }) => window.right.every((part) => name.letters.includes(part)))
    .filter(({ window, name }) => name.edits === 1 || window.right.length > 0 || window.isWhole || !hasNames);
  const found: Misspelt[] = [];
  for (const { window, name } of read.toSorted((a, b) => better(a.name, b.name))) {
    if (found.some((other) => overlap(window, other))) continue;
    found.push({ topic: name.topic, from: window.from, to: window.to, ordinary: name.ordinary });
  }
  return found.toSorted((a, b) => a.from - b.from);
}

/** Where a message says nothing but one long word, an edit more is allowed if only one name is that near. */
function namesFor({ letters, isWhole }: Window, isShort: boolean, vocabulary: Vocabulary): NearName[] {
  const near = vocabulary.misspellings.near(letters);
  if (near.length > 0 || !isShort || !isWhole || letters.length < longWord) return near;
  const [best, next] = vocabulary.misspellings.further(letters);
  return best !== undefined && best.edits < (next?.edits ?? Number.POSITIVE_INFINITY) ? [best] : [];
}

const longWord = 8;

/** What a short message may have meant, the likeliest first. */
export function guess(leftovers: Leftovers, vocabulary: Vocabulary): string[] {
  const { words, windows } = leftovers;
  const [only] = windows;
  const short =
    windows.length === 1 && only !== undefined ? vocabulary.misspellings.nearShort(only.letters) : [];
  // An ordinary word in it is chatter, not a name that went wrong.
  const isChatter = !mayBeOneName(leftovers) || words.some(({ ordinary }) => ordinary);
  const near = isChatter
    ? []
    : windows.flatMap((window) => vocabulary.misspellings.further(window.letters)).toSorted(better);
  return [...new Set([...short, ...near.map(({ topic }) => topic)])];
}

function better(a: NearName, b: NearName): number {
  return b.likeness - a.likeness || a.edits - b.edits || a.topic.localeCompare(b.topic);
}
