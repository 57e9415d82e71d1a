import type { Language } from '../knowledge/knowledge.js';
import { en } from './en.js';
import { ja } from './ja.js';
import type { Phrases } from './phrases.js';

const byLanguage: Record<Language, Phrases> = { en, ja };

export function phrasesIn(language: Language): Phrases {
  return byLanguage[language];
}
