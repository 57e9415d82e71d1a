import { expect, test } from '@jest/globals';
import type { KnownBlock } from '@slack/types';
import type { Fetch } from '../../src/slack/conversation.js';
import { postsMessages } from '../../src/slack/post-message.js';
import { describeError, slackErrorOf } from '../../src/slack/slack-error.js';

const message = { channel: 'C1', thread_ts: '1.2', text: 'VPC エンドポイント' };

/** A Slack that answers so, and what it was sent. */
function slack(status: number, body: string, headers: Record<string, string> = {}) {
  const sent: Parameters<Fetch>[] = [];
  const fetch: Fetch = async (...call) => {
    sent.push(call);
    return new Response(body, { status, headers });
  };
  return { sent, post: postsMessages(fetch, 'https://slack.test/api/') };
}

test('a message goes to Slack as JSON, and where it stands comes back', async () => {
  const { sent, post } = slack(200, '{"ok":true,"channel":"C1","ts":"9.9"}');
  const blocks: KnownBlock[] = [{ type: 'divider' }];
  expect(await post('xoxb-1', { ...message, blocks })).toMatchObject({ channel: 'C1', ts: '9.9' });
  const [[url, init] = []] = sent;
  expect(url).toBe('https://slack.test/api/chat.postMessage');
  expect(init).toMatchObject({ method: 'POST', redirect: 'error' });
  expect(init?.headers).toEqual({
    authorization: 'Bearer xoxb-1',
    'content-type': 'application/json; charset=utf-8',
  });
  expect(JSON.parse(String(init?.body))).toEqual({
    ...message,
    blocks,
    unfurl_links: false,
    unfurl_media: false,
  });
});

test('a text alone goes without blocks', async () => {
  const { sent, post } = slack(200, '{"ok":true}');
  await post('xoxb-1', message);
  expect(JSON.parse(String(sent[0]?.[1]?.body))).not.toHaveProperty('blocks');
});

test.each([
  [200, '{"ok":false,"error":"not_in_channel"}', 'not_in_channel'],
  [429, '', 'ratelimited'],
  [200, 'a proxy says hello', 'unreadable_answer'],
])('%i with %j is told as %s', async (status, body, code) => {
  const failed = await slack(status, body, { 'retry-after': '3' })
    .post('xoxb-1', message)
    .catch((error: unknown) => error);
  expect(slackErrorOf(failed)).toBe(code);
});

test('an HTTP error is told as one', async () => {
  const failed = await slack(503, 'away')
    .post('xoxb-1', message)
    .catch((error: unknown) => error);
  expect(failed).toMatchObject({ statusCode: 503 });
  expect(describeError(failed)).toBe('slack_webapi_http_error');
});
