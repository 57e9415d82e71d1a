import { App, LogLevel, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { Logger } from '@slack/logger';
import type { WebClientOptions } from '@slack/web-api';
import type { Config } from '../config.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { phrasesIn } from '../language/languages.js';
import { loadVocabulary } from '../question/load-vocabulary.js';
import { lineCard } from './cards/not-found-card.js';
import { HttpReceiver } from './http-receiver.js';
import { registerAppHome } from './listeners/app-home.js';
import { registerCommand } from './listeners/command.js';
import { registerDirectMessage } from './listeners/direct-message.js';
import { registerMention } from './listeners/mention.js';
import { registerShareButton } from './listeners/share-button.js';
import { registerTopicButton } from './listeners/topic-button.js';
import { describeError } from './post.js';
import { SeenEvents } from './seen-events.js';
import type { Surfaces } from './surfaces.js';
import { UserLanguages } from './user-languages.js';

/** In a conversation an answer that is ten seconds late is none. */
const clientLimits = { timeout: 4_000, retryConfig: { retries: 1, minTimeout: 500, maxTimeout: 1_000 } };

/** The Bolt app with every surface registered, not yet started. */
export function createApp(config: Config, knowledge: Knowledge, logger: Logger): App {
  const clientOptions: WebClientOptions = {
    ...clientLimits,
    ...(config.slackApiUrl === undefined ? {} : { slackApiUrl: config.slackApiUrl }),
  };
  const app = new App({
    receiver: createReceiver(config, clientOptions, logger),
    // Asks Slack nothing: while Slack's API is away, commands are answered all the same.
    authorize: () => Promise.resolve({ botToken: config.botToken }),
    logger,
    logLevel: LogLevel.INFO,
    clientOptions,
    convoStore: false,
  });
  app.error(async (error) =>
    logger.error(`A listener failed: ${describeError('original' in error ? error.original : error)}`),
  );

  const surfaces: Surfaces = {
    knowledge,
    vocabulary: loadVocabulary(knowledge, config.knowledgeDirs.length > 0),
    defaultRegion: config.defaultRegion,
    defaultLanguage: config.defaultLanguage,
    languages: new UserLanguages(),
    seenEvents: new SeenEvents(),
  };
  for (const register of [
    registerCommand,
    registerMention,
    registerDirectMessage,
    registerAppHome,
    registerTopicButton,
    registerShareButton,
  ]) {
    register(app, surfaces);
  }
  return app;
}

function createReceiver(config: Config, clientOptions: WebClientOptions, logger: Logger): Receiver {
  const { transport } = config;
  return transport.kind === 'socket'
    ? new SocketModeReceiver({ appToken: transport.appToken, logger, installerOptions: { clientOptions } })
    : new HttpReceiver({
        ...transport,
        logger,
        lastWord: () => ({
          response_type: 'ephemeral',
          ...lineCard(phrasesIn(config.defaultLanguage).failed),
        }),
      });
}
