import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { App } from '@slack/bolt';
import nock from 'nock';
import { type WebSocket, WebSocketServer } from 'ws';
import { phrasesIn } from '../../src/language/languages.js';
import { RunningWork } from '../../src/slack/running-work.js';
import { VirtualClock } from './virtual-clock.js';
import { type Answer, apiHost, slashCommand, Workspace, WrittenLog } from './workspace.js';

/** Slack's end of Socket Mode: it says where to connect, greets, and sends what people do. */
class SocketSlack {
  readonly #server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  #connection: WebSocket | undefined;
  #connected: (() => void)[] = [];
  #envelopes = 0;
  /** What `apps.connections.open` answers, one after the other; where to connect when there is nothing left. */
  readonly answers: (Answer | Error)[] = [];
  asked = 0;
  connections = 0;
  /** Called for each connection, when it was greeted. */
  onConnection: (connection: WebSocket) => void = () => {};

  constructor() {
    this.#server.on('connection', (connection) => {
      this.connections += 1;
      this.#connection = connection;
      connection.on('error', () => {});
      connection.send(JSON.stringify({ type: 'hello' }));
      this.onConnection(connection);
      for (const wake of this.#connected.splice(0)) wake();
    });
    nock(apiHost)
      .persist()
      .post('/api/apps.connections.open')
      .reply(async () => {
        this.asked += 1;
        const answer = this.answers.shift() ?? { ok: true, url: this.url };
        if (answer instanceof Error) throw answer;
        return (Array.isArray(answer) ? answer : [200, answer]) as [number, object];
      });
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Resolves when there is another connection than the ones so far. */
  next(): Promise<void> {
    return new Promise((resolve) => this.#connected.push(resolve));
  }

  get connection(): WebSocket {
    if (this.#connection === undefined) throw new Error('There is no connection');
    return this.#connection;
  }

  /** Sends an envelope; resolves with what it is acknowledged with. */
  send(type: string, payload: Record<string, unknown>): Promise<unknown> {
    this.#envelopes += 1;
    const envelope = `e${this.#envelopes}`;
    const acknowledged = new Promise((resolve) => {
      this.connection.on('message', (data) => {
        const { envelope_id, payload: answer } = JSON.parse(String(data));
        if (envelope_id === envelope) resolve(answer);
      });
    });
    this.connection.send(JSON.stringify({ type, envelope_id: envelope, payload }));
    return acknowledged;
  }

  command(text: string): Promise<unknown> {
    return this.send('slash_commands', slashCommand(text));
  }

  async stop(): Promise<void> {
    for (const client of this.#server.clients) client.terminate();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

let slack: SocketSlack;
let app: App;
let clock: VirtualClock;
let log: WrittenLog;
let work: RunningWork;

beforeEach(() => {
  slack = new SocketSlack();
  nock(apiHost).persist().post('/api/users.info').reply(200, { ok: true });
  clock = new VirtualClock();
  work = new RunningWork();
  log = new WrittenLog();
  const env = { SLACK_SIGNING_SECRET: '', SLACK_APP_TOKEN: 'xapp-test' };
  app = Workspace.create(env, { clock, work }, log);
});
afterEach(async () => {
  await app.stop();
  await slack.stop();
  nock.cleanAll();
  log.unloggable.check(log.lines);
});

const answer = 'Amazon ECR: interface endpoint';
const asks = async () => JSON.stringify(await slack.command('ecr'));
const said = () => log.messages.filter((line) => /Socket Mode|SLACK_APP_TOKEN|failed|could not/.test(line));

/** What Slack does to a connection that has lasted for a while; the bot is there again afterwards. */
async function again(end: () => void): Promise<void> {
  await clock.wait(3_600_000);
  const back = slack.next();
  end();
  await back;
}

test('commands and events are answered over the connection', async () => {
  await app.start();
  expect(await asks()).toContain(answer);
  const posted = new Promise((resolve) => {
    nock(apiHost)
      .post('/api/chat.postMessage')
      .reply(200, (_uri, body) => {
        resolve(body);
        return { ok: true, ts: '1.2', channel: 'C1' };
      });
  });
  await slack.send('events_api', {
    type: 'event_callback',
    team_id: 'T1',
    api_app_id: 'A1',
    event_id: 'EvSocket',
    authorizations: [{ team_id: 'T1', user_id: 'UBOT', is_bot: true }],
    event: { type: 'app_mention', user: 'U1', channel: 'C1', ts: '100.1', text: '<@UBOT> ecr' },
  });
  expect(JSON.stringify(await posted)).toContain('interface');
});

describe('a connection that ends', () => {
  const ends: Record<string, () => void> = {
    'as Slack ends each after some hours': () =>
      slack.connection.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' })),
    'with a close frame': () => slack.connection.close(1001),
    'without a word': () => slack.connection.terminate(),
  };
  test.each(Object.entries(ends))('%s is there again at once, and nobody hears of it', async (_name, end) => {
    await app.start();
    for (let i = 0; i < 2; i += 1) {
      const before = clock.now();
      await again(end);
      expect(await asks()).toContain(answer);
      expect(clock.now() - before).toBe(3_600_000);
    }
    expect(slack.connections).toBe(3);
    expect(said()).toEqual([]);
  });

  test.each<[string, Answer | Error]>([
    ['answers with a 503', [503, 'away']],
    ['wants to be left alone', [429, {}, { 'retry-after': '30' }]],
    ['cannot be reached', new Error('connection reset')],
    ['answers with an error of its own', { ok: false, error: 'internal_error' }],
    ['refuses the token', { ok: false, error: 'invalid_auth' }],
    ['names a place where nobody is', { ok: true, url: 'ws://127.0.0.1:9' }],
  ])('is there again after a while in which Slack %s, and one line says so', async (_name, fault) => {
    await app.start();
    slack.answers.push(...Array.from({ length: 8 }, () => fault));
    await again(() => slack.connection.terminate());
    expect(await asks()).toContain(answer);
    expect(slack.asked).toBe(10);
    expect(said()).toEqual([
      expect.stringMatching(/^There is no connection|^SLACK_APP_TOKEN: /),
      expect.stringMatching(/is back$/),
    ]);
  });

  test('again and again is not asked for again and again at once', async () => {
    await app.start();
    const before = clock.now();
    let ended = 0;
    slack.onConnection = (connection) => {
      ended += 1;
      if (ended < 6) connection.terminate();
    };
    const lasting = new Promise<void>((resolve) => {
      const first = slack.onConnection;
      slack.onConnection = (connection) => {
        first(connection);
        if (ended === 6) resolve();
      };
    });
    slack.connection.terminate();
    await lasting;
    expect(await asks()).toContain(answer);
    expect(clock.now() - before).toBeGreaterThanOrEqual(1_000 + 2_000 + 5_000);
  });
});

describe('the start', () => {
  test('waits for a Slack that is away', async () => {
    slack.answers.push([503, 'away'], [503, 'away'], new Error('connection reset'));
    await app.start();
    expect(await asks()).toContain(answer);
    expect(said()).toHaveLength(2);
  });

  test('ends with a token that Slack refuses', async () => {
    slack.answers.push({ ok: false, error: 'invalid_auth' });
    await expect(app.start()).rejects.toThrow('invalid_auth');
    expect(slack.asked).toBe(1);
  });
});

describe('a stop', () => {
  test('lets what is running answer over the connection, and does not connect again', async () => {
    await app.start();
    let letGo = () => {};
    void work.track(
      new Promise<void>((resolve) => {
        letGo = resolve;
      }),
    );
    const closed = new Promise((resolve) => slack.connection.once('close', resolve));
    const stopped = app.stop();
    expect(await asks()).toContain(answer);
    letGo();
    await stopped;
    await closed;
    expect(slack.asked).toBe(1);
  });

  test('while there is no connection ends the attempts', async () => {
    await app.start();
    const stopped = new Promise((resolve) => {
      const wait = async () => {
        await app.stop();
        resolve(undefined);
      };
      Object.assign(clock, { wait });
    });
    slack.answers.push([503, 'away'], [503, 'away']);
    slack.connection.terminate();
    await stopped;
    expect(slack.asked).toBeLessThanOrEqual(2);
    expect(slack.connections).toBe(1);
  });
});

test('a command that no listener acknowledged gets the last word', async () => {
  app.processEvent = () => Promise.resolve();
  await app.start();
  expect(await slack.command('ecr')).toMatchObject({ text: phrasesIn('en').failed });
});
