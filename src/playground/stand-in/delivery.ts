import { createHmac } from 'node:crypto';
import type { Json } from '../protocol.js';
import type { Workspace } from './workspace.js';

/** What the app answered, or nothing in time. */
export interface Delivered {
  readonly status: number | undefined;
  /** Parsed when it is JSON. */
  readonly body: unknown;
  /** The app asked not to be sent this again. */
  readonly isFinal: boolean;
}

const nothing: Delivered = { status: undefined, body: '', isFinal: false };

/** Slack gives up on a response after three seconds. */
const patience = 3_000;
/** After a failed delivery of an event: at once, after a minute, after five. */
const eventRetries = [0, 60_000, 300_000];

/** Sends signed requests to the app as Slack does, and records them. */
export class Delivery {
  #timers = new Set<NodeJS.Timeout>();
  #appUrl: string | undefined;

  constructor(
    readonly workspace: Workspace,
    readonly signingSecret: string,
  ) {}

  /** Names the request URL of the app. */
  to(appUrl: string): void {
    this.#appUrl = appUrl;
  }

  /** A slash command: fields of a form. */
  command(title: string, fields: Record<string, string>): Promise<Delivered> {
    return this.#send(title, new URLSearchParams(fields).toString(), 'form', fields);
  }

  /** An interaction or a request for options: JSON inside a form. */
  interaction(title: string, payload: Json): Promise<Delivered> {
    const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
    return this.#send(title, body, 'form', payload);
  }

  /** An event; delivered again when the app does not take it, as Slack does. */
  async event(title: string, payload: Json): Promise<void> {
    this.#retry(title, payload, 1, await this.#send(title, JSON.stringify(payload), 'json', payload));
  }

  /** Ends what is left of deliveries. */
  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  #retry(title: string, payload: Json, attempt: number, { status, isFinal }: Delivered): void {
    const wait = eventRetries[attempt - 1];
    if (status === 200 || isFinal || wait === undefined) return;
    const timer = setTimeout(async () => {
      this.#timers.delete(timer);
      const again = await this.#send(title, JSON.stringify(payload), 'json', payload, {
        'x-slack-retry-num': String(attempt),
        'x-slack-retry-reason': status === undefined ? 'http_timeout' : 'http_error',
      });
      this.#retry(title, payload, attempt + 1, again);
    }, wait);
    timer.unref();
    this.#timers.add(timer);
  }

  async #send(
    title: string,
    body: string,
    kind: 'form' | 'json',
    shown: unknown,
    more: Record<string, string> = {},
  ): Promise<Delivered> {
    const at = this.workspace.now();
    const started = performance.now();
    const delivered = await this.#request(body, kind, at, more);
    this.workspace.record({
      at,
      from: 'slack',
      title,
      url: '/slack/events',
      request: shown,
      ...(delivered.status === undefined ? {} : { status: delivered.status }),
      response: delivered.body,
      milliseconds: performance.now() - started,
    });
    return delivered;
  }

  async #request(
    body: string,
    kind: 'form' | 'json',
    at: number,
    more: Record<string, string>,
  ): Promise<Delivered> {
    if (this.#appUrl === undefined) return nothing;
    const seconds = String(Math.floor(at / 1000));
    const hash = createHmac('sha256', this.signingSecret).update(`v0:${seconds}:${body}`).digest('hex');
    try {
      const response = await fetch(this.#appUrl, {
        method: 'POST',
        body,
        headers: {
          'content-type': kind === 'json' ? 'application/json' : 'application/x-www-form-urlencoded',
          'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
          'x-slack-request-timestamp': seconds,
          'x-slack-signature': `v0=${hash}`,
          ...more,
        },
        signal: AbortSignal.timeout(patience),
      });
      return {
        status: response.status,
        body: parsed(await response.text()),
        isFinal: response.headers.get('x-slack-no-retry') === '1',
      };
    } catch {
      return nothing;
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
