import type { Logger } from '@slack/logger';
import { type Answer, answerQuestion, workloadsOffered } from '../answer/answer.js';
import type { Knowledge, Language } from '../knowledge/knowledge.js';
import { phrasesIn } from '../language/languages.js';
import { languageOf, readPart, understand } from '../question/understand.js';
import type { Vocabulary } from '../question/vocabulary.js';
import type { RouteImages } from '../route-image/route-images.js';
import type { RecentStore } from '../storage/recent-store.js';
import type { Asker } from './askers.js';
import { answerCard } from './cards/answer-card.js';
import { type AnswerState, answersOf, stateOf, writeTopics } from './cards/answer-state.js';
import type { Audience, Card } from './cards/card.js';
import { helpCard } from './cards/help-card.js';
import { lineCard, notFoundCard } from './cards/not-found-card.js';

/** What every surface answers from. */
export interface Answering {
  readonly knowledge: Knowledge;
  readonly vocabulary: Vocabulary;
  readonly routeImages: Pick<RouteImages, 'of'>;
  /** The latest questions of each person. */
  readonly recent: Pick<RecentStore, 'add'>;
}

const helpWords = /^(help|usage|\?|？|ヘルプ|使い方|つかいかた)$/i;

/** Who asks, as far as it changes the answer. */
export type Speaker = Pick<Asker, 'language' | 'languageIsSet' | 'region' | 'person'>;

/**
 * The card for a message, the same on every surface. Undefined when nothing was written at all: each surface
 * has its own word for that.
 */
export function cardForMessage(
  text: string,
  speaker: Speaker,
  answering: Answering,
  audience: Audience = 'everyone',
): Card | undefined {
  const { knowledge, vocabulary, routeImages } = answering;
  if (!/[\p{L}\p{N}?？]/u.test(text)) return undefined;
  const language = languageFor(text, speaker);
  if (helpWords.test(text)) return helpCard(language);
  const question = understand(text, vocabulary);
  const answers = answerQuestion(question, knowledge, speaker.region);
  takeNote(answers, speaker.person, answering);
  if (answers.length > 0)
    return answerCard(answers, language, knowledge, {
      offered: workloadsOffered(question, knowledge),
      images: routeImages,
      audience,
    });
  const region = question.region ?? speaker.region;
  const { suggestions, isChoice } = question;
  return notFoundCard({ words: text, suggestions, isChoice, region }, language, knowledge);
}

/** The language that a person has set, else that of the message, else that of the person's Slack. */
export function languageFor(text: string, { language, languageIsSet }: Speaker): Language {
  return languageIsSet ? language : (languageOf(readPart(text)) ?? language);
}

/** Who reads an answer that one person alone sees first: in direct messages there is nobody to share it with. */
export function audienceIn(channel: string | undefined): Audience {
  return channel?.startsWith('D') ? 'everyone' : 'asker';
}

/** Remembers for a person what was answered, not what was written. It is written down later. */
function takeNote(
  answers: readonly Answer[],
  person: Asker['person'],
  { recent }: Pick<Answering, 'recent'>,
): void {
  if (person === undefined || answers.length === 0) return;
  recent.add(person, writeTopics(stateOf(answers, 'en').topics));
}

/**
 * The card that a button leads to. `language`: for what makes no sense any more; `person`: who asks with the
 * button for something that was not asked before.
 */
export function cardForButton(
  state: AnswerState | undefined,
  language: Language,
  answering: Answering,
  audience: Audience = 'everyone',
  person?: Asker['person'],
): Card {
  const { knowledge, routeImages } = answering;
  const answers = state === undefined ? [] : answersOf(state, knowledge);
  takeNote(answers, person, answering);
  return state === undefined || answers.length === 0
    ? lineCard(phrasesIn(state?.language ?? language).unknownAction)
    : answerCard(answers, state.language, knowledge, {
        offered: state.offered,
        images: routeImages,
        audience,
      });
}

/** A card whatever happens: a fault of ours becomes an apology and a line in the log, never silence. */
export function orApology<T extends Card | undefined>(
  make: () => T,
  language: Language,
  logger: Pick<Logger, 'error'>,
): T | Card {
  try {
    return make();
  } catch (error) {
    logger.error(`A card could not be made: ${error instanceof Error ? error.stack : typeof error}`);
    return lineCard(phrasesIn(language).failed);
  }
}
