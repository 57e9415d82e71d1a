import type { ServerResponse } from 'node:http';
import type { Registry } from 'prom-client';
import type { RequestHandler } from './http-server.js';

/** What a load balancer and an operator want to know. */
export interface Health {
  readonly knowledge: 'loaded';
  /** What Slack last said of our token. `unknown`: not asked yet; commands are answered all the same. */
  readonly slack: 'authorised' | 'refused' | 'unknown';
  /** `degraded`: questions are answered, and what there is to remember is kept in memory. */
  readonly storage: 'reachable' | 'degraded';
}

/**
 * `GET /healthz`: alive. `GET /readyz`: takes requests, and what beside that works; a bot without its storage or
 * without Slack's API still answers, so it is ready. `GET /metrics`: for Prometheus. Undefined for other paths.
 */
export function healthRequests(
  health: () => Promise<Health>,
  registry: Registry,
): (path: string) => RequestHandler | undefined {
  const handlers: Readonly<Record<string, (response: ServerResponse) => Promise<void>>> = {
    '/healthz': async (response) => sendJson(200, { status: 'alive' }, response),
    '/readyz': async (response) => sendJson(200, { status: 'ready', ...(await health()) }, response),
    '/metrics': async (response) => {
      const text = await registry.metrics();
      response.writeHead(200, { 'content-type': registry.contentType }).end(text);
    },
  };
  return (path) => {
    const handle = Object.hasOwn(handlers, path) ? handlers[path] : undefined;
    if (handle === undefined) return undefined;
    return async (request, response) => {
      if (request.method === 'GET' || request.method === 'HEAD') return handle(response);
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
    };
  };
}

function sendJson(status: number, body: object, response: ServerResponse): void {
  response
    .writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    .end(`${JSON.stringify(body)}\n`);
}
