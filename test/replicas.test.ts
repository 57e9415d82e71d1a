import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { Unloggable } from './log-scan.js';
import { sign, signingSecret } from './slack/signature.js';
import { type Postgres, startPostgres } from './storage/postgres.js';

// Three bots, a database and two thousand requests, on a busy machine.
jest.setTimeout(180_000);

const requests = 2_000;
const atOnce = 16;
const token = 'xoxb-of-the-test';

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function bodyOf(stream: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

/** A Slack that takes everything, and remembers what was posted and uploaded. */
class FakeSlack {
  readonly posts = new Map<string, number>();
  readonly uploads = new Map<string, number>();
  #files = 0;
  readonly #server = createServer((request, response) => void this.#answer(request, response));
  url = '';

  async start(): Promise<void> {
    this.url = `http://127.0.0.1:${await listen(this.#server)}`;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.url?.split('/').at(-1) ?? '';
    const body = await bodyOf(request);
    const isJson = request.headers['content-type']?.startsWith('application/json') === true;
    const fields = new URLSearchParams(isJson ? JSON.parse(body) : body);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ ok: true, ...this.#reply(method, fields) }));
  }

  #reply(method: string, fields: URLSearchParams): object {
    switch (method) {
      case 'users.info':
        return { user: { locale: 'en-US' } };
      case 'chat.postMessage': {
        const thread = fields.get('thread_ts') ?? '';
        this.posts.set(thread, (this.posts.get(thread) ?? 0) + 1);
        return { ts: '1.2', channel: fields.get('channel') };
      }
      case 'files.getUploadURLExternal':
        this.#files += 1;
        return { upload_url: `${this.url}/upload`, file_id: `F${String(this.#files).padStart(9, '0')}` };
      case 'files.completeUploadExternal': {
        const files = JSON.parse(fields.get('files') ?? '[]') as { id: string; title?: string }[];
        for (const { title = '' } of files) this.uploads.set(title, (this.uploads.get(title) ?? 0) + 1);
        return { files };
      }
      case 'files.info':
        return { file: { id: fields.get('file'), mimetype: 'image/png' } };
      default:
        return {};
    }
  }
}

/** One bot in a process of its own, always on the same port. */
class Replica {
  #process: ReturnType<typeof spawn>;
  /** All that it wrote, over its restarts. */
  written = '';
  /** Somebody told it to end: it takes no more requests. */
  isEnding = false;

  constructor(
    readonly port: number,
    readonly env: Record<string, string>,
  ) {
    this.#process = this.#spawn();
  }

  get child() {
    return this.#process;
  }

  #spawn() {
    const child = spawn(process.execPath, ['dist/main.js'], {
      env: {
        PATH: process.env.PATH ?? '',
        DOTENV_CONFIG_PATH: '/dev/null',
        ...this.env,
        PORT: `${this.port}`,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data) => {
        this.written += data;
      });
    return child;
  }

  restart(): void {
    this.#process = this.#spawn();
    this.isEnding = false;
  }

