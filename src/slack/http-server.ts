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
  readonly limits?: ServerLimits;
}

/** How long a client may take, in milliseconds, and how many there may be. */
export interface ServerLimits {
  /** For the headers of a request, and for the whole of it. Whoever is slower gets a 408 and is cut off. */
  readonly headersTimeout: number;
  readonly requestTimeout: number;
  /** How often that is looked after. */
  readonly connectionsCheckingInterval: number;
  /** A connection with no request is kept so long. */
  readonly keepAliveTimeout: number;
  /** Bytes. Longer headers get a 431. */
  readonly maxHeaderSize: number;
  /** Further connections are closed at once. */
  readonly maxConnections: number;
}

/**
 * Slack waits three seconds for an answer. Load balancers keep a connection for sixty: were it closed here before,
 * a request could come just then, and be lost. With so many connections the bodies that arrive at once stay below
 * a gigabyte, whoever sends them.
 */
export const usualLimits: ServerLimits = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  connectionsCheckingInterval: 1_000,
  keepAliveTimeout: 75_000,
  maxHeaderSize: 16 * 1024,
  maxConnections: 1_000,
};

/** An HTTP server whose requests a stop can wait for. A handler that fails is a 500 and a line in the log. */
export class HttpServer {
  #server: Server | undefined;

  constructor(readonly options: HttpServerOptions) {}

  /** Starts listening; resolves with the address. Rejects when the port is taken. */
  start(): Promise<AddressInfo> {
    const { address, limits = usualLimits } = this.options;
    const server = createServer(
      limits,
      (request, response) => void inRequest(() => this.#answer(request, response)),
    );
    server.maxConnections = limits.maxConnections;
    this.#server = server;
    const { host, port } = address;
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
