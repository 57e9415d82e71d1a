import type { NameIndex } from './name-index.js';
import { understand } from './understand.js';
import type { Vocabulary } from './vocabulary.js';

/** A menu of Slack shows no more: https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
const mostOffered = 100;

/**
 * Ids of the topics that somebody may be about to name, the likeliest first: by names that are what was
 * typed, names that start with it and names with a word that does; then what `understand` reads in it, be it
 * a sentence, an error or a misspelling. Where no name starts so, the start may be misspelt. Nothing typed:
 * the topics that people ask about most. The time it takes is bounded, whatever the text.
 */
export function complete(
  text: string,
  names: NameIndex,
  vocabulary: Vocabulary,
  most: number = mostOffered,
): string[] {
  const letters = names.lettersOf(text.trim());
  if (letters === '') return names.oftenAsked().slice(0, most);
  const named = letters === undefined ? [] : names.startingWith(letters);
  const { topics, suggestions } = understand(text, vocabulary);
  const near = letters === undefined || named.length > 0 ? [] : names.startingNear(letters);
  const found = [...named, ...topics.map(({ topic }) => topic), ...near, ...suggestions];
  return [...new Set(found)].slice(0, most);
}
