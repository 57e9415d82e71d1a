import type { AddressInfo } from 'node:net';
import { config as loadDotenv } from 'dotenv';
import { type Config, ConfigError, hasSlackCredentials, readConfig } from './config.js';
import { loadKnowledge } from './knowledge/load.js';
import { createLog, forSlack } from './log.js';
import { Metrics } from './metrics.js';
import { openPlayground } from './playground/open.js';
import { Renderer } from './route-image/renderer.js';
import { createRouteImages } from './route-image/route-images.js';
import { checkToken } from './slack/check-token.js';
import { quickFetch } from './slack/quick-fetch.js';
import { describeError } from './slack/slack-error.js';
import { explainStartError } from './start-error.js';
import { createStorage } from './storage/storage.js';

try {
  loadDotenv({ quiet: true });
  if (hasSlackCredentials(process.env)) await startBot(readConfig(process.env));
  else await openPlayground(process.env, startBot);
} catch (error) {
  process.stderr.write(`${explainStartError(error)}\n`);
  process.exit(1);
}

async function startBot(config: Config): Promise<{ port: number; stop: () => Promise<void> }> {
  // The thread that draws gets ready while Bolt is loaded, which takes as long.
  const renderer = new Renderer();
  const drawingFault = renderer.warmUp().catch(describeError);
  const { createApp } = await import('./slack/app.js');
  const knowledge = loadKnowledge(config.knowledgeDirs);
  if (!knowledge.regions.has(config.defaultRegion)) {
    throw new ConfigError(
      'DEFAULT_REGION',
      `no Region is called ${config.defaultRegion}; use a code such as ap-northeast-1`,
    );
  }
  const log = createLog(config.logLevel);
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

  const address = (await app.start()) as unknown as AddressInfo;
  const where = config.transport.kind === 'http' ? `port ${config.address.port}` : 'Socket Mode';
  log.info({ topics: knowledge.topics.size, region: config.defaultRegion }, `vpcaccess answers on ${where}`);

  const stop = async () => {
    await app.stop().finally(() => Promise.allSettled([renderer.close(), storage.close()]));
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void stop().finally(() => process.exit(0)));
  }
  const fault = await drawingFault;
  if (fault !== undefined)
    log.warn(`Pictures cannot be drawn (${fault}); answers come without them until they can`);
  if (config.installation.kind === 'one-workspace')
    await checkToken(app.client, config.installation.botToken, log);
  return { port: address.port, stop };
}
