import { describe, expect, test } from '@jest/globals';
import {
  ConfigError,
  hasSlackCredentials,
  readAnsweringConfig,
  readConfig,
  readDatabaseLocation,
} from '../src/config.js';
import { KnowledgeError } from '../src/knowledge/problem.js';
import { explainStartError } from '../src/start-error.js';

const http = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'a-signing-secret' };

test('the least that is needed leaves the rest to defaults that work', () => {
  expect(readConfig(http)).toEqual({
    installation: { kind: 'one-workspace', botToken: 'xoxb-1' },
    transport: { kind: 'http', signingSecret: 'a-signing-secret' },
    address: { host: undefined, port: 3000 },
    servesHttp: true,
    publicUrl: undefined,
    database: { kind: 'sqlite', file: './data/vpcaccess.db' },
    slackApiUrl: undefined,
    defaultRegion: 'ap-northeast-1',
    defaultLanguage: 'en',
    knowledgeDirs: [],
    maintainersChannel: undefined,
    issuesUrl: undefined,
    keepUnanswered: true,
    logLevel: 'info',
  });
});

test('an app-level token means Socket Mode, and the signing secret wins over it', () => {
  const socket = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
  expect(readConfig(socket).transport).toEqual({ kind: 'socket', appToken: 'xapp-1' });
  expect(readConfig({ ...socket, ...http }).transport.kind).toBe('http');
  expect(readConfig(socket).servesHttp).toBe(false);
  expect(readConfig({ ...socket, PORT: '8080' }).servesHttp).toBe(true);
});

const many = {
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'client-secret',
  SLACK_STATE_SECRET: 'a-state-secret-for-tests',
  TOKEN_ENCRYPTION_KEY: Buffer.alloc(32, 1).toString('base64'),
};

test('a client id means many workspaces, each with its own token', () => {
  const keys = `${Buffer.alloc(32, 2).toString('hex')}, ${many.TOKEN_ENCRYPTION_KEY}`;
  expect(readConfig({ ...http, ...many, TOKEN_ENCRYPTION_KEY: keys }).installation).toEqual({
    kind: 'many-workspaces',
    clientId: '1.2',
    clientSecret: 'client-secret',
    stateSecret: 'a-state-secret-for-tests',
    encryptionKeys: [Buffer.alloc(32, 2), Buffer.alloc(32, 1)],
  });
});

test('everything can be set', () => {
  const config = readConfig({
    ...http,
    HOST: '127.0.0.1',
    PORT: '8080',
    PUBLIC_URL: 'https://bot.example.com/vpc/',
    DATABASE_URL: 'postgres://bot:secret@db/vpcaccess',
    SLACK_API_URL: 'https://slack-gov.com/api',
    DEFAULT_REGION: 'US-EAST-1',
    DEFAULT_LANGUAGE: 'ja',
    KNOWLEDGE_DIRS: 'a, b,',
    MAINTAINERS_CHANNEL: 'vpc-feedback',
    ISSUES_URL: 'https://github.com/acme/vpcaccess/issues/',
    KEEP_UNANSWERED: 'false',
    LOG_LEVEL: 'debug',
  });
  expect(config).toMatchObject({
    address: { host: '127.0.0.1', port: 8080 },
    publicUrl: 'https://bot.example.com/vpc',
    database: { kind: 'postgres', url: 'postgres://bot:secret@db/vpcaccess' },
    slackApiUrl: 'https://slack-gov.com/api/',
    defaultRegion: 'us-east-1',
    defaultLanguage: 'ja',
    knowledgeDirs: ['a', 'b'],
    maintainersChannel: '#vpc-feedback',
    issuesUrl: 'https://github.com/acme/vpcaccess/issues',
    keepUnanswered: false,
    logLevel: 'debug',
  });
});

test.each(['http://localhost:3000', 'http://127.0.0.1', 'http://[::1]:3000', 'https://bot.example.com'])(
  '%s is a public URL',
  (url) => {
    expect(readConfig({ ...http, PUBLIC_URL: url }).publicUrl).toBe(url);
  },
);

test.each([
  [':memory:', { kind: 'sqlite', file: ':memory:' }],
  ['file:./bot.db', { kind: 'sqlite', file: './bot.db' }],
  ['file:/var/lib/bot.db', { kind: 'sqlite', file: '/var/lib/bot.db' }],
  ['file:///var/lib/bot.db', { kind: 'sqlite', file: '/var/lib/bot.db' }],
  ['postgresql://db/bot', { kind: 'postgres', url: 'postgresql://db/bot' }],
])('the database %s is understood', (url, location) => {
  expect(readConfig({ ...http, DATABASE_URL: url }).database).toEqual(location);
});

test.each([
  ['C012AB3CD', 'C012AB3CD'],
  ['G012AB3CD', 'G012AB3CD'],
  ['#vpc_feedback', '#vpc_feedback'],
  ['ネットワーク相談', '#ネットワーク相談'],
  ['c0ffee', '#c0ffee'],
])('the channel %s is understood', (channel, understood) => {
  expect(readConfig({ ...http, MAINTAINERS_CHANNEL: channel }).maintainersChannel).toBe(understood);
});

test('the database is read alone for the command line', () => {
  expect(readDatabaseLocation({})).toEqual({ kind: 'sqlite', file: './data/vpcaccess.db' });
  expect(readDatabaseLocation({ DATABASE_URL: 'postgres://db/bot' }).kind).toBe('postgres');
  expect(() => readDatabaseLocation({ DATABASE_URL: 'mysql://db' })).toThrow(/^DATABASE_URL: /);
});

test('a variable set to nothing is not set', () => {
  expect(readConfig({ ...http, PORT: '', DEFAULT_REGION: ' ', SLACK_APP_TOKEN: '' })).toEqual(
    readConfig(http),
  );
});

