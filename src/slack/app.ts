import { setTimeout as sleep } from 'node:timers/promises';
import { App, LogLevel, type Receiver } from '@slack/bolt';
import type { Logger } from '@slack/logger';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Config } from '../config.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { phrasesIn } from '../language/languages.js';
import { silentLogger } from '../log.js';
import { Metrics } from '../metrics.js';
import { loadVocabulary } from '../question/load-vocabulary.js';
import { NameIndex } from '../question/name-index.js';
import type { RouteImages } from '../route-image/route-images.js';
import type { Storage } from '../storage/storage.js';
import { answerOnce } from './answer-once.js';
import { madeAnswers } from './answering.js';
import { Askers } from './askers.js';
import { messageOf } from './cards/card.js';
import { lineCard } from './cards/not-found-card.js';
import { type Health, healthRequests } from './health-requests.js';
import { HttpReceiver } from './http-receiver.js';
import type { RequestHandler } from './http-server.js';
import { registerActions } from './listeners/actions.js';
import { registerCommand } from './listeners/command.js';
import { registerEvents } from './listeners/events.js';
import { registerOptions } from './listeners/options.js';
import { registerShortcuts } from './listeners/shortcuts.js';
import { registerViews } from './listeners/views.js';
import { authorizationFor } from './oauth/authorization.js';
import { observeCalls, observePictures, observeRequests } from './observing.js';
import { LinkedPictures } from './pictures/linked-pictures.js';
import { PictureDelivery } from './pictures/picture-delivery.js';
import { pictureNames } from './pictures/picture-names.js';
import { pictureRequests } from './pictures/picture-requests.js';
import type { Wait } from './pictures/rate-limit.js';
import { SlackFiles } from './pictures/slack-files.js';
import { UploadedPictures } from './pictures/uploaded-pictures.js';
import { ResponseUrls } from './response-url.js';
import { RunningWork } from './running-work.js';
import { SentAnswers } from './sent-answers.js';
import { describeError } from './slack-error.js';
import { SocketReceiver } from './socket-receiver.js';
import { SuggestedPrompts } from './suggested-prompts.js';
import type { Surfaces } from './surfaces.js';
import { unansweredIn } from './unanswered.js';
import { UserLanguages } from './user-languages.js';

/** In a conversation an answer that is ten seconds late is none. */
const clientLimits = { timeout: 4_000, retryConfig: { retries: 1, minTimeout: 500, maxTimeout: 1_000 } };
/** Nobody waits for a picture. Its calls have a client of their own, so that a rate limit never holds answers back. */
const backgroundLimits = { timeout: 10_000, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true };

/** What the app works with and does not make itself. */
export interface Means {
  readonly routeImages: RouteImages;
  readonly storage: Storage;
  readonly metrics?: Metrics;
  readonly wait?: Wait;
  /** What a stop waits for. */
  readonly work?: RunningWork;
}

