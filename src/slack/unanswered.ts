import type { Logger } from '@slack/logger';
import type { Language } from '../knowledge/knowledge.js';
import { gapIn } from '../question/gap.js';
import type { Question } from '../question/question.js';
import type { Vocabulary } from '../question/vocabulary.js';
import type { GapStore } from '../storage/gap-store.js';
import { describeError } from './slack-error.js';

export type NoteUnanswered = (text: string, question: Question, language: Language) => void;

/** Counts the questions about services that got no answer. Whatever goes wrong here, nobody waits or fails. */
export function unansweredIn(
  gaps: Pick<GapStore, 'add'>,
  vocabulary: Vocabulary,
  logger: Pick<Logger, 'error'>,
): NoteUnanswered {
  return (text, question, language) => {
    try {
      const words = gapIn(text, question, vocabulary);
      if (words !== undefined) gaps.add(words, language);
    } catch (error) {
      logger.error(`A question without an answer could not be noted: ${describeError(error)}`);
    }
  };
}
