import type { AddressInfo } from 'node:net';
import type { App } from '@slack/bolt';
import nock from 'nock';
import { readConfig } from '../../src/config.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { createLog, forSlack } from '../../src/log.js';
import type { RouteImages } from '../../src/route-image/route-images.js';
import { createApp, type Means } from '../../src/slack/app.js';
import { RunningWork } from '../../src/slack/running-work.js';
import { createStorage, type Storage } from '../../src/storage/storage.js';
import { Unloggable } from '../log-scan.js';
import { sign, signingSecret } from './signature.js';
import { VirtualClock } from './virtual-clock.js';

const knowledge = loadKnowledge();
export const apiHost = 'https://slack.test';

export interface Posted {
  readonly method: string;
  readonly body: Record<string, unknown>;
  /** Whose call it is. */
  readonly token: string | undefined;
}

/** What Slack answers: a body, or a status, a body and headers. */
export type Answer =
  | Record<string, unknown>
  | readonly [number, string | Record<string, unknown>, Record<string, string>?];
type Answerer = (body: Record<string, unknown>) => Answer | Promise<Answer>;

const noRouteImages: RouteImages = {
  of: () => undefined,
  named: () => undefined,
  png: () => Promise.reject(new Error('there is no such picture')),
};

/** A storage that is gone with the process. */
export function memoryStorage(now?: () => number): Storage {
  const quiet = { info: () => {}, warn: () => {} };
  return createStorage({ kind: 'sqlite', file: ':memory:' }, quiet, { now });
}

/** The real app on a free port, and a Slack that answers through nock and remembers what it was sent. */
export class Workspace {
  readonly calls: Posted[] = [];
  #waiting: (() => void)[] = [];
  /** Counted over all workspaces: some share a storage that remembers events. */
  static #events = 0;
  static #requests = 0;

  private constructor(
    readonly app: App,
    readonly url: string,
    /** Every message that was logged. */
    readonly log: readonly string[],
    readonly written: WrittenLog,
    readonly work: RunningWork,
    readonly storage: Storage,
    readonly ownsStorage: boolean,
  ) {}

  static async start(env: Record<string, string> = {}, means: Partial<Means> = {}): Promise<Workspace> {
    const written = new WrittenLog();
    const work = new RunningWork();
    const { storage = memoryStorage() } = means;
    const app = Workspace.create(env, { ...means, work, storage }, written);
    const { port } = (await app.start()) as unknown as AddressInfo;
    return new Workspace(
      app,
      `http://127.0.0.1:${port}/slack/events`,
      written.messages,
      written,
      work,
      storage,
      means.storage === undefined,
    );
  }

  /** The app alone, not yet started. */
  static create(
    env: Record<string, string>,
    means: Partial<Means>,
    written: WrittenLog = new WrittenLog(),
  ): App {
    const settings = {
      SLACK_BOT_TOKEN: 'xoxb-test-token',
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: `${apiHost}/api/`,
      HOST: '127.0.0.1',
      PORT: '0',
      ...env,
    };
    written.unloggable.settings(settings);
    return createApp(readConfig(settings), knowledge, forSlack(createLog('debug', written)), {
      routeImages: noRouteImages,
      storage: memoryStorage(),
      wait: () => Promise.resolve(),
      clock: new VirtualClock(),
      ...means,
    });
  }

  /** Stops the app. Rejects where a line of its log tells what somebody wrote, or a secret. */
  async stop(): Promise<void> {
    await this.app.stop();
    if (this.ownsStorage) await this.storage.close();
    nock.cleanAll();
    this.written.unloggable.check(this.written.lines);
  }

  /** Resolves when all that was asked for is done, in the background as well. */
  idle(): Promise<void> {
    return this.work.drain(10_000);
  }

  /** Lets Slack answer a Web API method, or whatever stands at the path, every time. */
  answers(method: string, reply: Record<string, unknown> | Answerer, path = `/api/${method}`): this {
    const workspace = this;
    nock(apiHost)
      .persist()
      .post(path)
      .reply(async function (_uri, sent) {
        const body = typeof sent === 'string' ? decodeForm(sent) : (sent as Record<string, unknown>);
        const [authorization] = [this.req.headers.authorization].flat();
        workspace.#take({ method, body, token: authorization?.replace('Bearer ', '') });
        const answer = typeof reply === 'function' ? await reply(body) : { ok: true, ...reply };
        const [status, content, headers = {}] = Array.isArray(answer) ? answer : [200, answer];
        return [status, content, headers] as const;
      });
    return this;
  }

