import type { AddressInfo } from 'node:net';
import { config as loadDotenv } from 'dotenv';
import { type Config, ConfigError, hasSlackCredentials, readConfig } from './config.js';
import { loadKnowledge } from './knowledge/load.js';
import { createLog, forSlack } from './log.js';
import { openPlayground } from './playground/open.js';
import { createApp } from './slack/app.js';
import { checkToken } from './slack/check-token.js';
import { explainStartError } from './start-error.js';

try {
  loadDotenv({ quiet: true });
  if (hasSlackCredentials(process.env)) await startBot(readConfig(process.env));
  else await openPlayground(process.env, startBot);
} catch (error) {
  process.stderr.write(`${explainStartError(error)}\n`);
  process.exit(1);
}

async function startBot(config: Config): Promise<{ port: number; stop: () => Promise<void> }> {
  const knowledge = loadKnowledge(config.knowledgeDirs);
  if (!knowledge.regions.has(config.defaultRegion)) {
    throw new ConfigError(
      'DEFAULT_REGION',
      `no Region is called ${config.defaultRegion}; use a code such as ap-northeast-1`,
    );
  }
  const log = createLog(config.logLevel);
  const app = createApp(config, knowledge, forSlack(log));

  const address = (await app.start()) as unknown as AddressInfo;
  const where = config.transport.kind === 'http' ? `port ${config.transport.port}` : 'Socket Mode';
  log.info({ topics: knowledge.topics.size, region: config.defaultRegion }, `vpcaccess answers on ${where}`);

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void app.stop().finally(() => process.exit(0)));
  }
  await checkToken(app.client, config.botToken, log);
  return { port: address.port, stop: async () => void (await app.stop()) };
}
