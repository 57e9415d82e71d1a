import type { Language } from '../../knowledge/knowledge.js';
import { phrasesIn } from '../../language/languages.js';
import { context, header, section } from './blocks.js';
import type { Card } from './card.js';
import { escapeText } from './text.js';

/** How to ask, with examples that can be copied. */
export function helpCard(language: Language): Card {
  const phrases = phrasesIn(language);
  return {
    text: escapeText(`${phrases.helpTitle}: ${phrases.helpIntro}`),
    blocks: [
      header(phrases.helpTitle),
      section([escapeText(phrases.helpIntro)]),
      section([`*${escapeText(phrases.helpExamplesTitle)}*`, ...exampleLines(language)]),
      context([escapeText(phrases.helpMore), escapeText(phrases.assistant.noModel)]),
    ],
  };
}

/** Questions that can be copied. */
export function exampleLines(language: Language): string[] {
  return phrasesIn(language).helpExamples.map(([ask, why]) => `• \`${escapeText(ask)}\`  ${escapeText(why)}`);
}
