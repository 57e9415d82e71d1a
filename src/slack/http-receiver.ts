import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type App,
  HTTPModuleFunctions,
  isRawBodyError,
  type Receiver,
  ReceiverMultipleAckError,
} from '@slack/bolt';
import type { Logger } from '@slack/logger';
import type { Address } from '../config.js';
import type { Metrics } from '../metrics.js';
import { HttpServer, type RequestHandler } from './http-server.js';
import { oncePer } from './once-per.js';
import { signatureIn, TakenSignatures } from './replays.js';
import type { RunningWork } from './running-work.js';

export interface HttpReceiverOptions {
  readonly signingSecret: string;
  readonly address: Address;
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'acknowledgements' | 'refusals'>;
  /** What is served beside Slack's requests. Undefined: there is no such path. */
  readonly handlerFor: (path: string) => RequestHandler | undefined;
  /** What a stop waits for, beside the requests. */
  readonly work: RunningWork;
  /** What a slash command is told when no listener acknowledged it. */
  readonly lastWord: () => unknown;
}

/** Slack's own window for a request: https://docs.slack.dev/authentication/verifying-requests-from-slack */
const mostSecondsApart = 5 * 60;
const largestBody = 1024 * 1024;

type Body = Record<string, unknown>;

/**
 * Receives Slack's requests over HTTP. Bolt's own receiver takes timestamps from the future and the same request
 * twice, leaves a request open when a listener fails, falls over a body that is no object, and stops without
 * waiting for what is running; this one does not. Reading and verifying are Bolt's.
 */
export class HttpReceiver implements Receiver {
  #app: App | undefined;
  readonly #signatures = new TakenSignatures();
  readonly #server: HttpServer;

  constructor(readonly options: HttpReceiverOptions) {
    const { address, work, logger, handlerFor } = options;
    this.#server = new HttpServer({
      address,
      work,
      logger,
      handlerFor: (path) =>
        path === '/slack/events' ? (request, response) => this.#receive(request, response) : handlerFor(path),
    });
  }

  init(app: App): void {
    this.#app = app;
  }

  /** Starts listening; resolves with the address. Rejects when the port is taken. */
  start(): Promise<AddressInfo> {
    return this.#server.start();
  }

  /** Takes no more requests and waits, for ten seconds at the most, until what is running has finished. */
  stop(): Promise<void> {
    return this.#server.stop();
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { logger } = this.options;
    if (request.method !== 'POST') return HTTPModuleFunctions.buildNoBodyResponse(response, 405);
    const acknowledged = this.options.metrics.acknowledgements.startTimer();
    const refuse = (status: number, reason: string) => {
      this.options.metrics.refusals.inc({ status });
      logger.warn(`Refused a request (${status}): ${reason}`);
      HTTPModuleFunctions.buildNoBodyResponse(response, status);
    };
    // A charset is no reason to refuse a form.
    request.headers['content-type'] = request.headers['content-type']?.split(';')[0]?.trim();

    let buffered: Awaited<ReturnType<typeof HTTPModuleFunctions.parseAndVerifyHTTPRequest>>;
    try {
      buffered = await HTTPModuleFunctions.parseAndVerifyHTTPRequest(
        { signingSecret: this.options.signingSecret, bodyLimit: largestBody },
        request,
      );
    } catch (error) {
      if (isRawBodyError(error)) {
        // What is left of the body is not read.
        response.setHeader('connection', 'close');
        const isTooLarge = error.statusCode === 413;
        return isTooLarge ? refuse(413, 'the body is too large') : refuse(400, 'the body did not arrive');
      }
      return refuse(401, error instanceof Error ? error.message : 'it could not be verified');
    }

    const body = parseBody(buffered);
    if (body === undefined) return refuse(400, 'the body is malformed');
    if (body.ssl_check === '1') return HTTPModuleFunctions.buildSSLCheckResponse(response);
    if (isFromTheFuture(request)) return refuse(401, 'its timestamp lies in the future');
    if (body.type === 'url_verification')
      return HTTPModuleFunctions.buildUrlVerificationResponse(response, body);
    const signature = signatureIn(request.headers);
    if (!mayComeTwice(body) && !this.#signatures.take(signature))
      return refuse(401, 'it was received before');
    response.once('finish', acknowledged);
    await this.#process(body, response, signature);
  }

  async #process(body: Body, response: ServerResponse, signature: string): Promise<void> {
    const { logger } = this.options;
    const ack = async (content?: unknown) => {
      if (response.headersSent) throw new ReceiverMultipleAckError();
      if (typeof content !== 'object' || content === null)
        return HTTPModuleFunctions.buildContentResponse(response, content);
      response.writeHead(200, { 'content-type': 'application/json' }).end(written(content));
    };
    try {
      await this.#app?.processEvent({ body, ack, customProperties: { signature } });
    } catch (error) {
      logger.error(`A request could not be processed: ${error instanceof Error ? error.name : typeof error}`);
    }
    if (!response.headersSent) await ack('command' in body ? this.options.lastWord() : undefined);
  }
}

/** What is answered again and again is the same object. */
const written = oncePer((content: object) => Buffer.from(JSON.stringify(content)));

function parseBody(
  request: Parameters<typeof HTTPModuleFunctions.parseHTTPRequestBody>[0],
): Body | undefined {
  try {
    const body: unknown = HTTPModuleFunctions.parseHTTPRequestBody(request);
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Body) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * An event that is delivered again is acknowledged, else Slack counts a failure; it is answered once by its id. And
 * what a menu asks for while somebody types has nothing that tells one time from the next, and changes nothing.
 */
function mayComeTwice({ event_id: event, type }: Body): boolean {
  return typeof event === 'string' || type === 'block_suggestion';
}

function isFromTheFuture(request: IncomingMessage): boolean {
  return Number(request.headers['x-slack-request-timestamp']) > Date.now() / 1000 + mostSecondsApart;
}
