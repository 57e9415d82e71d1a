import { type Knowledge, type Language, topicName } from '../knowledge/knowledge.js';
import { phrasesIn } from './languages.js';

const longestWords = 40;

/** What is said about words beside the names that were understood, so that nothing is lost in silence. */
export function tellUnread(
  unread: readonly { readonly words: string; readonly suggestions: readonly string[] }[],
  knowledge: Knowledge,
  language: Language,
): string[] {
  const phrases = phrasesIn(language);
  return unread.map(({ words, suggestions }) => {
    const letters = [...words];
    const shown = letters.length <= longestWords ? words : `${letters.slice(0, longestWords).join('')}…`;
    const names = suggestions
      .flatMap((id) => knowledge.topics.get(id) ?? [])
      .map((topic) => topicName(topic)[language]);
    return names.length === 0 ? phrases.notRead(shown) : phrases.mayMean(shown, phrases.joinNames(names));
  });
}