/** The Bolt app with every surface registered, not yet started. */
export function createApp(config: Config, knowledge: Knowledge, logger: Logger, means: Means): App {
  const { work = new RunningWork(), metrics = new Metrics() } = means;
  let slack: Health['slack'] = 'unknown';
  const routeImages = observePictures(means.routeImages, metrics);
  const clientOptions: WebClientOptions = {
    ...clientLimits,
    fetch: observeCalls(metrics, (accepted) => {
      slack = accepted ? 'authorised' : 'refused';
    }),
    ...(config.slackApiUrl === undefined ? {} : { slackApiUrl: config.slackApiUrl }),
    // Whoever makes a call logs its failure, in one line. Bolt would set a logger of its own here.
    get logger() {
      return silentLogger;
    },
    set logger(_) {},
  };
  const authorization = authorizationFor(config, means.storage, clientOptions, logger);
  const handlers = [
    healthRequests(async () => {
      const storage = (await means.storage.isReachable()) ? 'reachable' : 'degraded';
      return { knowledge: 'loaded', slack, storage };
    }, metrics.registry),
    (path: string) => authorization.handlerFor(path),
    ...(config.publicUrl === undefined ? [] : [pictureRequests(routeImages, logger)]),
  ];
  const handlerFor = (path: string) => {
    for (const each of handlers) {
      const handle = each(path);
      if (handle !== undefined) return handle;
    }
    return undefined;
  };
  const app = new App({
    receiver: createReceiver(config, clientOptions, logger, metrics, handlerFor, work),
    authorize: authorization.authorize,
    logger,
    logLevel: LogLevel.INFO,
    clientOptions,
    convoStore: false,
  });
  app.error(async (error) =>
    logger.error(`A listener failed: ${describeError('original' in error ? error.original : error)}`),
  );

  app.use(observeRequests(metrics));
  app.use(answerOnce(means.storage.events, logger));

  const { wait = sleep } = means;
  const backgroundClient = (token: string | undefined) =>
    new WebClient(token, { ...clientOptions, ...backgroundLimits });
  const { publicUrl } = config;
  const sources =
    publicUrl === undefined
      ? uploadedPictures(
          { ...means, routeImages },
          new SlackFiles(backgroundClient, wait),
          logger,
          wait,
          work,
        )
      : new LinkedPictures(publicUrl);
  const vocabulary = loadVocabulary(knowledge, config.knowledgeDirs.length > 0);
  const { preferences, recent, feedback, gaps } = means.storage;
  const surfaces: Surfaces = {
    knowledge,
    vocabulary,
    names: new NameIndex(knowledge),
    routeImages: pictureNames(routeImages, logger),
    noteUnanswered: unansweredIn(gaps, vocabulary, logger),
    countMatch: (outcome) => metrics.matches.inc({ outcome }),
    madeAnswers: madeAnswers(),
    askers: new Askers(preferences, new UserLanguages(), knowledge, config, logger),
    recent,
    sentAnswers: new SentAnswers(),
    feedback,
    maintainers: {
      channel: config.maintainersChannel,
      issuesUrl: config.issuesUrl,
      language: config.defaultLanguage,
    },
    suggestedPrompts: new SuggestedPrompts(logger),
    removed: authorization.removed,
    forgetAll: means.storage.forgetWorkspace,
    pictures: new PictureDelivery(sources, work, logger, wait),
    responseUrls: new ResponseUrls(config.slackApiUrl, logger),
    backgroundClient,
  };
  for (const register of [
    registerCommand,
    registerEvents,
    registerActions,
    registerOptions,
    registerShortcuts,
    registerViews,
  ]) {
    register(app, surfaces);
  }
  return app;
}

/** Pictures that are uploaded to Slack; what was uploaded before is learned in the background. */
function uploadedPictures(
  { routeImages: images, storage: { pictures: store } }: Means,
  files: SlackFiles,
  logger: Logger,
  wait: Wait,
  work: RunningWork,
): UploadedPictures {
  const pictures = new UploadedPictures({ images, store, files, logger, wait });
  void work.track(pictures.load());
  return pictures;
}

function createReceiver(
  { transport, address, servesHttp, defaultLanguage }: Config,
  clientOptions: WebClientOptions,
  logger: Logger,
  metrics: Metrics,
  handlerFor: (path: string) => RequestHandler | undefined,
  work: RunningWork,
): Receiver {
  if (transport.kind === 'socket') {
    const { appToken } = transport;
    const served = servesHttp ? { address, handlerFor, logger } : undefined;
    return new SocketReceiver({ appToken, logger, installerOptions: { clientOptions }, served, work });
  }
  return new HttpReceiver({
    signingSecret: transport.signingSecret,
    address,
    logger,
    metrics,
    handlerFor,
    work,
    lastWord: () => ({
      response_type: 'ephemeral',
      ...messageOf(lineCard(phrasesIn(defaultLanguage).failed)),
    }),
  });
}
