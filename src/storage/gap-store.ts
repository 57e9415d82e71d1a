import type { Database } from './database.js';
import type { DurableDatabase } from './durable-database.js';
import { dayMilliseconds, Retention } from './retention.js';

/** Questions of the same words that nobody could answer. */
export interface Gap {
  /** Undefined: those whose words are not kept, together. */
  readonly words: string | undefined;
  readonly language: string;
  readonly times: number;
  /** Epoch milliseconds. */
  readonly firstAsked: number;
  readonly lastAsked: number;
}

/** The words of a question that nobody asks any more are kept for so long; that there was one, for ever. */
export const keptGapDays = 90;

/** Writing is put together for so long, so that no answer waits for it. */
const delayMilliseconds = 1_000;

type Row = { words: string; language: string; times: number; first_asked_at: number; last_asked_at: number };

export class GapStore {
  readonly #unwritten = new Map<string, Row>();
  readonly #retention = new Retention(keptGapDays);
  #timer: NodeJS.Timeout | undefined;

  constructor(
    readonly database: Pick<DurableDatabase, 'ask' | 'now'>,
    /** Otherwise questions are counted, and the words that were kept before are forgotten. */
    readonly keepsWords = true,
  ) {}

  /** Takes note of a question, and writes it down within a second. */
  add(asked: string, language: string): void {
    const now = this.database.now();
    const words = this.keepsWords ? asked : '';
    const key = JSON.stringify([words, language]);
    const { times = 0, first_asked_at = now } = this.#unwritten.get(key) ?? {};
    this.#unwritten.set(key, { words, language, times: times + 1, first_asked_at, last_asked_at: now });
    this.#timer ??= setTimeout(() => void this.write().catch(() => {}), delayMilliseconds).unref();
  }

  /** What was asked within so many days, the most asked first. */
  async list(days: number = keptGapDays): Promise<Gap[]> {
    await this.write();
    const rows = await this.database.ask((database) =>
      database
        .selectFrom('unanswered_question')
        .selectAll()
        .where('last_asked_at', '>=', this.database.now() - days * dayMilliseconds)
        .orderBy('times', 'desc')
        .orderBy('last_asked_at', 'desc')
        .execute(),
    );
    return rows.map((row) => ({
      words: row.words === '' ? undefined : row.words,
      language: row.language,
      times: Number(row.times),
      firstAsked: Number(row.first_asked_at),
      lastAsked: Number(row.last_asked_at),
    }));
  }

  /** Writes down what is noted. */
  async write(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const rows = [...this.#unwritten.values()];
    this.#unwritten.clear();
    if (rows.length === 0) return;
    // One by one: what is asked again must not be counted again.
    for (const row of rows) await this.database.ask((database) => addAll(database, [row]));
    const due = this.#retention.due(this.database.now());
    if (due === undefined) return;
    const before = this.keepsWords ? due : Number.MAX_SAFE_INTEGER;
    await this.database.ask((database) => forgetWords(database, before));
  }
}

async function addAll(database: Database, rows: readonly Row[]): Promise<void> {
  for (const row of rows) {
    await database
      .insertInto('unanswered_question')
      .values(row)
      .onConflict((conflict) =>
        conflict.columns(['words', 'language']).doUpdateSet(({ case: when, eb, ref }) => {
          const [first, last] = [
            ref('unanswered_question.first_asked_at'),
            ref('unanswered_question.last_asked_at'),
          ];
          return {
            times: eb(ref('unanswered_question.times'), '+', row.times),
            first_asked_at: when()
              .when(first, '>', row.first_asked_at)
              .then(row.first_asked_at)
              .else(first)
              .end(),
            last_asked_at: when().when(last, '<', row.last_asked_at).then(row.last_asked_at).else(last).end(),
          };
        }),
      )
      .execute();
  }
}

/** What was last asked before a time is counted among those without words. */
async function forgetWords(database: Database, before: number): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    // Whoever deletes a row counts it: several replicas may be at it.
    const forgotten = await transaction
      .deleteFrom('unanswered_question')
      .where('words', '!=', '')
      .where('last_asked_at', '<', before)
      .returningAll()
      .execute();
    const counted = forgotten.map((row) => ({
      words: '',
      language: row.language,
      times: Number(row.times),
      first_asked_at: Number(row.first_asked_at),
      last_asked_at: Number(row.last_asked_at),
    }));
    await addAll(transaction, counted);
  });
}
