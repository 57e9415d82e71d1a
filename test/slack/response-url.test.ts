import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import nock from 'nock';
import { ResponseUrls } from '../../src/slack/response-url.js';
import { refusesBlocks, slackErrorOf } from '../../src/slack/slack-error.js';
import { buttonOf, Workspace } from './workspace.js';

const path = '/commands/T1/secret-part';
const response = { response_type: 'ephemeral', replace_original: true, text: 'x' } as const;

const servers: Server[] = [];

async function listen(server: Server): Promise<string> {
  servers.push(server.listen(0, '127.0.0.1'));
  await new Promise((resolve) => server.once('listening', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A Slack that sends everybody elsewhere, and which paths were asked for: there, and elsewhere. */
async function redirectingSlack(status: number): Promise<{ origin: string; asked: string[] }> {
  const asked: string[] = [];
  const elsewhere = await listen(
    createServer((_request, response) => {
      asked.push('elsewhere');
      response.end('{"ok":true}');
    }),
  );
  const origin = await listen(
    createServer((request, response) => {
      asked.push(String(request.url));
      response.writeHead(status, { location: `${elsewhere}/` }).end();
    }),
  );
  return { origin, asked };
}

let workspace: Workspace | undefined;
afterEach(async () => {
  await workspace?.stop();
  workspace = undefined;
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  nock.cleanAll();
});

/** The error of an answer at an address, and what was logged. */
async function answerAt(url: string, apiUrl?: string): Promise<{ error: unknown; log: string[] }> {
  const log: string[] = [];
  const urls = new ResponseUrls(apiUrl, { warn: (line) => void log.push(line) });
  const error = await urls.answer(url, { ...response, blocks: [] }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return { error, log };
}

describe('what Slack answers at a response_url', () => {
  const answered = async (status: number, body: string) => {
    nock('https://hooks.slack.com').post(path).reply(status, body);
    return (await answerAt(`https://hooks.slack.com${path}`)).error;
  };

  test.each([
    [200, 'ok'],
    [200, ''],
    [200, '{"ok":true}'],
  ])('%d %s is a yes', async (status, body) => {
    expect(await answered(status, body)).toBeUndefined();
  });

  test.each([
    [404, '{"ok":false,"error":"invalid_blocks"}', 'invalid_blocks'],
    [200, '{"ok":false,"error":"invalid_blocks"}', 'invalid_blocks'],
    [400, 'invalid_blocks', 'invalid_blocks'],
    [404, 'expired_url', 'expired_url'],
    [500, '<html>Oops</html>', 'http_500'],
    [503, '', 'http_503'],
  ])('%d %s is %s', async (status, body, code) => {
    const error = await answered(status, body);
    expect(slackErrorOf(error)).toBe(code);
    expect(refusesBlocks(error)).toBe(code === 'invalid_blocks');
    expect(String(error)).not.toContain('secret-part');
  });
});

describe('where an answer may go', () => {
  test.each([
    ['Slack', 'https://hooks.slack.com', undefined],
    ['GovSlack', 'https://hooks.slack-gov.com', 'https://slack-gov.com/api/'],
    ['the API that stands in for Slack', 'http://127.0.0.1:1234', 'http://127.0.0.1:1234/api/'],
  ])('to %s', async (_name, origin, apiUrl) => {
    const sent = nock(origin).post(path).reply(200, 'ok');
    expect(await answerAt(`${origin}${path}`, apiUrl)).toEqual({ error: undefined, log: [] });
    expect(sent.isDone()).toBe(true);
  });

  test.each([
    `https://evil.example${path}`,
    `https://hooks.slack.com.evil.example${path}`,
    `https://evilhooks.slack.com${path}`,
    `https://hooks.slack.com@evil.example${path}`,
    `https://evil.example/https://hooks.slack.com${path}`,
    `http://hooks.slack.com${path}`,
    `https://hooks.slack.com:8443${path}`,
    'http://169.254.169.254/secret-part',
    'file:///secret-part',
    'secret-part',
    '',
  ])('not to %s: one line says so, without the address', async (url) => {
    const sent = nock(/.*/).post(/.*/).reply(200, 'ok');
    const { error, log } = await answerAt(url);
    expect(error).toMatchObject({ code: 'response_url_foreign' });
    expect(log).toEqual([expect.stringContaining('no address of Slack')]);
    expect(`${error} ${log}`).not.toContain('secret-part');
    expect(sent.isDone()).toBe(false);
  });

  test.each([302, 307, 308])('nowhere else when Slack answers %d', async (status) => {
    const { origin, asked } = await redirectingSlack(status);
    expect((await answerAt(`${origin}${path}`, `${origin}/api/`)).error).toMatchObject({ name: 'TypeError' });
    expect(asked).toEqual([path]);
  });
});

test('a press with a foreign response_url is answered through the Web API', async () => {
  workspace = (await Workspace.start()).answersAll().answers('chat.postEphemeral', {});
  const foreign = nock('https://evil.example').persist().post(/.*/).reply(200, 'ok');
  const shown = await (await workspace.command('esc')).json();
  await workspace.interact({
    type: 'block_actions',
    channel: { id: 'C1' },
    container: { type: 'message', message_ts: '100.1', channel_id: 'C1', is_ephemeral: true },
    actions: [{ type: 'button', block_id: 'b', action_ts: '1', ...buttonOf(shown, 'Amazon ECS') }],
    response_url: 'https://evil.example/actions/1',
  });
  expect(await workspace.next('chat.postEphemeral')).toMatchObject({
    channel: 'C1',
    user: 'U1',
    text: expect.stringContaining('Amazon ECS'),
  });
  await workspace.idle();
  expect(workspace.log.filter((line) => line.includes('response_url'))).toHaveLength(1);
  expect(foreign.isDone()).toBe(false);
});

test('the Web API is not followed to another host, and no token goes there', async () => {
  const { origin, asked } = await redirectingSlack(307);
  workspace = await Workspace.start({ SLACK_API_URL: `${origin}/api/` });
  await workspace.mention('ecr');
  await workspace.idle();
  expect(asked).toContain('/api/chat.postMessage');
  expect(asked).not.toContain('elsewhere');
});
