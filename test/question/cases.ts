import { readdirSync, readFileSync } from 'node:fs';
import { answerQuestion } from '../../src/answer/answer.js';
import type { Knowledge } from '../../src/knowledge/knowledge.js';
import { understand } from '../../src/question/understand.js';
import type { Vocabulary } from '../../src/question/vocabulary.js';

/**
 * A message and what must be understood. In the files under `cases/`, one a line, the message, a tab and:
 * `ecr,s3` these topics and no other · `ecr@us-east-1` with this Region · `s3:interface-endpoint` by this
 * access method · `?ecs,ecr` a choice that holds these · `!` the symptom of a known error · `-` nothing.
 * A `\n` in the message is a line break.
 */
export interface UnderstandingCase {
  readonly message: string;
  readonly expected: string;
}

const folder = 'test/question/cases';

export const categories: readonly string[] = readdirSync(folder)
  .filter((name) => name.endsWith('.tsv'))
  .map((name) => name.slice(0, -'.tsv'.length))
  .toSorted();

export function casesOf(category: string): UnderstandingCase[] {
  return readFileSync(`${folder}/${category}.tsv`, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('# '))
    .map((line) => {
      const [message = '', expected = ''] = line.split('\t');
      return { message: message.replaceAll('\\n', '\n'), expected };
    });
}

/** What was understood, where it is not what was expected; undefined where it is. */
export function mistakeIn(
  { message, expected }: UnderstandingCase,
  knowledge: Knowledge,
  vocabulary: Vocabulary,
): string | undefined {
  const question = understand(message, vocabulary);
  const answers = answerQuestion(question, knowledge, 'ap-northeast-1');
  const topics = answers.map(({ topic }) => topic.id);
  const understood =
    topics.length > 0
      ? answers
          .map((answer) =>
            answer.kind === 'service' ? `${answer.topic.id}:${answer.way.method}` : answer.topic.id,
          )
          .join(',')
      : question.suggestions.length > 0
        ? `?${question.suggestions.join(',')}`
        : '-';
  const told = `${understood}${question.region === undefined ? '' : `@${question.region}`}`;
  const isRight = () => {
    if (expected === '-') return understood === '-';
    if (expected === '!') return answers.length === 1 && answers[0]?.kind === 'symptom';
    if (expected.startsWith('?')) {
      return (
        topics.length === 0 &&
        expected
          .slice(1)
          .split(',')
          .every((id) => question.suggestions.includes(id))
      );
    }
    const [wanted = '', region] = expected.split('@');
    const parts = wanted.split(',').map((part) => part.split(':'));
    return (
      parts.length === topics.length &&
      (region === undefined || region === question.region) &&
      parts.every(([id, method]) =>
        answers.some(
          (answer) =>
            answer.topic.id === id &&
            (method === undefined || (answer.kind === 'service' && answer.way.method === method)),
        ),
      )
    );
  };
  return isRight() ? undefined : told;
}
