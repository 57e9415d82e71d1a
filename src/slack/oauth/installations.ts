import type {
  Installation,
  InstallationQuery,
  InstallationStore as SlackInstallationStore,
} from '@slack/oauth';
import { LRUCache } from 'lru-cache';
import { StorageError } from '../../storage/durable-database.js';
import type { InstallationStore } from '../../storage/installation-store.js';
import { atMost } from '../at-most.js';

/** A change that another replica made is known after so long. */
const freshMilliseconds = 60_000;

interface Known {
  readonly installation: Installation | undefined;
  readonly at: number;
}

/**
 * Where the app is installed, in the shape of Slack's installer. What was read is remembered: for a minute,
 * and for as long as the storage is away.
 */
export class Installations implements SlackInstallationStore {
  readonly #known = new LRUCache<string, Known>({ ...atMost(10_000) });

  constructor(
    readonly store: InstallationStore,
    readonly now: () => number = Date.now,
  ) {}

  async storeInstallation(installation: Installation): Promise<void> {
    // Nothing is done in the name of the person who installed: their token is not kept.
    const { user, ...kept } = installation;
    const place = placeOf(installation);
    const asKept = { ...kept, user: { id: user.id, token: undefined, scopes: undefined } } as Installation;
    await this.store.save(place, JSON.stringify(asKept));
    this.#known.set(place, { installation: asKept, at: this.now() });
  }

  async fetchInstallation(query: InstallationQuery<boolean>): Promise<Installation> {
    for (const place of placesIn(query)) {
      const installation = await this.#find(place);
      if (installation !== undefined) return installation;
    }
    throw new Error('the app is not installed there');
  }

  async deleteInstallation(query: InstallationQuery<boolean>): Promise<void> {
    const [place] = placesIn(query);
    if (place === undefined) return;
    this.#known.delete(place);
    await this.store.remove(place);
  }

  async #find(place: string): Promise<Installation | undefined> {
    const known = this.#known.get(place);
    if (known !== undefined && this.now() < known.at + freshMilliseconds) return known.installation;
    try {
      const written = await this.store.find(place);
      const installation = written === undefined ? undefined : (JSON.parse(written) as Installation);
      this.#known.set(place, { installation, at: this.now() });
      return installation;
    } catch (error) {
      if (known === undefined || !(error instanceof StorageError)) throw error;
      return known.installation;
    }
  }
}

function placeOf({ isEnterpriseInstall, enterprise, team }: Installation): string {
  const place = isEnterpriseInstall ? enterprise?.id : team?.id;
  if (place === undefined) throw new Error('the installation names no workspace');
  return place;
}

/** A workspace of an organisation may have the app through the organisation. */
function placesIn({ isEnterpriseInstall, enterpriseId, teamId }: InstallationQuery<boolean>): string[] {
  const places = isEnterpriseInstall ? [enterpriseId] : [teamId, enterpriseId];
  return places.filter((place): place is string => place !== undefined && place !== '');
}
