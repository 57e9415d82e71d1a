import type { DurableDatabase } from './durable-database.js';
import type { TokenCipher } from './token-cipher.js';

/**
 * Where the app is installed, each place with its tokens, encrypted. Unlike what is merely convenient, it is
 * never kept in memory in place of the database: every method rejects with StorageError while that does not answer.
 */
export class InstallationStore {
  constructor(
    readonly database: DurableDatabase,
    readonly cipher: TokenCipher,
  ) {}

  /** `place`: the id of the workspace, or of the organisation where the app is installed in all of it. */
  async save(place: string, installation: string): Promise<void> {
    await this.database.writeDurably((database) =>
      database
        .insertInto('installation')
        .values({ place, ...this.#seal(place, installation) })
        .onConflict((conflict) =>
          conflict.column('place').doUpdateSet(({ ref }) => ({
            key_id: ref('excluded.key_id'),
            sealed: ref('excluded.sealed'),
            changed_at: ref('excluded.changed_at'),
          })),
        )
        .execute(),
    );
  }

  /**
   * What was saved; undefined where the app is not installed. What an older key encrypted is encrypted anew.
   * @throws UnknownKeyError when its key is not listed
   */
  async find(place: string): Promise<string | undefined> {
    const row = await this.database.askDurably((database) =>
      database
        .selectFrom('installation')
        .select(['key_id as keyId', 'sealed'])
        .where('place', '=', place)
        .executeTakeFirst(),
    );
    if (row === undefined) return undefined;
    const installation = this.cipher.open(row, place);
    if (row.keyId !== this.cipher.keyId) await this.#sealAnew(place, installation, row.sealed);
    return installation;
  }

  async remove(place: string): Promise<void> {
    await this.database.writeDurably((database) =>
      database.deleteFrom('installation').where('place', '=', place).execute(),
    );
  }

  /** The keys, by id, that something is still encrypted with. */
  async keysInUse(): Promise<string[]> {
    const rows = await this.database.askDurably((database) =>
      database.selectFrom('installation').select('key_id').distinct().execute(),
    );
    return rows.map(({ key_id }) => key_id);
  }

  /** Only in place of what was read, so that nothing newer is overwritten. */
  async #sealAnew(place: string, installation: string, read: string): Promise<void> {
    await this.database.writeDurably((database) =>
      database
        .updateTable('installation')
        .set(this.#seal(place, installation))
        .where('place', '=', place)
        .where('sealed', '=', read)
        .execute(),
    );
  }

  #seal(place: string, installation: string) {
    const { keyId, sealed } = this.cipher.seal(installation, place);
    return { key_id: keyId, sealed, changed_at: this.database.now() };
  }
}
