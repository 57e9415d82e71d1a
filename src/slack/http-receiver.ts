import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type App, HTTPModuleFunctions, HTTPResponseAck, isRawBodyError, type Receiver } from '@slack/bolt';
import type { Logger } from '@slack/logger';

export interface HttpReceiverOptions {
  readonly signingSecret: string;
  readonly host: string | undefined;
  readonly port: number;
  readonly logger: Logger;
  /** What a slash command is told when no listener acknowledged it. */
  readonly lastWord: () => unknown;
}

/** Slack's own window for a request: https://docs.slack.dev/authentication/verifying-requests-from-slack */
const mostSecondsApart = 5 * 60;
const largestBody = 1024 * 1024;
const drainMilliseconds = 10_000;

type Body = Record<string, unknown>;

/**
 * Receives Slack's requests over HTTP. Bolt's own receiver takes timestamps from the future, leaves a
 * request open when a listener fails, falls over a body that is no object, and stops without waiting for
 * what is running; this one does not. Reading, verifying and acknowledging are Bolt's.
 */
export class HttpReceiver implements Receiver {
  #app: App | undefined;
  #server: Server | undefined;
  readonly #running = new Set<Promise<void>>();

  constructor(readonly options: HttpReceiverOptions) {}

  init(app: App): void {
    this.#app = app;
  }

  /** Starts listening; resolves with the address. Rejects when the port is taken. */
  start(): Promise<AddressInfo> {
    const server = createServer((request, response) => this.#route(request, response));
    this.#server = server;
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.options.port, this.options.host, () => {
        server.off('error', reject);
        resolve(server.address() as AddressInfo);
      });
    });
  }

  /** Takes no more requests and waits, for ten seconds at the most, until what is running has finished. */
  async stop(): Promise<void> {
    const server = this.#server;
    if (server === undefined) return;
    this.#server = undefined;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise((resolve) => {
      timer = setTimeout(resolve, drainMilliseconds);
    });
    await Promise.race([Promise.allSettled([...this.#running, closed]), deadline]);
    clearTimeout(timer);
    server.closeAllConnections();
  }

  #route(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url?.split('?')[0];
    if (path === '/slack/events' && request.method === 'POST') {
      const running = this.#receive(request, response).catch(() => {
        if (!response.headersSent) HTTPModuleFunctions.buildNoBodyResponse(response, 500);
      });
      this.#running.add(running);
      void running.finally(() => this.#running.delete(running));
    } else HTTPModuleFunctions.buildNoBodyResponse(response, path === '/slack/events' ? 405 : 404);
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { logger } = this.options;
    const refuse = (status: number, reason: string) => {
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
      if (isRawBodyError(error) && error.statusCode === 413) return refuse(413, 'the body is too large');
      return refuse(401, error instanceof Error ? error.message : 'it could not be verified');
    }

    const body = parseBody(buffered);
    if (body === undefined) return refuse(400, 'the body is malformed');
    if (body.ssl_check === '1') return HTTPModuleFunctions.buildSSLCheckResponse(response);
    if (isFromTheFuture(request)) return refuse(401, 'its timestamp lies in the future');
    if (body.type === 'url_verification')
      return HTTPModuleFunctions.buildUrlVerificationResponse(response, body);
    await this.#process(body, buffered, response);
  }

  async #process(
    body: Body,
    request: Parameters<typeof HTTPModuleFunctions.parseHTTPRequestBody>[0],
    response: ServerResponse,
  ): Promise<void> {
    const { logger } = this.options;
    const acknowledgement = new HTTPResponseAck({
      logger,
      processBeforeResponse: false,
      httpRequest: request,
      httpRequestBody: body,
      httpResponse: response,
    });
    const ack = acknowledgement.bind();
    try {
      await this.#app?.processEvent({
        body,
        ack,
      });
    } catch (error) {
      logger.error(`A request could not be processed: ${error instanceof Error ? error.name : typeof error}`);
    }
    if (!response.headersSent) await ack('command' in body ? this.options.lastWord() : undefined);
  }
}

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

function isFromTheFuture(request: IncomingMessage): boolean {
  return Number(request.headers['x-slack-request-timestamp']) > Date.now() / 1000 + mostSecondsApart;
}
