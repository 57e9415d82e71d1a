import { readFileSync } from 'node:fs';
import type { Authorize } from '@slack/bolt';
import type { Logger } from '@slack/logger';
import type { WebClientOptions } from '@slack/web-api';
import type { Config } from '../../config.js';
import { inPackage } from '../../package-folder.js';
import type { Storage } from '../../storage/storage.js';
import { TokenCipher } from '../../storage/token-cipher.js';
import type { RequestHandler } from '../http-server.js';
import { Installations } from './installations.js';
import { Installer } from './installer.js';

/** With which token the bot answers, and where it is installed. */
export interface Authorization {
  readonly authorize: Authorize<boolean>;
  /** The pages to install with; undefined for other paths. */
  handlerFor(path: string): RequestHandler | undefined;
  /** The app was removed from a workspace or an organisation. */
  removed(place: { teamId?: string; enterpriseId?: string; isEnterpriseInstall: boolean }): Promise<void>;
}

/** For one workspace its token, without asking anyone: while Slack is away, commands are answered. For many, OAuth. */
export function authorizationFor(
  { installation, publicUrl, slackApiUrl }: Config,
  storage: Storage,
  clientOptions: WebClientOptions,
  logger: Logger,
): Authorization {
  if (installation.kind === 'one-workspace') {
    const { botToken } = installation;
    return {
      authorize: () => Promise.resolve({ botToken }),
      handlerFor: () => undefined,
      removed: () => Promise.resolve(),
    };
  }
  const cipher = new TokenCipher(installation.encryptionKeys);
  const installations = new Installations(storage.installations(cipher));
  const installer = new Installer({
    settings: installation,
    installations,
    scopes: scopesInManifest,
    publicUrl,
    slackApiUrl,
    clientOptions,
    logger,
  });
  return {
    authorize: (source) => installer.authorize(source),
    handlerFor: (path) => installer.handlerFor(path),
    removed: ({ teamId, enterpriseId, isEnterpriseInstall }) =>
      installations.deleteInstallation({ teamId, enterpriseId, isEnterpriseInstall }),
  };
}

/** The manifest says once what the app asks for; what may be declined is among it. */
async function scopesInManifest(): Promise<string[]> {
  const { parse } = await import('yaml');
  const manifest = parse(readFileSync(inPackage('manifest.yml'), 'utf8'));
  return manifest.oauth_config.scopes.bot;
}