  /** Ends it as an operator does; resolves with its exit code. */
  async stop(): Promise<number | null> {
    this.isEnding = true;
    this.#process.kill('SIGTERM');
    const [code] = await once(this.#process, 'exit');
    return code;
  }

  async kill(): Promise<void> {
    this.isEnding = true;
    this.#process.kill('SIGKILL');
    await once(this.#process, 'exit');
  }

  async ready(): Promise<void> {
    for (;;) {
      const isReady = await fetch(`http://127.0.0.1:${this.port}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (isReady) return;
      if (this.#process.exitCode !== null) throw new Error('The replica ended');
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

/** Hands requests to the replicas in turn, and to the next one where nobody listens. */
class Balancer {
  #turn = 0;
  /** Requests that a replica broke off though nobody had told it to end. */
  brokenOff = 0;
  readonly #server = createServer((incoming, outgoing) => void this.#forward(incoming, outgoing));

  constructor(readonly replicas: readonly Replica[]) {}

  start(): Promise<number> {
    return listen(this.#server);
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #forward(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await bodyOf(incoming);
    // The others may take turns meanwhile: who is asked next is settled now.
    const turn = this.#turn % this.replicas.length;
    this.#turn += 1;
    for (const replica of [...this.replicas.slice(turn), ...this.replicas.slice(0, turn)]) {
      try {
        const { status, text } = await send(replica.port, body, incoming.headers as Record<string, string>);
        outgoing.writeHead(status, { 'x-replica': String(replica.port) }).end(text);
        return;
      } catch (error) {
        // Nobody took it, so it may go to another one. What broke in the middle may not.
        if ((error as { code?: string }).code === 'ECONNREFUSED') continue;
        if (!replica.isEnding) this.brokenOff += 1;
        break;
      }
    }
    outgoing.writeHead(502).end();
  }
}

function send(
  port: number,
  body: string,
  headers: Record<string, string>,
): Promise<{ status: number; text: string; replica: string }> {
  return new Promise((resolve, reject) => {
    const { 'content-length': _, connection: __, host: ___, ...kept } = headers;
    const outgoing = request(
      { host: '127.0.0.1', port, path: '/slack/events', method: 'POST', headers: kept, agent: false },
      (response) => {
        bodyOf(response).then(
          (text) =>
            resolve({
              status: response.statusCode ?? 0,
              text,
              replica: String(response.headers['x-replica']),
            }),
          reject,
        );
      },
    );
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}

let postgres: Postgres;
let slack: FakeSlack;

beforeAll(async () => {
  postgres = await startPostgres();
  slack = new FakeSlack();
  await slack.start();
}, 60_000);
afterAll(async () => {
  slack.stop();
  await postgres.stop();
});

test('three replicas answer everything exactly once while one dies and one is restarted', async () => {
  const env = {
    SLACK_BOT_TOKEN: token,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: `${slack.url}/api/`,
    DATABASE_URL: postgres.url,
    HOST: '127.0.0.1',
    LOG_LEVEL: 'debug',
  };
  const ports = await Promise.all(
    [0, 1, 2].map(async () => {
      const probe = createServer();
      const port = await listen(probe);
      await new Promise((resolve) => probe.close(resolve));
      return port;
    }),
  );
  const replicas = ports.map((port) => new Replica(port, env));
  const [first, second, third] = replicas;
  if (first === undefined || second === undefined || third === undefined) throw new Error('three are needed');
  const balancer = new Balancer(replicas);
  try {
    await Promise.all(replicas.map((replica) => replica.ready()));
    const port = await balancer.start();

    const unloggable = new Unloggable().settings(env);
    const post = async (body: string, type: string, more: Record<string, string> = {}) => {
      const headers = { 'content-type': type, ...sign(body, Math.floor(Date.now() / 1000)), ...more };
      unloggable.sent(body);
      return send(port, body, headers).catch(() => ({ status: 502, text: '', replica: '' }));
    };
    const topics = ['ecr', 's3', 'sqs', 'kms', 'ssm', 'logs'];
    let brokenCommands = 0;
    const acknowledgedBy = new Map<string, Set<string>>();

    const command = async (i: number) => {
      const body = new URLSearchParams({
        command: '/vpcaccess',
        text: topics[i % topics.length] ?? '',
        user_id: 'U1',
        team_id: 'T1',
        channel_id: 'C1',
        response_url: `${slack.url}/response`,
        trigger_id: `${i}.1.a-trigger`,
      }).toString();
      const { status, text } = await post(body, 'application/x-www-form-urlencoded');
      if (status === 200)
        expect(JSON.parse(text)).toMatchObject({ response_type: 'ephemeral', blocks: expect.any(Array) });
      else brokenCommands += 1;
    };
    const event = async (i: number) => {
      const thread = `${i}.1`;
      const body = JSON.stringify({
        type: 'event_callback',
        team_id: 'T1',
        event_id: `Ev${i}`,
        authorizations: [{ team_id: 'T1', user_id: 'UBOT', is_bot: true }],
        event: {
          type: 'app_mention',
          user: 'U1',
          channel: 'C1',
          ts: thread,
          text: topics[i % topics.length],
        },
      });
      const by = new Set<string>();
      acknowledgedBy.set(thread, by);
      // Slack sends again what was not acknowledged, and now and then what was.
      for (let attempt = 0; attempt < 4 && (by.size === 0 || attempt <= i % 3); attempt += 1) {
        const retry = attempt === 0 ? undefined : { 'x-slack-retry-num': `${attempt}` };
        const { status, replica } = await post(body, 'application/json', retry);
        if (status === 200) by.add(replica);
      }
      expect(by.size).toBeGreaterThan(0);
    };

    let next = 0;
    let restarted: Promise<void> | undefined;
    let killed: Promise<void> | undefined;
    const work = async () => {
      while (next < requests) {
        const i = next;
        next += 1;
        if (i === 700) killed = second.kill();
        if (i === 1_200)
          restarted = third.stop().then((code) => {
            expect(code).toBe(0);
            third.restart();
          });
        await (i % 2 === 0 ? command(i) : event(i));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    await killed;
    await restarted;
    await third.ready();
    // What is acknowledged is finished before they end.
    expect(await Promise.all([first.stop(), third.stop()])).toEqual([0, 0]);

    for (const { written } of replicas) {
      unloggable.check(written.split('\n'));
      expect(written).toContain('vpcaccess answers on');
    }

    // Only what was on its way to one that ended was not answered.
    expect(balancer.brokenOff).toBe(0);
    expect(brokenCommands).toBeLessThanOrEqual(2 * atOnce);
    const twice = [...slack.posts].filter(([, posts]) => posts > 1);
    expect(twice).toEqual([]);
    const missing = [...acknowledgedBy]
      .filter(([thread]) => !slack.posts.has(thread))
      .filter(([, by]) => !by.has(String(second.port)));
    expect(missing).toEqual([]);
    expect(slack.posts.size).toBeGreaterThan(requests / 2 - atOnce - 1);
    expect(slack.uploads.size).toBeGreaterThan(0);
    expect([...slack.uploads].filter(([, uploads]) => uploads > 1)).toEqual([]);
  } finally {
    balancer.stop();
    for (const { child } of replicas) child.kill('SIGKILL');
  }
});
