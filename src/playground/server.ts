import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pageFile } from './page-files.js';
import { placeOf } from './permalink.js';
import type { Act, Json, Update } from './protocol.js';
import { BodyTooLarge, readArguments, readBody, readJson, readUpload } from './read-request.js';
import { receiveUpload } from './stand-in/methods/files.js';
import { respondTo } from './stand-in/responses.js';
import { StandIn, type StandInOptions } from './stand-in/stand-in.js';
import { callMethod, scopesFor } from './stand-in/web-api.js';

/** Only this machine can reach the stand-in, and only by these names: no other page may pose as ours. */
const loopback = '127.0.0.1';
const hostNames = ['localhost', loopback];

const largestJson = 1024 * 1024;
const largestFile = 20 * 1024 * 1024;

export interface StandInServer {
  readonly standIn: StandIn;
  /** Such as `http://127.0.0.1:3000`. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Listens on the loopback address: Slack's API for the app, and the page for a browser. */
export async function startServer(
  port: number,
  options: Omit<StandInOptions, 'url'>,
): Promise<StandInServer> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, loopback, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const url = `http://${loopback}:${(server.address() as AddressInfo).port}`;
  const standIn = new StandIn({ ...options, url });
  server.on('request', (request, response) => {
    route(request, response, standIn).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else send(response, error instanceof BodyTooLarge ? 413 : error instanceof SyntaxError ? 400 : 500, '');
    });
  });
  return { standIn, url, stop: () => stop(server, standIn) };
}

async function stop(server: Server, standIn: StandIn): Promise<void> {
  standIn.stop();
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}

async function route(request: IncomingMessage, response: ServerResponse, standIn: StandIn): Promise<void> {
  if (!isForUs(request)) return send(response, 403, 'Open the playground at http://localhost.');
  const url = new URL(request.url ?? '/', standIn.url);
  const [, first = '', second = ''] = url.pathname.split('/');
  switch (`${request.method} ${first}`) {
    case 'POST api':
      return answerCall(second, request, response, standIn);
    case 'POST response':
      return answerResponse(second, request, response, standIn);
    case 'POST upload':
      return takeUpload(second, request, response, standIn);
    case 'GET files':
      return sendFile(second, response, standIn);
    case 'GET updates':
      return streamUpdates(url.searchParams, request, response, standIn);
    case 'POST act':
      return takeAct(second, request, response, standIn);
    case 'POST file':
      return takeFile(second, url.searchParams.get('name') ?? '', request, response, standIn);
    case 'GET archives':
      return sendToMessage(url, response);
    case 'GET ':
    case 'GET page':
      return sendPage(url.pathname, response);
    default:
      return send(response, 404, '');
  }
}

