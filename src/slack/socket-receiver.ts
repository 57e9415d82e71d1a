import type { AddressInfo } from 'node:net';
import { type App, type Receiver, type ReceiverEvent, SocketModeReceiver } from '@slack/bolt';
import type { Logger } from '@slack/logger';
import type { WebClientOptions } from '@slack/web-api';
import { inRequest, silentLogger } from '../log.js';
import { refusesToken } from './check-token.js';
import type { Clock } from './conversation.js';
import { HttpServer, type HttpServerOptions } from './http-server.js';
import { drainMilliseconds } from './running-work.js';
import { describeError } from './slack-error.js';

export interface SocketReceiverOptions extends Pick<HttpServerOptions, 'work'> {
  readonly appToken: string;
  readonly logger: Logger;
  /** For asking Slack where to connect: a call that fails is to reject at once. */
  readonly clientOptions: WebClientOptions;
  /** What is served over HTTP. Undefined: nothing. */
  readonly served: Omit<HttpServerOptions, 'work'> | undefined;
  readonly clock: Clock;
  /** What a slash command is told when no listener acknowledged it. */
  readonly lastWord: () => unknown;
}

/** Before each attempt to connect; the last one holds from then on. */
const pauses = [0, 1_000, 2_000, 5_000, 10_000, 30_000];
/** A connection that ends sooner counts as an attempt. */
const soundMilliseconds = 10_000;

/**
 * Receives over Socket Mode, serves what the internet fetches from us, and stops when the work is done. Slack ends
 * every connection after some hours. Slack's client waits five seconds before it connects again, and ends the process
 * where Slack cannot tell where to (https://github.com/slackapi/node-slack-sdk/issues/2656); this one connects at
 * once, and tries for as long as it takes.
 */
export class SocketReceiver implements Receiver {
  readonly #socket: SocketModeReceiver;
  readonly #server: HttpServer | undefined;
  #app: App | undefined;
  #state: 'stopped' | 'connecting' | 'connected' = 'stopped';
  #connectedAt = 0;
  #attempts = 0;

  constructor(readonly options: SocketReceiverOptions) {
    const { served, work, appToken, clientOptions } = options;
    this.#socket = new SocketModeReceiver({
      appToken,
      // What there is to say of a connection is said here, once.
      logger: silentLogger,
      autoReconnectEnabled: false,
      installerOptions: { clientOptions },
    });
    this.#socket.client.on('connected', () => {
      this.#connectedAt = this.options.clock.now();
      if (!this.#isStopped) this.#state = 'connected';
    });
    this.#socket.client.on('disconnected', () => this.#lost());
    this.#server = served && new HttpServer({ ...served, work });
  }

  init(app: App): void {
    this.#app = app;
    this.#socket.init({ processEvent: (event: ReceiverEvent) => this.#process(event) } as App);
  }

  /**
   * Resolves, once connected, with the address of the HTTP server, if there is one. Rejects when its port is taken or
   * Slack refuses the token; while Slack is away it tries on.
   */
  async start(): Promise<AddressInfo | undefined> {
    const address = await this.#server?.start();
    await this.#connect({ failsIfRefused: true });
    return address;
  }

  /** Lets what is running answer over the connection, for ten seconds at the most, and ends it. */
  async stop(): Promise<void> {
    this.#state = 'stopped';
    await (this.#server?.stop() ?? this.options.work.drain(drainMilliseconds));
    await this.#socket.stop();
  }

  async #connect({ failsIfRefused = false } = {}): Promise<void> {
    const { clock, logger } = this.options;
    this.#state = 'connecting';
    for (let isKnown = false; ; this.#attempts += 1) {
      const pause = pauses[Math.min(this.#attempts, pauses.length - 1)] ?? 0;
      if (pause > 0) await clock.wait(pause);
      if (this.#isStopped) return;
      try {
        await this.#socket.start();
      } catch (error) {
        if (failsIfRefused && refusesToken(error)) throw error;
        if (!isKnown) logger.warn(lostLine(error));
        isKnown = true;
        continue;
      }
      if (this.#isStopped) return void this.#socket.stop();
      if (isKnown) logger.info('The connection to Slack (Socket Mode) is back');
      return;
    }
  }

  #lost(): void {
    // Whoever is connecting hears of it anyway.
    if (this.#state !== 'connected') return;
    const isSound = this.options.clock.now() - this.#connectedAt >= soundMilliseconds;
    this.#attempts = isSound ? 0 : this.#attempts + 1;
    void this.#connect();
  }

  get #isStopped(): boolean {
    return this.#state === 'stopped';
  }

  /** Never rejects: nobody would hear it. */
  async #process(event: ReceiverEvent): Promise<void> {
    const { work, logger, lastWord } = this.options;
    let isAcknowledged = false;
    const ack: ReceiverEvent['ack'] = (answer) => {
      isAcknowledged = true;
      return event.ack(answer);
    };
    try {
      await inRequest(() => work.track(this.#app?.processEvent({ ...event, ack }) ?? Promise.resolve()));
      if (!isAcknowledged) await ack('command' in event.body ? lastWord() : undefined);
    } catch (error) {
      logger.error(`A request could not be processed: ${describeError(error)}`);
    }
  }
}

function lostLine(error: unknown): string {
  return refusesToken(error)
    ? `SLACK_APP_TOKEN: Slack refuses it (${describeError(error)}), so nothing is answered; create an app-level token with connections:write, copy it and start anew`
    : `There is no connection to Slack (Socket Mode: ${error === undefined ? 'it ended' : describeError(error)}); trying on until there is one`;
}
