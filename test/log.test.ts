import { expect, test } from '@jest/globals';
import { createLog, forSlack, inRequest } from '../src/log.js';

function written(level: 'debug' | 'info', work: (log: ReturnType<typeof createLog>) => void) {
  const lines: Record<string, unknown>[] = [];
  work(createLog(level, { write: (line: string) => void lines.push(JSON.parse(line)) }));
  return lines;
}

test("the debug lines of Slack's libraries, which hold messages and tokens, are none at any level", () => {
  expect(
    written('debug', (log) => forSlack(log).debug('http request body', { text: 'secret words' })),
  ).toEqual([]);
});

test('what a library hands over beside a text is named, not shown', () => {
  const [line] = written('info', (log) =>
    forSlack(log).warn('failed', new TypeError('out of luck'), { text: 'secret words' }),
  );
  expect(line?.msg).toBe('failed TypeError: out of luck object');
});

test.each([
  ['used xoxb-1-abc and xapp-1-A', 'used [token] and [token]'],
  ['at https://hooks.slack.com/actions/T1/abc now', 'at https://hooks.slack.com/[token] now'],
  ['at https://hooks.slack-gov.com/actions/T1/abc', 'at https://hooks.slack-gov.com/[token]'],
  ['at wss://wss-primary.slack.com/link/?ticket=abc&app_id=1', 'at wss://wss-primary.slack.com/link/'],
  ['at postgres://bot:a-password@db/vpcaccess', 'at postgres://[secret]@db/vpcaccess'],
  ['the port 3000 of 127.0.0.1', 'the port 3000 of 127.0.0.1'],
])('a line %j reads %j', (message, read) => {
  expect(written('info', (log) => forSlack(log).error(new Error(message)))[0]?.msg).toBe(`Error: ${read}`);
  expect(written('info', (log) => log.info({ topics: 1 }, message))[0]).toMatchObject({
    topics: 1,
    msg: read,
  });
});

test('the lines of one request name it', () => {
  const [first, second, other] = written('info', (log) => {
    inRequest(() => [log.info('a'), log.info('b')]);
    inRequest(() => log.info('c'));
  });
  expect(first?.request).toEqual(expect.any(String));
  expect(second?.request).toBe(first?.request);
  expect(other?.request).not.toBe(first?.request);
});
