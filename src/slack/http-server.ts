import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from '@slack/logger';
import type { Address } from '../config.js';
import { inRequest } from '../log.js';
import { drainMilliseconds, type RunningWork } from './running-work.js';

export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface HttpServerOptions {
  readonly address: Address;
  /** Undefined: there is no such path. Given the path without the query. */
  readonly handlerFor: (path: string) => RequestHandler | undefined;
  readonly work: RunningWork;
  readonly logger: Pick<Logger, 'error'>;
}

/** An HTTP server whose requests a stop can wait for. A handler that fails is a 500 and a line in the log. */
export class HttpServer {
  #server: Server | undefined;

  constructor(readonly options: HttpServerOptions) {}

  /** Starts listening; resolves with the address. Rejects when the port is taken. */
  start(): Promise<AddressInfo> {
    const server = createServer((request, response) => void inRequest(() => this.#answer(request, response)));
    this.#server = server;
    const { host, port } = this.options.address;
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, () => {
        server.off('error', reject);
        resolve(server.address() as AddressInfo);
      });
    });
  }

  /** Takes no more requests, lets the running work finish within its time, and cuts the rest off. */
  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server !== undefined) {
      this.options.work.track(new Promise<void>((resolve) => server.close(() => resolve())));
      server.closeIdleConnections();
    }
    await this.options.work.drain(drainMilliseconds);
    server?.closeAllConnections();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const handle = this.options.handlerFor(request.url?.split('?')[0] ?? '');
    if (handle === undefined) {
      response.writeHead(404).end();
      return;
    }
    // A connection that stays open would bring requests that nobody takes.
    if (this.#server === undefined) response.setHeader('connection', 'close');
    try {
      await this.options.work.track(handle(request, response));
    } catch (error) {
      this.options.logger.error(`A request failed: ${error instanceof Error ? error.name : typeof error}`);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    }
  }
}
