import type { AddressInfo } from 'node:net';
import { config as loadDotenv } from 'dotenv';
import { type Config, ConfigError, hasSlackCredentials, readConfig } from './config.js';
import { builtKnowledge } from './knowledge/built.js';
import type { Knowledge } from './knowledge/knowledge.js';
import { createLog, forSlack } from './log.js';
import { Metrics } from './metrics.js';
import { Renderer } from './route-image/renderer.js';
import { createRouteImages } from './route-image/route-images.js';
import { checkToken } from './slack/check-token.js';
import { quickFetch } from './slack/quick-fetch.js';
import { explainStartError } from './start-error.js';
import { createStorage } from './storage/storage.js';

try {
  loadDotenv({ quiet: true });
  if (hasSlackCredentials(process.env)) await startBot(readConfig(process.env));
  else await (await import('./playground/open.js')).openPlayground(process.env, startBot);
} catch (error) {
  process.stderr.write(`${explainStartError(error)}\n`);
  process.exit(1);
}

/** What reads and checks YAML is loaded for a team's own folders alone: a start that needs none is quicker. */
async function loadKnowledge(overlays: readonly string[]): Promise<Knowledge> {
  const built = overlays.length === 0 ? builtKnowledge() : undefined;
  return built ?? (await import('./knowledge/load.js')).loadKnowledge(overlays);
}

async function startBot(config: Config): Promise<{ port: number; stop: () => Promise<void> }> {
  let stop = () => Promise.resolve();
  // A container may be told to stop before it has started, and nobody else heeds a signal to its first process.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void stop().finally(() => process.exit(0)));
  }
  const { createApp } = await import('./slack/app.js');
  const knowledge = await loadKnowledge(config.knowledgeDirs);
  if (!knowledge.regions.has(config.defaultRegion)) {
    throw new ConfigError(
      'DEFAULT_REGION',
      `no Region is called ${config.defaultRegion}; use a code such as ap-northeast-1`,
    );
  }
  const log = createLog(config.logLevel);
  const renderer = new Renderer();
  const routeImages = createRouteImages(knowledge, renderer);
  const metrics = new Metrics();
  const storage = createStorage(
    config.database,
    {
      info: (line) => log.info(line),
      warn: (line) => log.warn(line),
      asked: (outcome) => {
        metrics.storageAvailable.set(outcome === 'away' ? 0 : 1);
        if (outcome !== 'answered') metrics.storageFaults.inc();
      },
    },
    { keepsUnanswered: config.keepUnanswered },
  );
  const app = createApp(config, knowledge, forSlack(log), {
    routeImages,
    storage,
    metrics,
    fetch: quickFetch,
  });
  stop = async () => {
    await app.stop().finally(() => Promise.allSettled([renderer.close(), storage.close()]));
  };

  const address = (await app.start()) as unknown as AddressInfo;
  const where = config.transport.kind === 'http' ? `port ${config.address.port}` : 'Socket Mode';
  // The database is opened before anybody asks.
  void storage.isReachable();
  log.info({ topics: knowledge.topics.size, region: config.defaultRegion }, `vpcaccess answers on ${where}`);

  if (config.installation.kind === 'one-workspace')
    await checkToken(app.client, config.installation.botToken, log);
  return { port: address.port, stop };
}
