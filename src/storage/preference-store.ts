import type { DurableDatabase } from './durable-database.js';

/** One person in one workspace, or in the organisation where the app is installed in all of it. */
export interface UserKey {
  readonly team: string;
  readonly user: string;
}

/** What a person has set. Whoever reads it checks that it still makes sense. */
export interface Preferences {
  /** A language that every answer is in, whatever language the question is in. */
  readonly language?: string | undefined;
  readonly region?: string | undefined;
  /** The tool that code is shown for. */
  readonly tool?: string | undefined;
}

/** A setting and its new value; null takes it back. */
export type PreferenceChange = { readonly [Setting in keyof Preferences]?: string | null };

export class PreferenceStore {
  constructor(readonly database: DurableDatabase) {}

  async find({ team, user }: UserKey): Promise<Preferences> {
    const row = await this.database.ask((database) =>
      database
        .selectFrom('preference')
        .select(['language', 'region', 'tool'])
        .where('team_id', '=', team)
        .where('user_id', '=', user)
        .executeTakeFirst(),
    );
    const { language, region, tool } = row ?? { language: null, region: null, tool: null };
    return { language: language ?? undefined, region: region ?? undefined, tool: tool ?? undefined };
  }

  /** Sets what the change names and leaves the rest. */
  async save({ team, user }: UserKey, change: PreferenceChange): Promise<void> {
    const changed = { ...change, changed_at: this.database.now() };
    await this.database.ask((database) =>
      database
        .insertInto('preference')
        .values({ team_id: team, user_id: user, language: null, region: null, tool: null, ...changed })
        .onConflict((conflict) => conflict.columns(['team_id', 'user_id']).doUpdateSet(changed))
        .execute(),
    );
  }
}
