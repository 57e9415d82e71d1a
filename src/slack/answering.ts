import type { Logger } from '@slack/logger';
import { answerQuestion, answerTopic, workloadsOffered } from '../answer/answer.js';
import type { Knowledge, Language } from '../knowledge/knowledge.js';
import { phrasesIn } from '../language/languages.js';
import { languageOf, understand } from '../question/understand.js';
import type { Vocabulary } from '../question/vocabulary.js';
import type { RouteImages } from '../route-image/route-images.js';
import { answerCard } from './cards/answer-card.js';
import type { Audience, Card } from './cards/card.js';
import { helpCard } from './cards/help-card.js';
import { lineCard, notFoundCard } from './cards/not-found-card.js';
import type { TopicButtonState } from './cards/topic-button.js';

/** What every surface answers from. */
export interface Answering {
  readonly knowledge: Knowledge;
  readonly vocabulary: Vocabulary;
  readonly routeImages: Pick<RouteImages, 'of'>;
  readonly defaultRegion: string;
}

const helpWords = /^(help|usage|\?|？|ヘルプ|使い方|つかいかた)$/i;

/**
 * The card for a message, the same on every surface. `language` decides when the message does not.
 * Undefined when nothing was written at all: each surface has its own word for that.
 */
export function cardForMessage(
  text: string,
  language: Language,
  { knowledge, vocabulary, routeImages, defaultRegion }: Answering,
  audience: Audience = 'everyone',
): Card | undefined {
  if (!/[\p{L}\p{N}?？]/u.test(text)) return undefined;
  if (helpWords.test(text)) return helpCard(languageOf(text) ?? language);
  const question = understand(text, vocabulary);
  const spoken = question.language ?? language;
  const answers = answerQuestion(question, knowledge, defaultRegion);
  if (answers.length > 0)
    return answerCard(answers, spoken, knowledge, {
      offered: workloadsOffered(question, knowledge),
      images: routeImages,
      audience,
    });
  const region = question.region ?? defaultRegion;
  const { suggestions, isChoice } = question;
  return notFoundCard({ words: text, suggestions, isChoice, region }, spoken, knowledge);
}

/** Who reads an answer that one person alone sees first: in direct messages there is nobody to share it with. */
export function audienceIn(channel: string | undefined): Audience {
  return channel?.startsWith('D') ? 'everyone' : 'asker';
}

/** The card that a button leads to. */
export function cardForButton(
  state: TopicButtonState | undefined,
  language: Language,
  { knowledge, routeImages }: Answering,
  audience: Audience = 'everyone',
): Card {
  const answers = (state?.topics ?? []).flatMap(
    (topic) =>
      answerTopic(
        { topic, region: state?.region ?? '', option: state?.option, ips: new Set(state?.ips) },
        knowledge,
      ) ?? [],
  );
  return state === undefined || answers.length === 0
    ? lineCard(phrasesIn(state?.language ?? language).unknownAction)
    : answerCard(answers, state.language, knowledge, {
        offered: state.offered,
        images: routeImages,
        audience,
      });
}

/** A card whatever happens: a fault of ours becomes an apology and a line in the log, never silence. */
export function orApology(make: () => Card, language: Language, logger: Pick<Logger, 'error'>): Card {
  try {
    return make();
  } catch (error) {
    logger.error(`A card could not be made: ${error instanceof Error ? error.stack : typeof error}`);
    return lineCard(phrasesIn(language).failed);
  }
}
