import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { WebClient } from '@slack/web-api';
import { silentLogger } from '../../src/log.js';
import { quickFetch } from '../../src/slack/quick-fetch.js';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A Slack of our own; its address. */
async function slack(answer: RequestListener): Promise<string> {
  const started = createServer(answer).listen(0, '127.0.0.1');
  server = started;
  await new Promise((resolve) => started.once('listening', resolve));
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}/api/`;
}

const clientOf = (slackApiUrl: string) =>
  new WebClient('xoxb-1', {
    slackApiUrl,
    fetch: quickFetch,
    retryConfig: { retries: 0 },
    logger: silentLogger,
  });

test('Slack’s client sends and reads with it what it does with Node’s', async () => {
  let heard = '';
  const url = await slack((request, response) => {
    request.on('data', (part) => {
      heard += part;
    });
    request.on('end', () => {
      heard += ` ${request.method} ${request.headers.authorization}`;
      response.writeHead(200, {
        'content-type': 'application/json',
        'x-oauth-scopes': 'commands,chat:write',
      });
      response.end('{"ok":true,"ts":"1.2","channel":"C1","message":{"text":"エンドポイント"}}');
    });
  });
  const answer = await clientOf(url).chat.postMessage({ channel: 'C1', text: 'エンドポイント' });
  expect(heard).toBe(`channel=C1&text=${encodeURIComponent('エンドポイント')} POST Bearer xoxb-1`);
  expect(answer).toMatchObject({ ts: '1.2', message: { text: 'エンドポイント' } });
  expect(answer.response_metadata?.scopes).toEqual(['commands', 'chat:write']);
});

test.each([
  [500, {}, { statusCode: 500 }],
  [429, { 'retry-after': '7' }, { retryAfter: 7 }],
])('the client reads %i', async (status, headers, error) => {
  const url = await slack((_request, response) => response.writeHead(status, headers).end('away'));
  const client = new WebClient('xoxb-1', {
    slackApiUrl: url,
    fetch: quickFetch,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
  await expect(client.auth.test()).rejects.toMatchObject(error);
});

test('a redirect is not followed', async () => {
  const asked: string[] = [];
  const url = await slack((request, response) => {
    asked.push(String(request.url));
    response.writeHead(307, { location: '/elsewhere' }).end();
  });
  await expect(clientOf(url).auth.test()).rejects.toThrow('sent us elsewhere');
  const file = new FormData();
  file.set('file', new Blob(['x']));
  await expect(quickFetch(url, { method: 'POST', body: file })).rejects.toThrow();
  expect(asked).toEqual(['/api/auth.test', '/api/']);
});

test('a call ends when its signal says so, and when the connection breaks', async () => {
  const end = new AbortController();
  const url = await slack((request) => {
    if (request.url?.endsWith('hangs')) end.abort(new DOMException('It took too long', 'TimeoutError'));
    else request.socket.destroy();
  });
  const hanging = quickFetch(`${url}hangs`, { method: 'POST', body: '', signal: end.signal });
  await expect(hanging).rejects.toMatchObject({ name: 'TimeoutError' });
  await expect(quickFetch(`${url}breaks`, { method: 'POST', body: '' })).rejects.toMatchObject({
    code: 'UND_ERR_SOCKET',
  });
});
