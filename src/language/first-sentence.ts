import type { Language } from '../knowledge/knowledge.js';

/** The first sentence of a text, with its full stop. */
export function firstSentence(text: string, language: Language): string {
  const [first] = new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text);
  return first?.segment.trim() ?? text;
}
