import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export const signingSecret = '0123456789abcdef0123456789abcdef';

/** `ours`: the bot as it was built; `bare`: the least that a bot on Bolt does. */
export type Kind = 'ours' | 'bare';
const scripts: Record<Kind, string> = { ours: 'dist/main.js', bare: 'bench/bot/bare-bolt.js' };

export interface RunningBot {
  readonly kind: Kind;
  readonly url: string;
  /** Milliseconds from the start of the process until it takes connections. */
  readonly startedIn: number;
  /** Megabytes that the system counts for the process. */
  memory(): number;
  stop(): Promise<void>;
}

/** Starts a bot in a process of its own, with its data in memory. */
export async function startBot(kind: Kind, slackApiUrl: string): Promise<RunningBot> {
  const port = await freePort();
  const began = performance.now();
  const bot = spawn(process.execPath, [scripts[kind]], {
    env: {
      PATH: process.env.PATH,
      DOTENV_CONFIG_PATH: '/dev/null',
      SLACK_BOT_TOKEN: 'xoxb-bench',
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: slackApiUrl,
      HOST: '127.0.0.1',
      PORT: String(port),
      PUBLIC_URL: 'https://bot.example',
      DATABASE_URL: ':memory:',
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  while (!(await listensOn(port))) await sleep(1);
  return {
    kind,
    url: `http://127.0.0.1:${port}/slack/events`,
    startedIn: performance.now() - began,
    memory: () => memoryOf(bot),
    stop: async () => {
      bot.kill();
      await once(bot, 'exit');
    },
  };
}

function memoryOf({ pid }: ChildProcess): number {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

function listensOn(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
