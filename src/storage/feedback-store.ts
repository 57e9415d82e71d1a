import { randomUUID } from 'node:crypto';
import type { DurableDatabase } from './durable-database.js';
import { dayMilliseconds, Retention } from './retention.js';

/** `missing`: about a question that got no answer. */
export type Verdict = 'good' | 'bad' | 'missing';

/** What somebody thinks of an answer. Who it was is not remembered. */
export interface Feedback {
  readonly verdict: Verdict;
  /** Ids of the topics of the answer. */
  readonly topics: readonly string[];
  readonly region?: string | undefined;
  readonly language: string;
  /** The words that got no answer. */
  readonly words?: string | undefined;
  /** What the form holds. */
  readonly expected?: string | undefined;
  readonly more?: string | undefined;
}

export interface GivenFeedback extends Feedback {
  /** Epoch milliseconds. */
  readonly at: number;
}

export const keptFeedbackDays = 365;

export class FeedbackStore {
  readonly #retention = new Retention(keptFeedbackDays);

  constructor(readonly database: Pick<DurableDatabase, 'ask' | 'now'>) {}

  /** @param team the workspace, or the organisation where the app is installed in all of it */
  async add(
    team: string,
    { verdict, topics, region, language, words, expected, more }: Feedback,
  ): Promise<void> {
    const now = this.database.now();
    const row = {
      id: randomUUID(),
      team_id: team,
      verdict,
      topics: topics.join(' '),
      region: region ?? null,
      language,
      words: words ?? null,
      expected: expected ?? null,
      more: more ?? null,
      given_at: now,
    };
    await this.database.ask((database) => database.insertInto('feedback').values(row).execute());
    const due = this.#retention.due(now);
    if (due === undefined) return;
    await this.database.ask((database) =>
      database.deleteFrom('feedback').where('given_at', '<', due).execute(),
    );
  }

  /** What was given within so many days, the latest first. */
  async list(days: number = keptFeedbackDays): Promise<GivenFeedback[]> {
    const rows = await this.database.ask((database) =>
      database
        .selectFrom('feedback')
        .selectAll()
        .where('given_at', '>=', this.database.now() - days * dayMilliseconds)
        .orderBy('given_at', 'desc')
        .execute(),
    );
    return rows.map((row) => ({
      verdict: row.verdict as Verdict,
      topics: row.topics === '' ? [] : row.topics.split(' '),
      region: row.region ?? undefined,
      language: row.language,
      words: row.words ?? undefined,
      expected: row.expected ?? undefined,
      more: row.more ?? undefined,
      at: Number(row.given_at),
    }));
  }
}
