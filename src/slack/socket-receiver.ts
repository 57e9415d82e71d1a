import type { AddressInfo } from 'node:net';
import { type App, type Receiver, SocketModeReceiver } from '@slack/bolt';
import { HttpServer, type HttpServerOptions } from './http-server.js';
import { drainMilliseconds } from './running-work.js';

export type SocketReceiverOptions = ConstructorParameters<typeof SocketModeReceiver>[0] &
  Pick<HttpServerOptions, 'work'> & {
    /** What is served over HTTP. Undefined: nothing. */
    readonly served: Omit<HttpServerOptions, 'work'> | undefined;
  };

/** Receives over Socket Mode, serves what the internet fetches from us, and stops when the work is done. */
export class SocketReceiver implements Receiver {
  readonly #socket: SocketModeReceiver;
  readonly #server: HttpServer | undefined;

  constructor(readonly options: SocketReceiverOptions) {
    const { served, work, ...socketOptions } = options;
    this.#socket = new SocketModeReceiver(socketOptions);
    this.#server = served && new HttpServer({ ...served, work });
  }

  init(app: App): void {
    this.#socket.init(app);
  }

  /** Resolves with the address of the HTTP server, if there is one. Rejects when its port is taken. */
  async start(): Promise<AddressInfo | undefined> {
    const address = await this.#server?.start();
    await this.#socket.start();
    return address;
  }

  async stop(): Promise<void> {
    await this.#socket.stop();
    await (this.#server?.stop() ?? this.options.work.drain(drainMilliseconds));
  }
}
