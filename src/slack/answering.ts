import type { Logger } from '@slack/logger';
import { LRUCache } from 'lru-cache';
import { answerQuestion, workloadsOffered } from '../answer/answer.js';
import type { Knowledge, Language } from '../knowledge/knowledge.js';
import { phrasesIn } from '../language/languages.js';
import { tellUnread } from '../language/unread-telling.js';
import { isCourtesy } from '../question/courtesy.js';
import { namesUnknown } from '../question/gap.js';
import { type Earlier, inContext, leavesOpen } from '../question/in-context.js';
import type { Question } from '../question/question.js';
import { languageOf, readPart, understand } from '../question/understand.js';
import type { Vocabulary } from '../question/vocabulary.js';
import type { RouteImages } from '../route-image/route-images.js';
import type { RecentStore } from '../storage/recent-store.js';
import type { Asker } from './askers.js';
import { answerCard } from './cards/answer-card.js';
import {
  type AnswerState,
  type AskedTopic,
  answersOf,
  questionOf,
  stateOf,
  writeTopics,
} from './cards/answer-state.js';
import { type Audience, type Card, withLine } from './cards/card.js';
import { helpCard } from './cards/help-card.js';
import { lineCard, notFoundCard } from './cards/not-found-card.js';
import { escapeText, quote } from './cards/text.js';
import type { ThreadMessage, ThreadReading } from './thread.js';
import type { NoteUnanswered } from './unanswered.js';

/** How a question was understood: by a name as it is written, as a misspelt one, as a word to choose a meaning of, or not. */
export type Match = 'exact' | 'fuzzy' | 'choice' | 'none';

/** What every surface answers from. */
export interface Answering {
  readonly knowledge: Knowledge;
  readonly vocabulary: Vocabulary;
  readonly routeImages: Pick<RouteImages, 'of'>;
  /** The latest questions of each person. */
  readonly recent: Pick<RecentStore, 'add'>;
  /** Takes note of what got no answer. */
  readonly noteUnanswered: NoteUnanswered;
  /** Counts how questions were understood. */
  readonly countMatch: (match: Match) => void;
  /** The answers to what is asked again and again. */
  readonly madeAnswers: LRUCache<string, MadeAnswer>;
}

/** An answer that was made. It is the same for everyone who asks the same with the same settings. */
export interface MadeAnswer {
  readonly match: Match;
  readonly card: Card;
  readonly topics: readonly AskedTopic[];
}

/** An answer takes some 40 kB of memory. Most questions are one of a few short ones. */
const mostMadeAnswers = 250;
const longestMadeFor = 100;

export function madeAnswers(): Answering['madeAnswers'] {
  return new LRUCache({ max: mostMadeAnswers });
}

const helpWords = /^(help|usage|ヘルプ|使い方|つかいかた)$/i;
const questionMark = /^[?？]$/;
/** A thread may have several words that tell what it is about; a line has room for so many. */
const mostPieces = 3;

/** Who asks, as far as it changes the answer. */
export type Speaker = Pick<Asker, 'language' | 'languageIsSet' | 'region' | 'person'>;

/**
 * The card for a message, the same on every surface. Undefined when nothing was written at all: each surface
 * has its own word for that. `thread`: the one in which the message stands, where the message leaves it to its
 * thread what it is about.
 */
export function cardForMessage(
  text: string,
  speaker: Speaker,
  answering: Answering,
  audience: Audience = 'everyone',
  thread?: ThreadReading,
): Card | undefined {
  if (thread !== undefined) return cardFromThread(text, thread, speaker, answering, audience);
  if (!/[\p{L}\p{N}?？]/u.test(text)) return undefined;
  const key =
    text.length <= longestMadeFor ? JSON.stringify([text, settingsOf(speaker), audience]) : undefined;
  const made = key === undefined ? undefined : answering.madeAnswers.get(key);
  if (made !== undefined) return give(made, speaker, answering);
  const language = languageFor(speaker, languageOf(readPart(text)));
  if (helpWords.test(text) || questionMark.test(text)) return helpCard(language);
  if (isCourtesy(text)) return lineCard(phrasesIn(language).welcome);
  const question = understand(text, answering.vocabulary);
  const answer = makeAnswer(question, speaker, answering, audience);
  if (answer === undefined) return cardWithoutAnswer(text, question, speaker, answering);
  if (key !== undefined) answering.madeAnswers.set(key, answer);
  return give(answer, speaker, answering);
}

/** Whether a message that stands in a thread leaves it to the thread what it is about. */
export function leavesToThread(text: string, { vocabulary }: Pick<Answering, 'vocabulary'>): boolean {
  return (
    !helpWords.test(text) && !isCourtesy(text) && leavesOpen(text, understand(text, vocabulary), vocabulary)
  );
}

