import { randomUUID } from 'node:crypto';
import type { Database } from './database.js';
import { claimMilliseconds, type PictureFile, type PictureKey, type PictureStore } from './picture-store.js';

/** The pictures in a database that several replicas may share. Rejects with the driver's error. */
export class DatabasePictureStore implements PictureStore {
  /** Whose claims are whose. */
  readonly #self = randomUUID();

  constructor(
    readonly database: Database,
    readonly now: () => number = Date.now,
  ) {}

  async find({ team, hash }: PictureKey): Promise<PictureFile | undefined> {
    const row = await this.database
      .selectFrom('picture')
      .select(['file_id', 'state'])
      .where('team_id', '=', team)
      .where('content_hash', '=', hash)
      .executeTakeFirst();
    return row && fileIn(row);
  }

  async recent(most: number): Promise<(PictureKey & PictureFile)[]> {
    const rows = await this.database
      .selectFrom('picture')
      .select(['team_id', 'content_hash', 'file_id', 'state'])
      .where('file_id', 'is not', null)
      .orderBy('changed_at', 'desc')
      .limit(most)
      .execute();
    return rows.flatMap((row) => {
      const file = fileIn(row);
      return file === undefined ? [] : { team: row.team_id, hash: row.content_hash, ...file };
    });
  }

  async claim({ team, hash }: PictureKey): Promise<boolean> {
    const claim = { state: 'claimed' as const, claimed_by: this.#self, changed_at: this.now() };
    const won = await this.database
      .insertInto('picture')
      .values({ team_id: team, content_hash: hash, file_id: null, ...claim })
      .onConflict((conflict) =>
        conflict
          .columns(['team_id', 'content_hash'])
          .doUpdateSet(claim)
          .where('picture.state', '=', 'claimed')
          .where('picture.changed_at', '<', this.now() - claimMilliseconds),
      )
      .returning('team_id')
      .executeTakeFirst();
    return won !== undefined;
  }

  async release({ team, hash }: PictureKey): Promise<void> {
    await this.database
      .deleteFrom('picture')
      .where('team_id', '=', team)
      .where('content_hash', '=', hash)
      .where('state', '=', 'claimed')
      .where('claimed_by', '=', this.#self)
      .execute();
  }

  async save({ team, hash }: PictureKey, { fileId, state }: PictureFile): Promise<void> {
    const file = { file_id: fileId, state, claimed_by: null, changed_at: this.now() };
    await this.database
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
      .execute();
  }

  async forget({ team, hash }: PictureKey, fileId: string): Promise<void> {
    await this.database
      .deleteFrom('picture')
      .where('team_id', '=', team)
      .where('content_hash', '=', hash)
      .where('file_id', '=', fileId)
      .execute();
  }
}

function fileIn(row: { file_id: string | null; state: string }): PictureFile | undefined {
  if (row.file_id === null) return undefined;
  return { fileId: row.file_id, state: row.state as PictureFile['state'] };
}
