import { type Knowledge, type Language, topicName } from '../../knowledge/knowledge.js';
import { phrasesIn } from '../../language/languages.js';
import { actions, section } from './blocks.js';
import type { Card } from './card.js';
import { missingButton } from './feedback-buttons.js';
import { escapeText, quote } from './text.js';
import { topicButton } from './topic-button.js';

export interface NotFound {
  /** What the user wrote. */
  readonly words: string;
  /** Ids of topics that may have been meant. */
  readonly suggestions: readonly string[];
  /** They are the meanings of one word. */
  readonly isChoice: boolean;
  readonly region: string;
}

/** When no topic is certain: the likeliest ones as buttons, and always what to do. */
export function notFoundCard(asked: NotFound, language: Language, knowledge: Knowledge): Card {
  const phrases = phrasesIn(language);
  const topics = asked.suggestions.flatMap((id) => knowledge.topics.get(id) ?? []);
  const howToAsk = phrases.howToAsk('/vpcaccess ecr');
  const first = asked.isChoice ? phrases.ambiguous : topics.length > 0 ? phrases.didYouMean : howToAsk;
  const words = quote(asked.words);
  const lines = [...(words === '' || asked.isChoice ? [] : [phrases.notFound(words)]), first];
  return {
    // The words of the user stay out of the notification: there nothing keeps Slack from making links of them.
    text:
      topics.length > 0 ? `${first} ${topics.map((topic) => topicName(topic)[language]).join(', ')}` : first,
    blocks: [
      section(lines.map(escapeText)),
      ...(topics.length === 0
        ? []
        : [
            actions(
              topics.map((topic) => topicButton(topic, { region: asked.region, language, chosen: true })),
            ),
          ]),
      ...(words === '' ? [] : [actions([missingButton({ words: asked.words, language })])]),
    ],
  };
}

/** One line and nothing else: how to ask, or what went wrong. */
export function lineCard(line: string): Card {
  return { text: escapeText(line), blocks: [section([escapeText(line)])] };
}
