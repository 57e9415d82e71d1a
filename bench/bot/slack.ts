import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What may go wrong with a call before Slack does anything about it. */
export type Fault = 'none' | 'unavailable' | 'rate limited' | 'reset' | 'silent';

/** A Slack on the loopback address that takes every message, and remembers how often it took which. */
export class StandInSlack {
  /** By `thread_ts`. */
  readonly posts = new Map<string, number>();
  /** How each attempt to post in a thread goes. */
  faultFor: (thread: string, attempt: number) => Fault = () => 'none';
  readonly #attempts = new Map<string, number>();
  readonly #waiting: { readonly count: number; readonly reached: () => void }[] = [];
  readonly #server = createServer((request, response) => void this.#answer(request, response));

  /** Resolves with the address of the Web API. */
  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/api/`;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  forget(): void {
    this.posts.clear();
    this.#attempts.clear();
  }

  /** Resolves when messages stand in so many threads. */
  hasPosted(count: number): Promise<void> {
    return new Promise((reached) => {
      this.#waiting.push({ count, reached });
      this.#tell();
    });
  }

  #tell(): void {
    for (const { count, reached } of this.#waiting) if (this.posts.size >= count) reached();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const method = request.url?.split('/').at(-1);
    if (method === 'chat.postMessage') return this.#post(Buffer.concat(parts).toString(), response);
    const rest = method === 'users.info' ? { user: { locale: 'ja-JP' } } : {};
    sendJson(response, { ok: true, ...rest });
  }

  #post(body: string, response: ServerResponse): void {
    // A form, or JSON.
    const thread = /thread_ts"?[=:]"?(\d+\.\d+)/.exec(body)?.[1] ?? '';
    const attempt = (this.#attempts.get(thread) ?? 0) + 1;
    this.#attempts.set(thread, attempt);
    switch (this.faultFor(thread, attempt)) {
      case 'unavailable':
        response.writeHead(503).end('unavailable');
        return;
      case 'rate limited':
        response.writeHead(429, { 'retry-after': '1' }).end();
        return;
      case 'reset':
        response.destroy();
        return;
      case 'silent':
        return;
      case 'none':
        this.posts.set(thread, (this.posts.get(thread) ?? 0) + 1);
        sendJson(response, { ok: true, ts: '1.2', channel: 'C1' });
        this.#tell();
    }
  }
}

function sendJson(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
