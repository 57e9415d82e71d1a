import { describe, expect, test } from '@jest/globals';
import { Unloggable } from './log-scan.js';

const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
const scan = new Unloggable()
  .settings({
    SLACK_BOT_TOKEN: 'xoxb-of-the-bot',
    SLACK_SIGNING_SECRET: 'signs-everything',
    SLACK_CLIENT_SECRET: 'of-the-client',
    TOKEN_ENCRYPTION_KEY: 'bmV3,b2xk',
    DATABASE_URL: 'postgres://bot:a-password@db/vpcaccess',
    LOG_LEVEL: 'debug',
  })
  .sent(
    form({
      command: '/vpcaccess',
      text: 'why does the pull from ECR "time out", 会社の秘密？',
      response_url: 'https://slack.test/commands/2/abc',
      trigger_id: '13.37.trigger',
    }),
  )
  .sent(JSON.stringify({ type: 'event_callback', event: { type: 'app_mention', text: 'ecr from the den' } }))
  .sent(
    form({
      payload: JSON.stringify({
        type: 'block_actions',
        actions: [{ action_id: 'show_topic', value: '{"v":1}' }],
        view: { private_metadata: 'kept in a view', state: { values: { a: { b: { value: 'wrong!' } } } } },
        message: { text: 'told by somebody else' },
      }),
    }),
  );

describe('a line of a log is found that tells', () => {
  test.each([
    ['a token', 'a token', 'used xoxp-1'],
    ['an app-level token', 'a token', 'used xapp-1-A'],
    ['a refresh token', 'a token', 'used xoxe-1-a'],
    ['the token of the bot', 'SLACK_BOT_TOKEN', 'used xoxb-of-the-bot'],
    ['the signing secret', 'SLACK_SIGNING_SECRET', 'signs-everything'],
    ['another secret', 'SLACK_CLIENT_SECRET', 'of-the-client'],
    ['a key', 'TOKEN_ENCRYPTION_KEY', 'with b2xk'],
    ['the password of the database', 'DATABASE_URL', 'at postgres://bot:a-password@db/'],
    ['an answering address of Slack', 'a response_url', 'at https://hooks.slack.com/x'],
    ['an answering address', 'something that was sent', 'at https://slack.test/commands/2/abc'],
    ['a trigger', 'something that was sent', 'with 13.37.trigger'],
    ['a command', 'something that was sent', 'why does the pull from ECR "time out", 会社の秘密？'],
    ['how a command begins', 'something that was sent', 'asked: why does the pull fro…'],
    ['how a command ends', 'something that was sent', '…ECR "time out", 会社の秘密？'],
    ['a mention', 'something that was sent', 'in: ecr from the den'],
    ['what was pressed', 'something that was sent', 'pressed {"v":1}'],
    ['what was entered', 'something that was sent', 'entered wrong!'],
    ['what a view carries', 'something that was sent', 'kept in a view'],
    ['what somebody else wrote', 'something that was sent', 'about told by somebody else'],
  ])('%s', (_name, kind, message) => {
    const line = JSON.stringify({ level: 30, msg: message });
    expect(scan.leaksIn([line, message]).filter((leak) => leak.startsWith(kind))).toHaveLength(2);
    expect(() => scan.check([line])).toThrow(message.slice(0, 5));
  });

  test('and no other', () => {
    scan.check([
      '{"level":30,"msg":"vpcaccess answers on port 3000"}',
      'The action show_topic failed: not_in_channel',
      'DATABASE_URL cannot be used (ECONNREFUSED)',
      '/vpcaccess, app_mention, block_actions at debug',
    ]);
  });
});
