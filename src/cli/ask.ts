import { type AlsoNeeded, type Answer, answerQuestion, sourcesOf } from '../answer/answer.js';
import { codeFor, hasCode } from '../answer/code/code.js';
import type { Tool } from '../answer/code/tools.js';
import { planFor } from '../answer/endpoint-plan.js';
import type { Knowledge, Language } from '../knowledge/knowledge.js';
import { topicName } from '../knowledge/knowledge.js';
import { phrasesIn } from '../language/languages.js';
import { tellAnswers } from '../language/plan-telling.js';
import type { Telling } from '../language/telling.js';
import { tellUnread } from '../language/unread-telling.js';
import { explain } from '../question/explain.js';
import type { Question } from '../question/question.js';
import { understand } from '../question/understand.js';
import type { Vocabulary } from '../question/vocabulary.js';

export interface AskOptions {
  readonly knowledge: Knowledge;
  readonly vocabulary: Vocabulary;
  /** The Region when the question names none. */
  readonly region: string;
  /** Undefined: the language of the question, else `defaultLanguage`. */
  readonly language: Language | undefined;
  readonly defaultLanguage: Language;
  readonly json: boolean;
  /** Show what was recognised where, and why, in place of the answer. */
  readonly explain?: boolean;
  /** Write the code that creates it in place of the answer. */
  readonly code?: Tool | undefined;
}

/** Answers one question as text for a terminal, or as one line of JSON. */
export function ask(text: string, options: AskOptions): string {
  const question = understand(text, options.vocabulary);
  const answers = answerQuestion(question, options.knowledge, options.region);
  const language = options.language ?? question.language ?? options.defaultLanguage;
  if (options.explain) return explanation(text, question, answers, options);
  if (options.code !== undefined && answers.length > 0) return asCode(answers, options.code, language);
  return options.json
    ? JSON.stringify(asJson(text, question, answers, language, options.region))
    : asText(question, answers, language, options.knowledge);
}

function asCode(answers: readonly Answer[], tool: Tool, language: Language): string {
  const phrases = phrasesIn(language).code;
  const plan = planFor(answers);
  if (!hasCode(plan)) return phrases.none;
  return codeFor(plan, tool, { include: [], language, words: phrases.comments }).trimEnd();
}

/** For maintainers, and in English like everything that they read. */
function explanation(
  text: string,
  question: Question,
  answers: readonly Answer[],
  { vocabulary, region }: AskOptions,
): string {
  const findings = explain(text, question, vocabulary).map(({ from, to, words, what, became, why }) =>
    [`${from}–${to}`.padEnd(9), `“${oneLine(words)}”`, '→', `${what}:`, became, why === '' ? '' : `(${why})`]
      .join(' ')
      .trimEnd(),
  );
  const ways = answers.flatMap((answer) =>
    answer.kind === 'service' ? [`${answer.topic.id} by ${answer.way.id}`] : [answer.topic.id],
  );
  const facts: [string, string][] = [
    ['Region', question.region ?? `${region} (none named)`],
    ['Language', question.language ?? 'not told by the message'],
    ['IP addresses', [...question.ips].join(', ')],
    ['Not understood', question.unread.map(({ words }) => words).join(', ')],
    ['Callers', question.callers.join(', ')],
    ['Suggestions', `${question.suggestions.join(', ')}${question.isChoice ? ' (a choice)' : ''}`],
    ['Answers', ways.join(', ')],
  ];
  return [
    `“${oneLine(text)}”`,
    ...(findings.length > 0 ? findings : ['nothing was found']),
    '',
    ...facts.map(([name, value]) => `${`${name}:`.padEnd(15)} ${value === '' ? 'none' : value}`),
  ].join('\n');
}

function oneLine(text: string): string {
  const line = text.replace(/[\p{C}\s]+/gu, ' ');
  return line.length <= 120 ? line : `${line.slice(0, 119)}…`;
}

/** The shape that scripts rely on; changing it is a breaking change. */
function asJson(
  text: string,
  question: Question,
  answers: readonly Answer[],
  language: Language,
  region: string,
) {
  return {
    question: text,
    region: question.region ?? region,
    language,
    answers: answers.map((answer) => ({
      kind: answer.kind,
      id: answer.topic.id,
      ...waysAsJson(answer),
      sources: sourcesOf(answer),
      verified: answer.topic.verified,
    })),
    suggestions: question.suggestions,
  };
}

function waysAsJson(answer: Answer) {
  switch (answer.kind) {
    case 'service':
      return {
        method: answer.way.method,
        endpoints: answer.way.endpoints.map(({ name }) => name),
        companions: answer.way.companions.map(needAsJson),
      };
    case 'concept':
      return { method: answer.method ?? null, endpoints: [], companions: [] };
    case 'workload':
    case 'symptom': {
      // What is optional is no part of what to create.
      const needs = answer.needs.filter(({ need }) => need !== 'optional');
      return {
        method: onlyMethodOf(needs),
        endpoints: [...new Set(needs.flatMap(({ endpoints }) => endpoints))],
        companions: needs.map(needAsJson),
      };
    }
  }
}

/** The access method when everything required has the same one. */
function onlyMethodOf(needs: readonly AlsoNeeded[]): string | null {
  const methods = new Set(needs.filter(({ need }) => need === 'required').map(({ method }) => method));
  return methods.size === 1 ? ([...methods][0] ?? null) : null;
}

function needAsJson({ service, method, endpoints }: AlsoNeeded) {
  return { id: service, method, endpoints };
}

function asText(
  question: Question,
  answers: readonly Answer[],
  language: Language,
  knowledge: Knowledge,
): string {
  const phrases = phrasesIn(language);
  if (answers.length > 0) {
    const telling = tellAnswers(answers, knowledge, language);
    const notes = [...telling.notes, ...tellUnread(question.unread, knowledge, language)];
    return tellAsText({ ...telling, notes }, language);
  }
  const names = question.suggestions
    .flatMap((id) => knowledge.topics.get(id) ?? [])
    .map((topic) => topicName(topic)[language]);
  return names.length > 0
    ? `${question.isChoice ? phrases.ambiguous : phrases.didYouMean}\n${names.map((name) => `  • ${name}`).join('\n')}`
    : phrases.notFoundTitle;
}

function tellAsText(telling: Telling, language: Language): string {
  const parts = telling.parts.map(({ title, lead, lines, numbered }) =>
    [
      title,
      ...(lead === undefined ? [] : lead.split('\n').map((line) => `  ${line}`)),
      ...lines.map((line, i) => `  ${numbered ? `${i + 1}.` : '•'} ${line.replaceAll('`', '')}`),
    ].join('\n'),
  );
  const links = telling.links.map(({ title, url }) => `  ${title}: ${url}`);
  return [
    `${telling.headline}\n${'='.repeat(40)}`,
    [...telling.notes, ...telling.verdict].join('\n'),
    ...parts,
    [phrasesIn(language).referencesTitle, ...links, `  ${telling.verified}`].join('\n'),
  ].join('\n\n');
}
