import type { AuthorizeResult, AuthorizeSourceData } from '@slack/bolt';
import type { Logger } from '@slack/logger';
import { InstallProvider } from '@slack/oauth';
import type { WebClientOptions } from '@slack/web-api';
import type { OAuthSettings } from '../../config.js';
import { StorageError } from '../../storage/durable-database.js';
import { UnknownKeyError } from '../../storage/token-cipher.js';
import type { RequestHandler } from '../http-server.js';
import { describeError } from '../slack-error.js';
import { installedPage, notInstalledPage } from './install-pages.js';
import type { Installations } from './installations.js';

export interface InstallerOptions {
  readonly settings: OAuthSettings;
  readonly installations: Installations;
  /** What the app asks for. */
  readonly scopes: () => Promise<string[]>;
  /** Where the internet reaches us. Undefined: Slack redirects to the address in the app's settings. */
  readonly publicUrl: string | undefined;
  /** Ends with a slash. Undefined: Slack itself. */
  readonly slackApiUrl: string | undefined;
  readonly clientOptions: WebClientOptions;
  readonly logger: Logger;
}

/** Installs the app in workspaces and organisations, and finds the token of each. */
export class Installer {
  readonly #provider: InstallProvider;

  constructor(readonly options: InstallerOptions) {
    const { settings, installations, slackApiUrl, clientOptions, logger } = options;
    this.#provider = new InstallProvider({
      clientId: settings.clientId,
      clientSecret: settings.clientSecret,
      stateSecret: settings.stateSecret,
      installationStore: installations,
      // Its lines hold the answers of Slack; what matters is logged here.
      logger: clientOptions.logger ?? logger,
      clientOptions,
      directInstall: true,
      ...(slackApiUrl && { authorizationUrl: new URL('/oauth/v2/authorize', slackApiUrl).href }),
    });
  }

  /**
   * The token of the workspace that a request comes from. Without the storage or the right key there is none;
   * commands are answered all the same. Rejects where the app is not installed.
   */
  async authorize(source: AuthorizeSourceData<boolean>): Promise<AuthorizeResult> {
    try {
      return await this.#provider.authorize({
        teamId: source.teamId,
        enterpriseId: source.enterpriseId,
        isEnterpriseInstall: source.isEnterpriseInstall,
      } as Parameters<InstallProvider['authorize']>[0]);
    } catch (error) {
      const original = error instanceof Error && 'original' in error ? error.original : error;
      if (original instanceof UnknownKeyError) {
        this.options.logger.error(
          `TOKEN_ENCRYPTION_KEY: the token of a workspace was encrypted with the key ${original.keyId}; list that key after the current one, separated by a comma`,
        );
        return {};
      }
      if (original instanceof StorageError) return {};
      throw error;
    }
  }

  /** The pages to install with. */
  handlerFor(path: string): RequestHandler | undefined {
    const { scopes, publicUrl, logger } = this.options;
    if (path === '/slack/install') {
      const redirectUri = publicUrl && `${publicUrl}/slack/oauth_redirect`;
      return async (request, response) =>
        this.#provider.handleInstallPath(request, response, undefined, {
          scopes: await scopes(),
          ...(redirectUri && { redirectUri }),
        });
    }
    if (path !== '/slack/oauth_redirect') return undefined;
    return (request, response) =>
      this.#provider.handleCallback(request, response, {
        success: (installation) => {
          logger.info('The app was installed');
          installedPage(installation, request, response);
        },
        failure: (error) => {
          logger.warn(`The app could not be installed: ${describeError(error)}`);
          notInstalledPage(error, request, response);
        },
      });
  }
}
