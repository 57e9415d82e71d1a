import { randomBytes } from 'node:crypto';
import { type Config, type Environment, readConfig } from '../config.js';
import { type StandInServer, startServer } from './server.js';

/** Starts the app as it runs with Slack; resolves with the address on which it listens. */
export type StartBot = (config: Config) => Promise<{ port: number; stop: () => Promise<void> }>;

export interface Playground extends StandInServer {
  /** The address for a browser. */
  readonly page: string;
}

/**
 * Starts Slack's stand-in and, on a port of its own, the app with credentials made for it alone. All of it
 * listens on the loopback address, whatever HOST says.
 * @throws ConfigError, and `EADDRINUSE` when PORT is taken
 */
export async function startPlayground(env: Environment, startBot: StartBot): Promise<Playground> {
  const botToken = `xoxb-playground-${randomBytes(16).toString('hex')}`;
  const signingSecret = randomBytes(16).toString('hex');
  const config = (slackApiUrl: string, port: string | undefined) =>
    readConfig({
      ...env,
      SLACK_BOT_TOKEN: botToken,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: slackApiUrl,
      HOST: '127.0.0.1',
      PORT: port,
      // Pictures go through Slack's upload: nothing outside this machine could fetch them here.
      PUBLIC_URL: undefined,
      // What is remembered of this workspace is worth nothing in the next one.
      DATABASE_URL: ':memory:',
      LOG_LEVEL: env.LOG_LEVEL ?? 'warn',
    });
  const { port } = config('http://127.0.0.1/api/', env.PORT).address;
  const server = await startServer(port, { botToken, signingSecret });
  const bot = await startBot(config(`${server.url}/api/`, '0'));
  server.standIn.connect(`http://127.0.0.1:${bot.port}/slack/events`);
  return {
    ...server,
    page: server.url.replace('127.0.0.1', 'localhost'),
    stop: async () => {
      await bot.stop();
      await server.stop();
    },
  };
}
