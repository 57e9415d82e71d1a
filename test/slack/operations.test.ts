import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import nock from 'nock';
import { Metrics } from '../../src/metrics.js';
import { createStorage } from '../../src/storage/storage.js';
import { apiHost, Workspace } from './workspace.js';

let workspace: Workspace;

beforeEach(async () => {
  workspace = (await Workspace.start()).answersAll();
});
afterEach(() => workspace.stop());

const get = (path: string, { url } = workspace) => fetch(new URL(path, url));
const retriesIn = (text: string) =>
  [...text.matchAll(/^vpcaccess_slack_retries_total(.*)$/gm)].map((match) => String(match[1]));
const metrics = async (from = workspace) => (await get('/metrics', from)).text();

test('it says that it lives and that it is ready', async () => {
  expect(await (await get('/healthz')).json()).toEqual({ status: 'alive' });
  const ready = await get('/readyz');
  expect(ready.status).toBe(200);
  expect(await ready.json()).toEqual({
    status: 'ready',
    knowledge: 'loaded',
    slack: 'unknown',
    storage: 'reachable',
  });
  expect((await fetch(new URL('/readyz', workspace.url), { method: 'POST' })).status).toBe(405);
});

test('it says whether Slack accepts its token', async () => {
  await workspace.mention('ecr');
  await workspace.idle();
  expect(await (await get('/readyz')).json()).toMatchObject({ slack: 'authorised' });
  nock.cleanAll();
  for (const method of ['users.info', 'chat.postMessage'])
    workspace.answers(method, () => ({ ok: false, error: 'invalid_auth' }));
  await workspace.mention('ecr');
  await workspace.idle();
  expect(await (await get('/readyz')).json()).toMatchObject({ status: 'ready', slack: 'refused' });
});

test('without its storage it is ready all the same, and says so', async () => {
  const seen = new Metrics();
  const storage = createStorage(
    { kind: 'postgres', url: 'postgres://bot:secret@127.0.0.1:9/x' },
    {
      info: () => {},
      warn: () => {},
      asked: (outcome) => seen.storageAvailable.set(outcome === 'away' ? 0 : 1),
    },
  );
  nock.cleanAll();
  const other = (await Workspace.start({}, { storage, metrics: seen })).answersAll();
  expect(await (await get('/readyz', other)).json()).toMatchObject({ status: 'ready', storage: 'degraded' });
  expect(JSON.stringify(await (await other.command('ecr')).json())).toContain('ecr.api');
  expect(await metrics(other)).toContain('vpcaccess_storage_available 0');
  await other.stop();
  await storage.close();
});

describe('what is counted', () => {
  test('requests by surface, and the time to acknowledge and to answer', async () => {
    await workspace.command('ecr');
    await workspace.mention('s3');
    await workspace.directMessage('sqs');
    await workspace.idle();
    const text = await metrics();
    for (const surface of ['command', 'mention', 'direct_message']) {
      expect(text).toContain(`vpcaccess_requests_total{surface="${surface}",outcome="answered"} 1`);
      expect(text).toContain(`vpcaccess_answer_seconds_count{surface="${surface}"} 1`);
    }
    expect(text).toContain('vpcaccess_acknowledgement_seconds_count 3');
    expect(text).toMatch(/^nodejs_eventloop_lag_seconds /m);
  });

  test('calls of Slack by what it answered, HTTP errors and retries included', async () => {
    let asked = 0;
    nock.cleanAll();
    workspace.answers('users.info', { user: {} }).answers('chat.postMessage', () => {
      asked += 1;
      return asked === 1 ? [503, 'away'] : { ok: true, ts: '1.2', channel: 'C1' };
    });
    await workspace.mention('ecr');
    await workspace.idle();
    const text = await metrics();
    expect(text).toContain('vpcaccess_slack_calls_total{method="chat.postMessage",outcome="http_503"} 1');
    expect(text).toContain('vpcaccess_slack_calls_total{method="chat.postMessage",outcome="ok"} 1');
    expect(retriesIn(text)).toEqual(['{method="chat.postMessage"} 1']);
  });

  test('retries alone, not the first attempts nor a call that says something else', async () => {
    nock.cleanAll();
    workspace
      .answers('users.info', () => [500, 'away'])
      .answers('chat.postMessage', { ts: '1', channel: 'C1' });
    await workspace.mention('ecr');
    await workspace.idle();
    await workspace.mention('ecr', { user: 'U2' });
    await workspace.idle();
    expect(workspace.sent('users.info')).toHaveLength(6);
    expect(retriesIn(await metrics())).toEqual(['{method="users.info"} 4']);
  });

  test('retries after Slack was out of reach or limited the rate', async () => {
    nock.cleanAll();
    nock(apiHost).post('/api/users.info').replyWithError('connection reset');
    workspace.answers('users.info', { user: { locale: 'en-US' } });
    let asked = 0;
    workspace.answers('chat.postMessage', () => {
      asked += 1;
      return asked === 1 ? [429, '', { 'retry-after': '0' }] : { ok: true, ts: '1.2', channel: 'C1' };
    });
    await workspace.mention('ecr');
    await workspace.idle();
    expect(retriesIn(await metrics()).toSorted()).toEqual([
      '{method="chat.postMessage"} 1',
      '{method="users.info"} 1',
    ]);
  });

  test('how questions were understood', async () => {
    for (const text of ['ecr', 'secrets manger', 'kinesis', 'qqqqq wwwww']) await workspace.command(text);
    const text = await metrics();
    for (const outcome of ['exact', 'fuzzy', 'choice', 'none'])
      expect(text).toContain(`vpcaccess_matches_total{outcome="${outcome}"} 1`);
  });

  test('refused requests by status', async () => {
    await workspace.send('{}', { 'content-type': 'application/json', 'x-slack-signature': 'v0=00' });
    expect(await metrics()).toContain('vpcaccess_refused_requests_total{status="401"} 1');
  });

  test('nothing that tells who asked or what', async () => {
    await workspace.command('a-word-that-nobody-else-says');
    await workspace.mention('a-word-that-nobody-else-says');
    await workspace.idle();
    expect(await metrics()).not.toMatch(/nobody-else|U1|T1|C1|xoxb|response/);
  });
});