/** The card for what a thread is about, or one line that says why there is none. */
function cardFromThread(
  text: string,
  thread: ThreadReading,
  speaker: Speaker,
  answering: Answering,
  audience: Audience,
): Card {
  const asked = understand(text, answering.vocabulary);
  const found =
    thread.kind === 'read'
      ? inContext(text, asked, earlierIn(thread.messages, answering), answering.vocabulary)
      : undefined;
  // A name that nobody knows is told as such: there is nothing in the thread to look for.
  const namesSomething = asked.topics.length > 0 || namesUnknown(text, answering.vocabulary);
  if (found === undefined && namesSomething)
    return cardForQuestion(text, asked, speaker, answering, audience);
  const phrases = phrasesIn(languageFor(speaker, (found?.question ?? asked).language)).thread;
  if (found === undefined) return lineCard(thread.kind === 'read' ? phrases.nothing : phrases[thread.why]);
  const pieces = found.words.slice(0, mostPieces).map((words) => quote(words));
  return withLine(
    escapeText(phrases.readFrom(pieces)),
    cardForQuestion('', found.question, speaker, answering, audience),
  );
}

function earlierIn(messages: readonly ThreadMessage[], { knowledge, vocabulary }: Answering): Earlier[] {
  return messages.flatMap(({ text, said, answered }): Earlier[] => {
    if (said !== 'by us') return [{ text, said, question: understand(text, vocabulary) }];
    return answered === undefined ? [] : [{ text, said, question: questionOf(answered, knowledge) }];
  });
}

/** `words`: what was asked, to be told where nothing was understood. */
function cardForQuestion(
  words: string,
  question: Question,
  speaker: Speaker,
  answering: Answering,
  audience: Audience,
): Card {
  const answer = makeAnswer(question, speaker, answering, audience);
  return answer === undefined
    ? cardWithoutAnswer(words, question, speaker, answering)
    : give(answer, speaker, answering);
}

/** Undefined where nothing that we know was asked about. */
function makeAnswer(
  question: Question,
  speaker: Speaker,
  { knowledge, routeImages }: Answering,
  audience: Audience,
): MadeAnswer | undefined {
  const language = languageFor(speaker, question.language);
  const answers = answerQuestion(question, knowledge, speaker.region);
  if (answers.length === 0) return undefined;
  const card = answerCard(answers, language, knowledge, {
    offered: [
      ...question.unread.flatMap(({ suggestions }) => suggestions),
      ...workloadsOffered(question, knowledge),
    ],
    notes: tellUnread(question.unread, knowledge, language),
    images: routeImages,
    audience,
  });
  return { match: matchOf(question), card, topics: stateOf(answers, language).topics };
}

function give({ match, card, topics }: MadeAnswer, { person }: Speaker, answering: Answering): Card {
  answering.countMatch(match);
  takeNote(topics, person, answering.recent);
  return card;
}

function cardWithoutAnswer(
  words: string,
  question: Question,
  speaker: Speaker,
  { knowledge, countMatch, noteUnanswered }: Answering,
): Card {
  const language = languageFor(speaker, question.language);
  countMatch(matchOf(question));
  noteUnanswered(words, question, language);
  const region = question.region ?? speaker.region;
  const { suggestions, isChoice } = question;
  return notFoundCard({ words, suggestions, isChoice, region }, language, knowledge);
}

/** All of a person that changes an answer. */
function settingsOf({ language, languageIsSet, region }: Speaker): unknown {
  return [language, languageIsSet, region];
}

function matchOf({ topics, suggestions }: Question): Match {
  if (topics.length > 0) return topics.some(({ by }) => by === 'misspelling') ? 'fuzzy' : 'exact';
  return suggestions.length > 0 ? 'choice' : 'none';
}

/** The language of an answer: what the person has set, else that of the message, else that of the person's Slack. */
export function languageFor({ language, languageIsSet }: Speaker, written: Language | undefined): Language {
  return languageIsSet ? language : (written ?? language);
}

/** Who reads an answer that one person alone sees first: in direct messages there is nobody to share it with. */
export function audienceIn(channel: string | undefined): Audience {
  return channel?.startsWith('D') ? 'everyone' : 'asker';
}

/** Remembers for a person what was answered, never what was written. It is written down later. */
function takeNote(topics: readonly AskedTopic[], person: Asker['person'], recent: Answering['recent']): void {
  if (person !== undefined && topics.length > 0) recent.add(person, writeTopics(topics));
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
  const card = answersAgain(state, answering, audience);
  if (card !== undefined && state !== undefined) takeNote(state.topics, person, answering.recent);
  return card ?? lineCard(phrasesIn(state?.language ?? language).unknownAction);
}

/** The card of the answers that a button carries; undefined where they make no sense any more. */
export function answersAgain(
  state: AnswerState | undefined,
  answering: Answering,
  audience: Audience,
): Card | undefined {
  const answers = state === undefined ? [] : answersOf(state, answering.knowledge);
  return state === undefined || answers.length === 0
    ? undefined
    : answerCard(answers, state.language, answering.knowledge, {
        offered: state.offered,
        plan: state.plan,
        images: answering.routeImages,
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
