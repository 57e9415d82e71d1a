import { existsSync } from 'node:fs';
import { ConfigError } from '../config.js';
import { type Database, type DatabaseLocation, openDatabase } from '../storage/database.js';
import { FeedbackStore, type GivenFeedback, keptFeedbackDays } from '../storage/feedback-store.js';
import { type Gap, GapStore, keptGapDays } from '../storage/gap-store.js';

export interface GapsOptions {
  /** One object a line. */
  readonly json: boolean;
  /** Only what was asked or given within so many days; all that is kept when left out. */
  readonly days: number | undefined;
  /** Epoch milliseconds; for tests. */
  readonly now?: () => number;
}

/** The questions that nobody could answer, the most asked first. For maintainers, and so in English. */
export async function listGaps(location: DatabaseLocation, options: GapsOptions): Promise<string> {
  const { json, now = Date.now } = options;
  const days = Math.min(options.days ?? keptGapDays, keptGapDays);
  const gaps = await read(location, (ask) => new GapStore({ ask, now }).list(days));
  if (json) return gaps.map((gap) => `${JSON.stringify(gapAsJson(gap))}\n`).join('');
  const known = gaps.filter(({ words }) => words !== undefined);
  const others = gaps.filter(({ words }) => words === undefined).reduce((sum, { times }) => sum + times, 0);
  if (gaps.length === 0) return `Within ${days} days every question about a service had an answer.\n`;
  return [
    `Questions without an answer, last asked within ${days} days:`,
    ...(known.length === 0 ? ['  none whose words are kept'] : ['  times  last asked  question']),
    ...known.map(
      ({ words, language, times, lastAsked }) =>
        `  ${String(times).padStart(5)}  ${dayOf(lastAsked)}  ${words} (${language})`,
    ),
    ...(others === 0 ? [] : [`and ${others} more whose words are not kept any more, or never were.`]),
    '',
  ].join('\n');
}

/** What people think of answers, the latest first. */
export async function listFeedback(location: DatabaseLocation, options: GapsOptions): Promise<string> {
  const { json, now = Date.now } = options;
  const days = Math.min(options.days ?? keptFeedbackDays, keptFeedbackDays);
  const given = await read(location, (ask) => new FeedbackStore({ ask, now }).list(days));
  if (json) return given.map((feedback) => `${JSON.stringify(feedbackAsJson(feedback))}\n`).join('');
  if (given.length === 0) return `Within ${days} days nobody has given feedback.\n`;
  const count = (verdict: string) => given.filter((feedback) => feedback.verdict === verdict).length;
  const told = given.filter(({ verdict }) => verdict !== 'good');
  return [
    `Feedback within ${days} days: ${count('good')} helpful, ${count('bad')} not right, ${count('missing')} missing.`,
    ...told.flatMap(({ at, verdict, topics, region, words, expected, more }) => [
      `  ${dayOf(at)}  ${verdict === 'bad' ? `not right: ${topics.join(', ')} in ${region}` : `missing: ${words}`}`,
      ...(expected === undefined ? [] : [`      expected: ${inOneLine(expected)}`]),
      ...(more === undefined ? [] : [`      more: ${inOneLine(more)}`]),
    ]),
    '',
  ].join('\n');
}

type Ask = <T>(question: (database: Database) => Promise<T>) => Promise<T>;

/**
 * Asks the database of the bot.
 * @throws ConfigError when there is none, or it cannot be opened
 */
async function read<T>(location: DatabaseLocation, question: (ask: Ask) => Promise<T>): Promise<T> {
  // Looking must not make an empty one.
  if (location.kind === 'sqlite' && !existsSync(location.file)) {
    throw new ConfigError('DATABASE_URL', `there is no database at ${location.file} yet; the bot makes it`);
  }
  const database = await openDatabase(location).catch((error: { code?: unknown; name?: unknown }) => {
    throw new ConfigError('DATABASE_URL', `it cannot be opened (${String(error.code ?? error.name)})`);
  });
  try {
    return await question((ask) => ask(database));
  } finally {
    await database.destroy();
  }
}

function gapAsJson({ words, language, times, firstAsked, lastAsked }: Gap) {
  return {
    question: words ?? null,
    language,
    times,
    firstAsked: timeOf(firstAsked),
    lastAsked: timeOf(lastAsked),
  };
}

function feedbackAsJson({ verdict, topics, region, language, words, expected, more, at }: GivenFeedback) {
  return {
    verdict,
    topics,
    region: region ?? null,
    language,
    question: words ?? null,
    expected: expected ?? null,
    more: more ?? null,
    at: timeOf(at),
  };
}

function timeOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

function dayOf(milliseconds: number): string {
  return timeOf(milliseconds).slice(0, 10);
}

function inOneLine(text: string): string {
  return text.replace(/[\p{C}\s]+/gu, ' ');
}
