import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import type { Language } from '../knowledge/knowledge.js';
import { atMost } from './at-most.js';
import { within } from './within.js';

type UsersClient = Pick<WebClient, 'users'>;

/** A look-up that takes longer is not worth the wait. */
const patience = 1500;

/**
 * The language of each user's Slack, remembered for a day. A failed look-up (no scope, Slack away) is
 * remembered as unknown for a while: it is never fatal and never asked twice in a row.
 */
export class UserLanguages {
  readonly #known = new LRUCache<string, Language | 'unknown'>({
    ...atMost(10_000),
    ttl: 24 * 60 * 60 * 1000,
  });
  readonly #underWay = new Map<string, Promise<Language | undefined>>();

  /** What is known now, without asking. A user not known yet is asked about for the next time. */
  now(user: string | undefined, client: UsersClient): Language | undefined {
    if (user === undefined) return undefined;
    const known = this.#known.get(user);
    if (known === undefined) void this.#ask(user, client);
    return known === 'unknown' ? undefined : known;
  }

  /** The same, asking Slack first where needed, for a moment at the most. */
  async soon(user: string | undefined, client: UsersClient): Promise<Language | undefined> {
    if (user === undefined) return undefined;
    const known = this.#known.get(user);
    if (known !== undefined) return known === 'unknown' ? undefined : known;
    return within(patience, this.#ask(user, client));
  }

  #ask(user: string, client: UsersClient): Promise<Language | undefined> {
    const asked =
      this.#underWay.get(user) ?? this.#lookUp(user, client).finally(() => this.#underWay.delete(user));
    this.#underWay.set(user, asked);
    return asked;
  }

  async #lookUp(user: string, client: UsersClient): Promise<Language | undefined> {
    try {
      const { user: found } = await client.users.info({ user, include_locale: true });
      const language = languageOfLocale(found?.locale);
      this.#known.set(user, language ?? 'unknown');
      return language;
    } catch {
      this.#known.set(user, 'unknown', { ttl: 10 * 60 * 1000 });
      return undefined;
    }
  }
}

function languageOfLocale(locale: string | undefined): Language | undefined {
  if (locale === undefined) return undefined;
  return locale.startsWith('ja') ? 'ja' : 'en';
}