describe('a variable that is missing or malformed is named in one line that says what to do:', () => {
  test.each<[string, Record<string, string>]>([
    ['SLACK_BOT_TOKEN', { SLACK_BOT_TOKEN: '' }],
    ['SLACK_BOT_TOKEN', { SLACK_BOT_TOKEN: 'xoxp-1' }],
    ['SLACK_BOT_TOKEN', { SLACK_BOT_TOKEN: 'xoxb-1 x' }],
    ['SLACK_SIGNING_SECRET', { SLACK_SIGNING_SECRET: '' }],
    ['SLACK_SIGNING_SECRET', { SLACK_SIGNING_SECRET: 'short' }],
    ['SLACK_APP_TOKEN', { SLACK_APP_TOKEN: 'xoxb-1' }],
    ['SLACK_API_URL', { SLACK_API_URL: 'slack.com' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'bot.example.com' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'http://bot.example.com' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'http://127.0.0.1.example.com' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'ftp://bot.example.com' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'https://bot.example.com/?a=b' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'https://bot.example.com/#a' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'https://user:secret@bot.example.com' }],
    ['DATABASE_URL', { DATABASE_URL: './data/vpcaccess.db' }],
    ['DATABASE_URL', { DATABASE_URL: 'file:' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://db/vpcaccess' }],
    ['SLACK_CLIENT_SECRET', { SLACK_CLIENT_ID: '1.2' }],
    ['SLACK_STATE_SECRET', { ...many, SLACK_STATE_SECRET: '' }],
    ['SLACK_STATE_SECRET', { ...many, SLACK_STATE_SECRET: 'short' }],
    ['TOKEN_ENCRYPTION_KEY', { ...many, TOKEN_ENCRYPTION_KEY: '' }],
    ['TOKEN_ENCRYPTION_KEY', { ...many, TOKEN_ENCRYPTION_KEY: 'c2hvcnQ=' }],
    ['TOKEN_ENCRYPTION_KEY', { ...many, TOKEN_ENCRYPTION_KEY: `${many.TOKEN_ENCRYPTION_KEY},x` }],
    ['PORT', { PORT: 'http' }],
    ['PORT', { PORT: '70000' }],
    ['DEFAULT_REGION', { DEFAULT_REGION: 'Tokyo' }],
    ['DEFAULT_LANGUAGE', { DEFAULT_LANGUAGE: 'fr' }],
    ['MAINTAINERS_CHANNEL', { MAINTAINERS_CHANNEL: 'VPC feedback' }],
    ['MAINTAINERS_CHANNEL', { MAINTAINERS_CHANNEL: 'U012AB3CD' }],
    ['MAINTAINERS_CHANNEL', { MAINTAINERS_CHANNEL: '<#C012AB3CD>' }],
    ['ISSUES_URL', { ISSUES_URL: 'https://github.com/acme/vpcaccess' }],
    ['ISSUES_URL', { ISSUES_URL: 'http://github.com/acme/vpcaccess/issues' }],
    ['ISSUES_URL', { ISSUES_URL: 'https://me:secret@github.com/acme/vpcaccess/issues' }],
    ['ISSUES_URL', { ISSUES_URL: 'https://github.com/acme/vpcaccess/issues?q=a' }],
    ['ISSUES_URL', { ISSUES_URL: 'acme/vpcaccess' }],
    ['KEEP_UNANSWERED', { KEEP_UNANSWERED: 'no' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
  ])('%s %j', (variable, wrong) => {
    const read = () => readConfig({ ...http, ...wrong });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(new RegExp(`^${variable}: [^\\n]{10,}$`));
  });
});

test.each<[string, Record<string, string>, boolean]>([
  ['none', {}, false],
  ['empty ones', { SLACK_BOT_TOKEN: '', SLACK_SIGNING_SECRET: ' ' }, false],
  ['other settings alone', { PORT: '8080', DEFAULT_LANGUAGE: 'ja' }, false],
  ['a token alone', { SLACK_BOT_TOKEN: 'xoxb-1' }, true],
  ['a secret alone', { SLACK_SIGNING_SECRET: 'a-signing-secret' }, true],
  ['an app-level token alone', { SLACK_APP_TOKEN: 'xapp-1' }, true],
  ['a client id alone', { SLACK_CLIENT_ID: '1.2' }, true],
])('credentials of Slack: %s', (_name, env, expected) => {
  expect(hasSlackCredentials(env)).toBe(expected);
});

test('a question on the command line needs no Slack', () => {
  expect(readAnsweringConfig({ DEFAULT_LANGUAGE: 'ja' })).toEqual({
    defaultRegion: 'ap-northeast-1',
    defaultLanguage: 'ja',
    knowledgeDirs: [],
  });
});

describe('why a start ended is told to a person', () => {
  const coded = (code: string) => Object.assign(new Error('listen'), { code });
  test.each<[unknown, RegExp]>([
    [new ConfigError('PORT', 'must be a number'), /^PORT: must be a number$/],
    [
      new KnowledgeError([{ file: 'a.yml', field: 'x', problem: 'is odd', fix: 'mend it' }]),
      /a\.yml: x: is odd\. Fix: mend it\./,
    ],
    [coded('EADDRINUSE'), /^PORT: .*taken/],
    [coded('EACCES'), /^PORT: .*1023/],
    [
      Object.assign(new Error('refused'), { data: { error: 'invalid_auth' } }),
      /^SLACK_APP_TOKEN: .*invalid_auth/,
    ],
    [new Error('out of luck'), /out of luck/],
    ['a string', /a string/],
  ])('%p', (error, line) => {
    expect(explainStartError(error)).toMatch(line);
  });
});