  /** Lets Slack refuse a method from now on, whatever it answered before. */
  refuses(method: string, error: string): this {
    nock.removeInterceptor({
      hostname: new URL(apiHost).hostname,
      proto: 'https',
      method: 'POST',
      path: `/api/${method}`,
    });
    return this.answers(method, () => ({ ok: false, error }));
  }

  #take(call: Posted): void {
    this.calls.push(call);
    for (const wake of this.#waiting.splice(0)) wake();
  }

  /** The usual Slack: posts are taken, views are published, and everyone's Slack speaks `locale`. */
  answersAll(locale = 'en-US'): this {
    return this.answers('chat.postMessage', { ts: '1.2', channel: 'C1' })
      .answers('views.publish', {})
      .answers('views.open', {})
      .answers('views.update', {})
      .answers('views.push', {})
      .answers('users.info', (body) => ({ ok: true, user: { id: body.user, locale } }));
  }

  /** The first call of a method after the ones already seen. Ends when it has come. */
  async next(method: string, after = 0): Promise<Record<string, unknown>> {
    for (;;) {
      const found = this.calls.filter((call) => call.method === method)[after];
      if (found !== undefined) return found.body;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /** Every call of a method so far. */
  sent(method: string): Record<string, unknown>[] {
    return this.calls.filter((call) => call.method === method).map(({ body }) => body);
  }

  command(text: string, fields: Record<string, string> = {}): Promise<Response> {
    return this.form({ ...slashCommand(text), ...fields });
  }

  event(event: Record<string, unknown>, id?: string, team = 'T1'): Promise<Response> {
    Workspace.#events += 1;
    return this.json({
      type: 'event_callback',
      team_id: team,
      api_app_id: 'A1',
      event_id: id ?? `Ev${Workspace.#events}`,
      event_time: 1,
      authorizations: [{ team_id: team, user_id: 'UBOT', is_bot: true }],
      event,
    });
  }

  mention(text: string, fields: Record<string, unknown> = {}): Promise<Response> {
    return this.event({
      type: 'app_mention',
      user: 'U1',
      channel: 'C1',
      ts: '100.1',
      text: `<@UBOT> ${text}`,
      ...fields,
    });
  }

  directMessage(text: string, fields: Record<string, unknown> = {}): Promise<Response> {
    return this.event({
      type: 'message',
      channel_type: 'im',
      user: 'U1',
      channel: 'D1',
      ts: '100.1',
      text,
      ...fields,
    });
  }

  openHome(fields: Record<string, unknown> = {}, id?: string): Promise<Response> {
    return this.event(
      { type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home', event_ts: '1', ...fields },
      id,
    );
  }

  /** A button or a menu on the Home tab or in a modal. */
  pressInView(
    action: Record<string, unknown>,
    type: 'home' | 'modal',
    view: Record<string, unknown> = {},
  ): Promise<Response> {
    return this.interact({
      type: 'block_actions',
      container: { type: 'view', view_id: 'V1' },
      view: { id: 'V1', type, hash: '1.a', state: { values: {} }, ...view },
      actions: [{ type: 'button', block_id: 'b', action_ts: '1', ...action }],
    });
  }

  /** A modal that is submitted; its values are what the person entered. */
  submit(view: Record<string, unknown>, values: Record<string, unknown> = {}): Promise<Response> {
    return this.interact({
      type: 'view_submission',
      view: { id: 'V1', type: 'modal', hash: '1.a', ...view, state: { values } },
    });
  }

  /** A shortcut: with a message it is one on that message. */
  shortcut(callbackId: string, message?: Record<string, unknown>): Promise<Response> {
    const about =
      message === undefined
        ? { type: 'shortcut' }
        : {
            type: 'message_action',
            channel: { id: 'C1', name: 'general' },
            message: { type: 'message', user: 'U2', ts: '100.1', ...message },
            message_ts: '100.1',
            response_url: `${apiHost}/response/2`,
          };
    return this.interact({ ...about, callback_id: callbackId, action_ts: '1' });
  }

  /** What a menu asks for while somebody types. */
  suggest(actionId: string, value: string, view: Record<string, unknown> = {}): Promise<Response> {
    return this.interact({
      type: 'block_suggestion',
      action_id: actionId,
      block_id: 'b',
      value,
      container: { type: 'view', view_id: 'V1' },
      view: { id: 'V1', type: 'modal', ...view },
    });
  }

  /** A press in a message; what everyone sees comes with it, what one person alone sees does not. */
  press(
    action: Record<string, unknown>,
    container: Record<string, unknown> = { is_ephemeral: true },
    message?: Record<string, unknown>,
  ): Promise<Response> {
    return this.interact({
      type: 'block_actions',
      channel: { id: 'C1' },
      container: { type: 'message', message_ts: '100.1', channel_id: 'C1', ...container },
      actions: [{ type: 'button', block_id: 'b', action_ts: '1', ...action }],
      response_url: `${apiHost}/response/2`,
      ...(message && { message: { type: 'message', ts: '100.1', ...message } }),
    });
  }

  interact(payload: Record<string, unknown>): Promise<Response> {
    const known = { user: { id: 'U1', team_id: 'T1' }, team: { id: 'T1' }, trigger_id: '1.1.a-trigger' };
    return this.form({ payload: JSON.stringify({ ...known, ...payload }) });
  }

  /** What is sent to the response_url of a press. */
  response(): Promise<Record<string, unknown>> {
    return new Promise((resolve) => {
      nock(apiHost)
        .post('/response/2')
        .reply(200, (_uri, sent) => {
          resolve(sent as Record<string, unknown>);
          return 'ok';
        });
    });
  }

  /** No two requests of Slack are alike. */
  form(fields: Record<string, string>): Promise<Response> {
    Workspace.#requests += 1;
    return this.send(new URLSearchParams({ ...fields, request: `${Workspace.#requests}` }).toString(), {
      'content-type': 'application/x-www-form-urlencoded',
    });
  }

  json(body: unknown): Promise<Response> {
    return this.send(JSON.stringify(body), { 'content-type': 'application/json' });
  }

  /** Sends a body with a good signature, unless the headers say otherwise. */
  send(body: string, headers: Record<string, string>, at = Math.floor(Date.now() / 1000)): Promise<Response> {
    this.written.unloggable.sent(body);
    return fetch(this.url, { method: 'POST', body, headers: { ...sign(body, at), ...headers } });
  }
}

/** Everything that an app logs, down to the debug lines, and what must not stand there. */
export class WrittenLog {
  readonly lines: string[] = [];
  readonly messages: string[] = [];
  readonly unloggable = new Unloggable();

  write(line: string): void {
    this.lines.push(line);
    this.messages.push(JSON.parse(line).msg);
  }
}

/** What Slack sends for a command that somebody gives. */
export function slashCommand(text: string): Record<string, string> {
  return {
    command: '/vpcaccess',
    text,
    user_id: 'U1',
    team_id: 'T1',
    channel_id: 'C1',
    response_url: `${apiHost}/response/1`,
    trigger_id: '1.1.a-trigger',
  };
}

export interface ShownButton extends Record<string, unknown> {
  readonly action_id: string;
  readonly value: string;
  readonly text?: { readonly text: string };
}

/** Every button of a message or a view, wherever it stands. */
export function buttonsIn(part: unknown): ShownButton[] {
  return elementsIn(part, 'button') as ShownButton[];
}

/** Every element of one kind of a message or a view, wherever it stands. */
export function elementsIn(part: unknown, type: string): Record<string, unknown>[] {
  if (typeof part !== 'object' || part === null) return [];
  const own = 'type' in part && part.type === type ? [part as Record<string, unknown>] : [];
  return [...own, ...Object.values(part).flatMap((inner) => elementsIn(inner, type))];
}

/** The options of a menu. */
export function optionsIn(part: unknown, actionId: string): { label: string; value: string }[] {
  const menu = elementsIn(part, 'static_select').find(({ action_id }) => action_id === actionId);
  if (menu === undefined) throw new Error(`There is no menu ${actionId}`);
  const options = menu.options as { text: { text: string }; value: string }[];
  return options.map(({ text, value }) => ({ label: text.text, value }));
}

/** The button of a name in what is shown. */
export function buttonOf(shown: unknown, name: string): ShownButton {
  const found = buttonsIn(shown).find((button) => button.text?.text === name);
  if (found === undefined) throw new Error(`There is no button ${name}`);
  return found;
}

/** How Slack refuses a message for what it shows. */
export function refusal(reason: string) {
  return {
    ok: false,
    error: 'invalid_blocks',
    errors: [reason],
    response_metadata: { messages: [`[ERROR] ${reason}`] },
  };
}

/** The Web API takes forms whose nested values are JSON. */
function decodeForm(form: string): Record<string, unknown> {
  const decode = (value: string): unknown => (/^[[{]/.test(value) ? JSON.parse(value) : value);
  return Object.fromEntries([...new URLSearchParams(form)].map(([key, value]) => [key, decode(value)]));
}
