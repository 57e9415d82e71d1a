import type { Logger } from '@slack/logger';
import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import type { Knowledge, Language } from '../knowledge/knowledge.js';
import type { PreferenceChange, PreferenceStore, Preferences, UserKey } from '../storage/preference-store.js';
import { atMost } from './at-most.js';
import type { Workspace } from './pictures/picture-sources.js';
import { describeError } from './slack-error.js';
import type { UserLanguages } from './user-languages.js';
import { within } from './within.js';

/** What is known about the person who asks. */
export interface Asker {
  /** Undefined where Slack does not say who it is. */
  readonly person: UserKey | undefined;
  /** The language of an answer where the message does not tell. */
  readonly language: Language;
  /** The person has set the language: it holds whatever the message is in. */
  readonly languageIsSet: boolean;
  /** The Region where the message names none. */
  readonly region: string;
  /** The person has set the Region. */
  readonly regionIsSet: boolean;
  /** The tool that code was last shown for. */
  readonly tool: string | undefined;
}

export interface AskerDefaults {
  readonly defaultLanguage: Language;
  readonly defaultRegion: string;
}

/** An answer does not wait longer for settings; then the defaults do. */
const patience = 250;
/** Another replica's change is known after so long. */
const rememberedMilliseconds = 10_000;

/** The people who ask: their settings, else what their Slack tells, else the defaults. */
export class Askers {
  readonly #known = new LRUCache<string, Preferences>({ ...atMost(10_000), ttl: rememberedMilliseconds });

  constructor(
    readonly preferences: PreferenceStore,
    readonly languages: UserLanguages,
    readonly knowledge: Knowledge,
    readonly defaults: AskerDefaults,
    readonly logger: Pick<Logger, 'warn'>,
  ) {}

  /** For an acknowledgement: asks Slack nothing that the answer would wait for. */
  async now(user: string, workspace: Workspace, client: Pick<WebClient, 'users'>): Promise<Asker> {
    const key = { team: workspace.id, user };
    return this.#asker(key, await this.#preferencesOf(key), this.languages.now(user, client));
  }

  /** For what may wait a moment: asks Slack for the language of a person who is not known yet. */
  async soon(
    user: string | undefined,
    workspace: Workspace,
    client: Pick<WebClient, 'users'>,
  ): Promise<Asker> {
    const key = user === undefined ? undefined : { team: workspace.id, user };
    const [preferences, language] = await Promise.all([
      this.#preferencesOf(key),
      this.languages.soon(user, client),
    ]);
    return this.#asker(key, preferences, language);
  }

  /** Remembers settings; whoever asks next finds them. Rejects only where nothing can be remembered at all. */
  async remember(user: string, workspace: Workspace, change: PreferenceChange): Promise<void> {
    const key = { team: workspace.id, user };
    await this.preferences.save(key, change);
    this.#known.set(nameOf(key), await this.preferences.find(key));
  }

  /** Lets the settings of a person be read anew, where another replica may have changed them. */
  forget(user: string, workspace: Workspace): void {
    this.#known.delete(nameOf({ team: workspace.id, user }));
  }

  #asker(
    person: UserKey | undefined,
    { language, region, tool }: Preferences,
    spoken: Language | undefined,
  ): Asker {
    const { defaultLanguage, defaultRegion } = this.defaults;
    const set = language === 'en' || language === 'ja' ? language : undefined;
    const known = region !== undefined && this.knowledge.regions.has(region) ? region : undefined;
    return {
      person,
      language: set ?? spoken ?? defaultLanguage,
      languageIsSet: set !== undefined,
      region: known ?? defaultRegion,
      regionIsSet: known !== undefined,
      tool,
    };
  }

  async #preferencesOf(key: UserKey | undefined): Promise<Preferences> {
    if (key === undefined) return {};
    const known = this.#known.get(nameOf(key));
    if (known !== undefined) return known;
    try {
      const found = await within(patience, this.preferences.find(key));
      if (found !== undefined) this.#known.set(nameOf(key), found);
      return found ?? {};
    } catch (error) {
      this.logger.warn(`Settings could not be read (${describeError(error)}); the defaults are used`);
      return {};
    }
  }
}

function nameOf({ team, user }: UserKey): string {
  return `${team} ${user}`;
}
