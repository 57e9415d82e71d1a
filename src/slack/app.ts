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
import { refusesToken } from './check-token.js';
import { type Clock, converse, type Fetch, patient, realClock } from './conversation.js';
import { healthRequests } from './health-requests.js';
import { HttpReceiver, type HttpReceiverOptions } from './http-receiver.js';
import { registerActions } from './listeners/actions.js';
import { registerCommand } from './listeners/command.js';
import { registerEvents } from './listeners/events.js';
import { registerOptions } from './listeners/options.js';
import { registerShortcuts } from './listeners/shortcuts.js';
import { registerViews } from './listeners/views.js';
import { authorizationFor } from './oauth/authorization.js';
import { methodAt, observeCalls, observePictures, observeRequests } from './observing.js';
import { oncePer } from './once-per.js';
import { LinkedPictures } from './pictures/linked-pictures.js';
import { PictureDelivery } from './pictures/picture-delivery.js';
import { pictureNames } from './pictures/picture-names.js';
import { pictureRequests } from './pictures/picture-requests.js';
import type { Wait } from './pictures/rate-limit.js';
import { SlackFiles } from './pictures/slack-files.js';
import { UploadedPictures } from './pictures/uploaded-pictures.js';
import { postsMessages } from './post-message.js';
import { ResponseUrls } from './response-url.js';
import { RunningWork } from './running-work.js';
import { SentAnswers } from './sent-answers.js';
import { describeError } from './slack-error.js';
import { SocketReceiver } from './socket-receiver.js';
import { SuggestedPrompts } from './suggested-prompts.js';
import type { Surfaces } from './surfaces.js';
import { TokenWatch } from './token-watch.js';
import { unansweredIn } from './unanswered.js';
import { UserLanguages } from './user-languages.js';

/** Slack's client would wait for as long as Slack wants, and hold back all its other calls: whoever calls decides. */
const callOnce = { retryConfig: { retries: 0 }, rejectRateLimitedCalls: true };
/** For what nobody waits for. */
const backgroundTimeout = 10_000;

/** Taken when it is called: a test may put another one in its place. */
const globalFetch: Fetch = (url, init) => fetch(url, init as RequestInit);

/** Made when somebody types: it reads every topic there is. */
const nameIndexOf = oncePer((knowledge: Knowledge) => new NameIndex(knowledge));

/** What the app works with and does not make itself. */
export interface Means {
  readonly routeImages: RouteImages;
  readonly storage: Storage;
  readonly metrics?: Metrics;
  readonly wait?: Wait;
  /** How Slack is called; Node's `fetch` when left out. */
  readonly fetch?: Fetch;
  /** The time of conversations. */
  readonly clock?: Clock;
  /** What a stop waits for. */
  readonly work?: RunningWork;
}

/** The Bolt app with every surface registered, not yet started. */
export function createApp(config: Config, knowledge: Knowledge, logger: Logger, means: Means): App {
  const { work = new RunningWork(), metrics = new Metrics(), clock = realClock } = means;
  const tokens = new TokenWatch(config.installation.kind, logger);
  const routeImages = observePictures(means.routeImages, metrics);
  const calls = observeCalls(means.fetch ?? globalFetch, metrics, tokens);
  const patientCalls = patient(calls, clock, (url) =>
    metrics.slackRetries.inc({ method: methodAt(url) ?? 'other' }),
  );
  const clientOptions: WebClientOptions = {
    ...callOnce,
    fetch: patientCalls,
    ...(config.slackApiUrl === undefined ? {} : { slackApiUrl: config.slackApiUrl }),
    // Whoever makes a call logs its failure, in one line. Bolt would set a logger of its own here.
    get logger() {
      return silentLogger;
    },
    set logger(_) {},
  };
  const backgroundOptions = { ...clientOptions, fetch: calls, timeout: backgroundTimeout };
  const authorization = authorizationFor(config, means.storage, clientOptions, logger);
  const handlers = [
    healthRequests(async () => {
      const storage = (await means.storage.isReachable()) ? 'reachable' : 'degraded';
      return { knowledge: 'loaded', slack: tokens.state, storage };
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
    receiver: createReceiver(config, backgroundOptions, { logger, metrics, handlerFor, work, clock }),
    authorize: authorization.authorize,
    logger,
    logLevel: LogLevel.INFO,
    clientOptions,
    convoStore: false,
  });
  app.error(async (error) => {
    const fault = 'original' in error ? error.original : error;
    if (!refusesToken(fault)) logger.error(`A listener failed: ${describeError(fault)}`);
  });

  app.use(converse(clock));
  app.use(observeRequests(metrics));
  app.use(answerOnce(means.storage.events, logger));

  const { wait = sleep } = means;
  const backgroundClient = (token: string | undefined) => new WebClient(token, backgroundOptions);
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
    names: () => nameIndexOf(knowledge),
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
    postMessage: postsMessages(patientCalls, config.slackApiUrl),
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
  receiving: Omit<HttpReceiverOptions, 'signingSecret' | 'address' | 'lastWord'> & { readonly clock: Clock },
): Receiver {
  const lastWord = () => ({
    response_type: 'ephemeral',
    ...messageOf(lineCard(phrasesIn(defaultLanguage).failed)),
  });
  if (transport.kind === 'http') {
    const { signingSecret } = transport;
    return new HttpReceiver({ ...receiving, signingSecret, address, lastWord });
  }
  const { appToken } = transport;
  const { handlerFor, logger, work, clock } = receiving;
  const served = servesHttp ? { address, handlerFor, logger } : undefined;
  return new SocketReceiver({ appToken, logger, clientOptions, served, work, clock, lastWord });
}
