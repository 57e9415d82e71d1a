import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { checkLinks } from '../../src/cli/check-links.js';
import { linkExceptions } from '../../src/cli/link-exceptions.js';

let server: Server;
let site: string;
let asked: string[];

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const failsOnce = path === '/shaky' && asked.filter((each) => each === path).length === 1;
    const status = { '/gone': 404, '/guarded': 403, '/broken': 500 }[path] ?? (failsOnce ? 503 : 200);
    response.writeHead(status).end('a page');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  asked = [];
});
afterAll(() => void server.close());

const check = (paths: string[], exceptions: Parameters<typeof checkLinks>[1] = []) =>
  checkLinks(
    paths.map((path) => site + path),
    exceptions,
    undefined,
    async () => {},
  );

test('good links are good, and each is asked for once', async () => {
  expect(await check(['/a', '/b', '/c', '/d', '/e'])).toEqual({
    checked: 5,
    broken: [],
    refused: [],
    excepted: 0,
  });
  expect(asked.toSorted()).toEqual(['/a', '/b', '/c', '/d', '/e']);
});

test('a page that is gone is broken at once, a failing one after three tries, a shaky one is not', async () => {
  const { broken } = await check(['/gone', '/broken', '/shaky']);
  expect(broken).toEqual([
    { url: `${site}/broken`, reason: 'HTTP 500' },
    { url: `${site}/gone`, reason: 'HTTP 404' },
  ]);
  expect(asked.filter((path) => path === '/gone')).toHaveLength(1);
  expect(asked.filter((path) => path === '/broken')).toHaveLength(3);
  expect(asked.filter((path) => path === '/shaky')).toHaveLength(2);
});

test('a site that refuses programs is for a person to look at', async () => {
  expect(await check(['/guarded'])).toMatchObject({ broken: [], refused: [{ reason: 'HTTP 403' }] });
});

test('a site that is not there is broken', async () => {
  const { broken } = await checkLinks(['http://127.0.0.1:9/'], [], undefined, async () => {});
  expect(broken).toEqual([{ url: 'http://127.0.0.1:9/', reason: 'no connection' }]);
});

test('an exception is not asked for', async () => {
  expect(await check(['/gone', '/a'], [{ url: `${site}/gone`, reason: 'a test' }])).toMatchObject({
    checked: 1,
    excepted: 1,
    broken: [],
  });
});

test('progress is told after each link', async () => {
  const told: [number, number][] = [];
  await checkLinks([`${site}/a`, `${site}/b`], [], (done, of) => told.push([done, of]));
  expect(told).toEqual([
    [1, 2],
    [2, 2],
  ]);
});

test('every exception has an address and a reason', () => {
  for (const { url, reason } of linkExceptions) {
    expect(url).toMatch(/^https:\/\/[^/]+\//);
    expect(reason.length).toBeGreaterThan(20);
  }
});
