import { afterEach, describe, expect, test } from '@jest/globals';
import nock from 'nock';
import { respondAt } from '../../src/slack/response-url.js';
import { refusesBlocks, slackErrorOf } from '../../src/slack/slack-error.js';

const url = 'https://hooks.slack.test/commands/T1/secret-part';
const response = { response_type: 'ephemeral', replace_original: true, text: 'x', blocks: [] } as const;

afterEach(() => nock.cleanAll());

async function errorOf(status: number, body: string): Promise<unknown> {
  nock('https://hooks.slack.test').post('/commands/T1/secret-part').reply(status, body);
  return respondAt(url, { ...response, blocks: [] }).then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('what Slack answers at a response_url', () => {
  test.each([
    [200, 'ok'],
    [200, ''],
    [200, '{"ok":true}'],
  ])('%d %s is a yes', async (status, body) => {
    expect(await errorOf(status, body)).toBeUndefined();
  });

  test.each([
    [404, '{"ok":false,"error":"invalid_blocks"}', 'invalid_blocks'],
    [200, '{"ok":false,"error":"invalid_blocks"}', 'invalid_blocks'],
    [400, 'invalid_blocks', 'invalid_blocks'],
    [404, 'expired_url', 'expired_url'],
    [500, '<html>Oops</html>', 'http_500'],
    [503, '', 'http_503'],
  ])('%d %s is %s', async (status, body, code) => {
    const error = await errorOf(status, body);
    expect(slackErrorOf(error)).toBe(code);
    expect(refusesBlocks(error)).toBe(code === 'invalid_blocks');
    expect(String(error)).not.toContain('secret-part');
  });
});
