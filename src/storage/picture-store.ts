import { randomUUID } from 'node:crypto';
import type { Database } from './database.js';
import type { DurableDatabase } from './durable-database.js';

/** One picture in one workspace. */
export interface PictureKey {
  /** Of the workspace, or of the organisation where the app is installed in all of it. */
  readonly team: string;
  /** Of the picture's content. */
  readonly hash: string;
}

/** A picture that was uploaded to Slack. */
export interface PictureFile {
  readonly fileId: string;
  /**
   * `uploaded`: Slack may still be at work on it. `ready`: it can stand in a message. `shown`: a message that
   * only one person sees was accepted with it.
   */
  readonly state: 'uploaded' | 'ready' | 'shown';
}

/** Whoever claimed a picture and has not uploaded it after a minute will not. */
const claimMilliseconds = 60_000;

/** Which pictures are in Slack already. Every replica of the bot sees the same. */
export class PictureStore {
  /** Whose claims are whose. */
  readonly #self = randomUUID();

  constructor(readonly database: DurableDatabase) {}

  async find(key: PictureKey): Promise<PictureFile | undefined> {
    const find = (database: Database) => findFile(key, database);
    // What was saved while the database was away is in memory only.
    return (await this.database.ask(find)) ?? this.database.askMemory(find);
  }

  /** The pictures last saved, at most `most`. */
  async recent(most: number): Promise<(PictureKey & PictureFile)[]> {
    const rows = await this.database.ask((database) =>
      database
        .selectFrom('picture')
        .select(['team_id', 'content_hash', 'file_id', 'state'])
        .where('file_id', 'is not', null)
        .orderBy('changed_at', 'desc')
        .limit(most)
        .execute(),
    );
    return rows.flatMap((row) => {
      const file = fileIn(row);
      return file === undefined ? [] : { team: row.team_id, hash: row.content_hash, ...file };
    });
  }

  /**
   * Whether the caller is the one to upload the picture: it is not there, and nobody else has claimed it in
   * the last minute.
   */
  async claim({ team, hash }: PictureKey): Promise<boolean> {
    const now = this.database.now();
    const claim = { state: 'claimed' as const, claimed_by: this.#self, changed_at: now };
    const won = await this.database.ask((database) =>
      database
        .insertInto('picture')
        .values({ team_id: team, content_hash: hash, file_id: null, ...claim })
        .onConflict((conflict) =>
          conflict
            .columns(['team_id', 'content_hash'])
            .doUpdateSet(claim)
            .where('picture.state', '=', 'claimed')
            .where('picture.changed_at', '<', now - claimMilliseconds),
        )
        .returning('team_id')
        .executeTakeFirst(),
    );
    return won !== undefined;
  }

  /** Gives an own claim up. */
  async release({ team, hash }: PictureKey): Promise<void> {
    await this.database.ask((database) =>
      database
        .deleteFrom('picture')
        .where('team_id', '=', team)
        .where('content_hash', '=', hash)
        .where('state', '=', 'claimed')
        .where('claimed_by', '=', this.#self)
        .execute(),
    );
  }

  /** Remembers a file in place of the claim or of another file. What was shown stays so. */
  async save({ team, hash }: PictureKey, { fileId, state }: PictureFile): Promise<void> {
    const file = { file_id: fileId, state, claimed_by: null, changed_at: this.database.now() };
    await this.database.ask((database) =>
      database
        .insertInto('picture')
        .values({ team_id: team, content_hash: hash, ...file })
        .onConflict((conflict) =>
          conflict
            .columns(['team_id', 'content_hash'])
            .doUpdateSet(file)
            .where(({ eb, or }) =>
              or([
                eb('picture.file_id', 'is', null),
                eb('picture.file_id', '!=', fileId),
                eb('picture.state', '!=', 'shown'),
              ]),
            ),
        )
        .execute(),
    );
  }

  /** Forgets a file that is no longer good; another one in its place stays. */
  async forget({ team, hash }: PictureKey, fileId: string): Promise<void> {
    const forget = (database: Database) =>
      database
        .deleteFrom('picture')
        .where('team_id', '=', team)
        .where('content_hash', '=', hash)
        .where('file_id', '=', fileId)
        .execute();
    await this.database.ask(forget);
    await this.database.askMemory(forget);
  }
}

async function findFile({ team, hash }: PictureKey, database: Database): Promise<PictureFile | undefined> {
  const row = await database
    .selectFrom('picture')
    .select(['file_id', 'state'])
    .where('team_id', '=', team)
    .where('content_hash', '=', hash)
    .executeTakeFirst();
  return row && fileIn(row);
}

function fileIn(row: { file_id: string | null; state: string }): PictureFile | undefined {
  if (row.file_id === null) return undefined;
  return { fileId: row.file_id, state: row.state as PictureFile['state'] };
}
