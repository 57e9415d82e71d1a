import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { HttpServer, type ServerLimits, usualLimits } from '../../src/slack/http-server.js';
import { RunningWork } from '../../src/slack/running-work.js';

const limits: ServerLimits = {
  headersTimeout: 30,
  requestTimeout: 60,
  connectionsCheckingInterval: 5,
  keepAliveTimeout: 10_000,
  maxHeaderSize: 2_048,
  maxConnections: 3,
};

/** For what is not to end by the clock. */
const patient = { headersTimeout: 60_000, requestTimeout: 60_000 };

let server: HttpServer;
let port: number;

async function start(other: Partial<ServerLimits> = {}): Promise<void> {
  server = new HttpServer({
    address: { host: '127.0.0.1', port: 0 },
    limits: { ...limits, ...other },
    work: new RunningWork(),
    logger: { error: () => {} },
    handlerFor: () => async (request, response) => {
      for await (const _ of request);
      response.end('taken');
    },
  });
  ({ port } = await server.start());
}
afterEach(() => server.stop());

async function open(): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  return socket;
}

/** All that the server says until it hangs up. */
async function untilClosed(socket: Socket): Promise<string> {
  let said = '';
  socket.on('data', (data) => {
    said += data;
  });
  socket.on('error', () => {});
  await once(socket, 'close');
  return said;
}

describe('a client is cut off', () => {
  test.each([
    ['that says nothing', '', { requestTimeout: 60_000 }],
    ['whose headers do not end', 'POST / HTTP/1.1\r\nhost: a\r\nx: ', { requestTimeout: 60_000 }],
    ['whose body does not end', 'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\n{"a":', {}],
    [
      'whose chunks do not end',
      'POST / HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n1\r\na\r\n',
      {},
    ],
  ])('%s', async (_name, sent, other) => {
    await start(other);
    const socket = await open();
    socket.write(sent);
    expect(await untilClosed(socket)).toMatch(/^HTTP\/1\.1 408 /);
  });

  test('that drips, however regularly', async () => {
    await start();
    const socket = await open();
    socket.write('POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 100000\r\n\r\n');
    const drip = setInterval(() => socket.write('a'), 2);
    expect(await untilClosed(socket)).toMatch(/^HTTP\/1\.1 408 /);
    clearInterval(drip);
  });

  test('whose headers are too long', async () => {
    await start(patient);
    const socket = await open();
    socket.write(`GET / HTTP/1.1\r\nhost: a\r\nx: ${'a'.repeat(3_000)}\r\n\r\n`);
    expect(await untilClosed(socket)).toMatch(/^HTTP\/1\.1 431 /);
  });

  test('that is one too many', async () => {
    await start(patient);
    const others = await Promise.all([open(), open(), open()]);
    // One that was answered may stay.
    for (const socket of others) {
      socket.write('GET / HTTP/1.1\r\nhost: a\r\n\r\n');
      await once(socket, 'data');
    }
    expect(await untilClosed(await open())).toBe('');
    for (const socket of others) socket.destroy();
  });
});

test('a connection is kept for longer than by a load balancer, which keeps it for a minute', () => {
  expect(usualLimits.keepAliveTimeout).toBeGreaterThan(60_000);
  expect(usualLimits.requestTimeout).toBeLessThanOrEqual(10_000);
  expect(usualLimits.headersTimeout).toBeLessThanOrEqual(usualLimits.requestTimeout);
});

test('a connection with nothing to say between two requests is kept', async () => {
  await start({ headersTimeout: 200, requestTimeout: 400 });
  const socket = await open();
  const request = 'GET / HTTP/1.1\r\nhost: a\r\n\r\n';
  socket.write(request);
  expect(String((await once(socket, 'data'))[0])).toMatch(/200 OK[\s\S]*Keep-Alive: timeout=10\r/);
  // Another one that says nothing is cut off meanwhile.
  expect(await untilClosed(await open())).toContain('408');
  socket.write(request);
  expect(String((await once(socket, 'data'))[0])).toContain('200 OK');
  socket.destroy();
});
