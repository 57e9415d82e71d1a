import type { Asked, Named } from './asked.js';
import type { Span } from './coverage.js';
import { overlap } from './coverage.js';
import { guess, type Leftovers, type Window } from './leftovers.js';
import type { Unread } from './question.js';
import type { Vocabulary } from './vocabulary.js';
import { joinsNames } from './words.js';

/** A message in which names were found, and what else stands in it. */
export interface Rest {
  readonly text: string;
  /** Names and Regions. */
  readonly known: readonly Span[];
  readonly cues: readonly Span[];
  /** Words that mean several topics. */
  readonly choices: readonly (Named & { readonly topics: readonly string[] })[];
  readonly leftovers: Leftovers;
}

/** Suggestions for one of several names. */
const mostGuesses = 3;

/**
 * What stands beside names in a list of names and is none that we know: in "ecr, s3 and foo" it is "foo". In
 * prose there is always a word more, and nothing is said about it.
 */
export function unreadIn(
  { text, known, cues, choices, leftovers }: Rest,
  asked: Asked,
  vocabulary: Vocabulary,
): Unread[] {
  const isApart = (span: Span) => ![...known, ...cues].some((other) => overlap(span, other));
  const ambiguous = choices
    .filter((choice) => isApart(choice) && !asked.isSign(choice))
    .map(({ from, to, topics }): Candidate => ({ from, to, ordinary: false, suggestions: topics }));
  const unknown = leftovers.windows
    .filter((window) => isOneWord(window, leftovers) && isApart(window))
    .filter((window) => !ambiguous.some((choice) => overlap(window, choice)))
    .map((window): Candidate => {
      const suggestions = guessFor(window, leftovers, vocabulary);
      return {
        from: window.from,
        to: window.to,
        ordinary: window.ordinary && suggestions.length === 0,
        suggestions,
      };
    });
  // Only where a message is nothing but a list does an ordinary word stand for a name.
  const all = [...ambiguous, ...unknown];
  const candidates = isNothingButList(text, [...known, ...all])
    ? all
    : all.filter(({ ordinary }) => !ordinary);
  // What has more words than names is something else, such as a line of a log.
  if (candidates.length > known.length + 1) return [];
  if (!asked.hasLittleBeside([...known, ...cues, ...candidates])) return [];
  const inOrder = [...known, ...candidates].toSorted((a, b) => a.from - b.from);
  const isListed = (candidate: Candidate) => {
    const place = inOrder.indexOf(candidate);
    const [before, after] = [inOrder[place - 1], inOrder[place + 1]];
    const gaps = [
      ...(before === undefined ? [] : [text.slice(before.to, candidate.from)]),
      ...(after === undefined ? [] : [text.slice(candidate.to, after.from)]),
    ];
    // After a blank an ordinary word belongs to a phrase ("ECR pricing"), after a comma it is an entry.
    return gaps.some(
      (gap) => isSeparator(gap) && (!candidate.ordinary || gap.trim() !== '' || gap.includes('\n')),
    );
  };
  return candidates
    .toSorted((a, b) => a.from - b.from)
    .filter(isListed)
    .map(({ from, to, suggestions }) => ({ words: text.slice(from, to), suggestions }));
}

interface Candidate extends Span, Pick<Unread, 'suggestions'> {
  /** An ordinary word, written right, that is not near to any name. */
  readonly ordinary: boolean;
}

function isNothingButList(text: string, entries: readonly Span[]): boolean {
  const inOrder = entries.toSorted((a, b) => a.from - b.from);
  const gaps = inOrder.map(({ from }, i) => text.slice(inOrder[i - 1]?.to ?? 0, from));
  return [...gaps, text.slice(inOrder.at(-1)?.to ?? 0)].every(isSeparator);
}

/** What joins the names of a list, and no code, address or clause. */
function isSeparator(gap: string): boolean {
  return joinsNames(gap) && !/[.:"'`=<>{}[\]]/.test(gap);
}

function isOneWord(window: Window, { words }: Leftovers): boolean {
  return words.some(({ from, to }) => from === window.from && to === window.to);
}

function guessFor(window: Window, { words }: Leftovers, vocabulary: Vocabulary): string[] {
  const own = words.filter((word) => overlap(word, window));
  return guess({ words: own, windows: [window] }, vocabulary).slice(0, mostGuesses);
}