/** A page of another origin has another `Origin`; one that took over a name (DNS rebinding) another `Host`. */
function isForUs({ headers, socket }: IncomingMessage): boolean {
  const ours = hostNames.map((name) => `${name}:${socket.localPort}`);
  const { host = '', origin } = headers;
  return ours.includes(host) && (origin === undefined || ours.includes(origin.replace(/^http:\/\//, '')));
}

async function answerCall(
  method: string,
  request: IncomingMessage,
  response: ServerResponse,
  standIn: StandIn,
): Promise<void> {
  const { token, args } = await readArguments(request, largestJson);
  const { answer, milliseconds } = await timed(() => callMethod(method, token, args, standIn));
  sendJson(response, 200, answer, token === standIn.botToken ? scopeHeaders(method, standIn) : {});
  record(standIn, method, `/api/${method}`, args, 200, answer, milliseconds);
}

/** Slack tells with every answer what the token may do, and what the method asks for. */
function scopeHeaders(method: string, { scopes }: StandIn): Record<string, string> {
  return { 'x-oauth-scopes': scopes.join(','), 'x-accepted-oauth-scopes': scopesFor(method).join(',') };
}

async function answerResponse(
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
  standIn: StandIn,
): Promise<void> {
  const payload = await readJson(request, largestJson);
  const { answer, milliseconds } = await timed(() =>
    respondTo(id, payload, standIn.responseUrls, standIn.workspace),
  );
  send(response, answer.status, answer.body);
  record(standIn, 'response_url', `/response/${id}`, payload, answer.status, answer.body, milliseconds);
}

async function takeUpload(
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
  standIn: StandIn,
): Promise<void> {
  const bytes = await readUpload(request, largestFile);
  const isTaken = receiveUpload(id, bytes, standIn);
  const body = isTaken ? `OK - ${bytes.length}` : 'invalid upload';
  const status = isTaken ? 200 : 404;
  send(response, status, body);
  record(standIn, 'upload', `/upload/${id}`, `${bytes.length} bytes`, status, body, 0);
}

function record(
  { workspace }: StandIn,
  title: string,
  url: string,
  request: unknown,
  status: number,
  response: unknown,
  milliseconds: number,
): void {
  workspace.record({ at: workspace.now(), from: 'app', title, url, request, status, response, milliseconds });
}

function sendFile(id: string, response: ServerResponse, standIn: StandIn): void {
  const file = standIn.workspace.file(id);
  if (file === undefined || file.bytes.length === 0) {
    send(response, 404, '');
    return;
  }
  // Anything but a picture is downloaded: an uploaded page must not run as one of ours.
  const isPicture = file.mimetype.startsWith('image/');
  response.writeHead(200, {
    'content-type': file.mimetype,
    'content-length': file.bytes.length,
    'content-disposition': isPicture ? 'inline' : 'attachment',
    'cache-control': 'private, max-age=3600',
    ...safety,
  });
  response.end(file.bytes);
}

/** Server-sent events: everything that the person sees, then every change. */
function streamUpdates(
  asked: URLSearchParams,
  request: IncomingMessage,
  response: ServerResponse,
  standIn: StandIn,
): void {
  const { workspace } = standIn;
  const person = standIn.personFor(asked.get('person') ?? '', asked.get('language') ?? 'en');
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', ...safety });
  const tell = (update: Update) => response.write(`data: ${JSON.stringify(update)}\n\n`);
  tell({ kind: 'snapshot', snapshot: standIn.snapshotFor(person) });
  const unsubscribe = workspace.subscribe((update, only) => {
    if (only === undefined || only === person) tell(update);
  });
  request.on('close', unsubscribe);
}

async function takeAct(
  person: string,
  request: IncomingMessage,
  response: ServerResponse,
  standIn: StandIn,
): Promise<void> {
  // A form of another page cannot send JSON without asking first, and is never told that it may.
  if (request.headers['content-type'] !== 'application/json') return send(response, 415, '');
  const act = JSON.parse((await readBody(request, largestJson)).toString('utf8')) as Act;
  sendJson(response, 200, await standIn.act(person, act));
}

async function takeFile(
  person: string,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
  standIn: StandIn,
): Promise<void> {
  // As above: no form of another page sends this type.
  if (request.headers['content-type'] !== 'application/octet-stream') return send(response, 415, '');
  const file = standIn.takeFile(person, name, await readBody(request, largestFile));
  if (file === undefined) send(response, 400, '');
  else sendJson(response, 200, file);
}

/** The address of a message leads to the page. */
function sendToMessage(url: URL, response: ServerResponse): void {
  const place = placeOf(url);
  if (place === undefined) send(response, 404, '');
  else response.writeHead(302, { location: `/#${place}`, ...safety }).end();
}

function sendPage(path: string, response: ServerResponse): void {
  const file = pageFile(path);
  if (file === undefined) {
    send(response, 404, '');
    return;
  }
  response.writeHead(200, {
    'content-type': file.type,
    'cache-control': 'no-cache',
    'content-security-policy': contentPolicy,
    ...safety,
  });
  response.end(file.bytes);
}

/** The page runs its own script and talks to its own server. Pictures come from wherever a card says. */
const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self'",
  "img-src 'self' data: http: https:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const safety = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
};

async function timed<T>(work: () => Promise<T>): Promise<{ answer: T; milliseconds: number }> {
  const started = performance.now();
  const answer = await work();
  return { answer, milliseconds: performance.now() - started };
}

function sendJson(
  response: ServerResponse,
  status: number,
  body: Json | object,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...safety, ...headers });
  response.end(JSON.stringify(body));
}

function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', ...safety });
  response.end(body);
}
