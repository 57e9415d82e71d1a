import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type StandInServer, startServer } from '../../src/playground/server.js';

let server: StandInServer;
const alex = 'U0ALEXCHEN';

beforeAll(async () => {
  server = await startServer(0, { botToken: 'xoxb-test', signingSecret: 'a-secret-for-tests' });
});
afterAll(() => server.stop());

/** A request with headers that `fetch` would not send. */
function send(path: string, headers: Record<string, string> = {}, method = 'GET', body = '') {
  const { host, hostname, port } = new URL(server.url);
  const lines = Object.entries({
    host,
    connection: 'close',
    'content-length': String(Buffer.byteLength(body)),
    ...headers,
  });
  return new Promise<{ status: number; headers: Record<string, string> }>((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let answer = '';
    socket.on('data', (data) => {
      answer += data;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(headOf(answer)));
    socket.write(`${method} ${path} HTTP/1.1\r\n`);
    socket.write(`${lines.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n${body}`);
  });
}

function headOf(answer: string): { status: number; headers: Record<string, string> } {
  const [first = '', ...lines] = answer.split('\r\n\r\n')[0]?.split('\r\n') ?? [];
  const headers = lines.map((line) => line.split(/: (.*)/s).slice(0, 2));
  return { status: Number(first.split(' ')[1]), headers: Object.fromEntries(headers) };
}
const port = () => new URL(server.url).port;
const act = JSON.stringify({ kind: 'open-home', tab: 'home' });
const json = { 'content-type': 'application/json' };

test('listens on the loopback address alone', () => {
  expect(new URL(server.url).hostname).toBe('127.0.0.1');
});

describe('the page', () => {
  test.each([
    ['/', 'text/html'],
    ['/page/main.js', 'text/javascript'],
    ['/page/styles.css', 'text/css'],
    ['/page/icon.svg', 'image/svg+xml'],
  ])('%s is served as %s and runs nothing but itself', async (path, type) => {
    const { status, headers } = await send(path);
    expect(status).toBe(200);
    expect(headers['content-type']).toContain(type);
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  });

  test.each(['/page/../server.js', '/page/main.js.map', '/.env', '/nothing', '/files/F0'])(
    '%s does not exist',
    async (path) => {
      expect((await send(path)).status).toBe(404);
    },
  );
});

describe('another page cannot reach it:', () => {
  test.each([
    ['a name that leads here (DNS rebinding)', () => ({ host: `evil.example:${port()}` })],
    ['another port', () => ({ host: 'localhost:1' })],
    ['a request from another origin', () => ({ origin: 'https://evil.example' })],
    ['a request from a file', () => ({ origin: 'null' })],
  ])('%s', async (_name, headers) => {
    expect((await send('/', headers())).status).toBe(403);
    expect((await send(`/act/${alex}`, { ...json, ...headers() }, 'POST', act)).status).toBe(403);
  });

  test('a form that a page sends without asking', async () => {
    expect((await send(`/act/${alex}`, { 'content-type': 'text/plain' }, 'POST', act)).status).toBe(415);
  });

  test('nor can it leave a file here', async () => {
    const path = `/file/${alex}?name=x.html`;
    expect((await send(path, { 'content-type': 'text/plain' }, 'POST', 'x')).status).toBe(415);
    const binary = { 'content-type': 'application/octet-stream' };
    expect((await send('/file/U0?name=x', binary, 'POST', 'x')).status).toBe(400);
    const taken = await fetch(`${server.url}${path}`, { method: 'POST', headers: binary, body: '<script>' });
    const { id } = (await taken.json()) as { id: string };
    expect((await send(`/files/${id}`)).headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment',
    });
  });

  test('its own page can', async () => {
    const headers = { ...json, host: `localhost:${port()}`, origin: `http://localhost:${port()}` };
    expect((await send(`/act/${alex}`, headers, 'POST', act)).status).toBe(200);
  });
});

describe('a body', () => {
  test.each([
    ['that is no JSON', '/act/U0ALEXCHEN', '{', 400],
    ['that is no object', '/response/R1', '[]', 400],
    ['of more than a megabyte', '/api/auth.test', `{"text":"${'x'.repeat(1_100_000)}"}`, 413],
  ])('%s is refused', async (_name, path, body, status) => {
    expect((await send(path, json, 'POST', body)).status).toBe(status);
  });
});

test.each([
  ['person=U0MIKASATO&language=en', 'U0MIKASATO'],
  ['person=U0&language=ja', 'U0MIKASATO'],
  ['language=en', 'U0ALEXCHEN'],
  ['language=fr', 'U0ALEXCHEN'],
])('the updates for %s start with all that %s sees', async (asked, you) => {
  const stopped = new AbortController();
  const { body } = await fetch(`${server.url}/updates?${asked}`, { signal: stopped.signal });
  const first = await body?.getReader().read();
  stopped.abort();
  const update = JSON.parse(new TextDecoder().decode(first?.value).replace(/^data: /, ''));
  expect(update).toMatchObject({ kind: 'snapshot', snapshot: { you, app: { name: 'VPC Access' } } });
});

test('an act of nobody, and one while no app is connected, is not done', async () => {
  const outcome = async (person: string, body: object) =>
    (
      await fetch(`${server.url}/act/${person}`, {
        method: 'POST',
        headers: json,
        body: JSON.stringify(body),
      })
    ).json();
  expect(await outcome('U0', { kind: 'open-home', tab: 'home' })).toEqual({ ok: false });
  expect(await outcome(alex, { kind: 'say', channel: 'C0NETWORKS', text: '/vpcaccess ecr' })).toEqual({
    ok: false,
  });
});
