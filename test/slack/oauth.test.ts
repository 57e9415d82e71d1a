import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { apiHost, memoryStorage, Workspace } from './workspace.js';

const key = randomBytes(32).toString('base64');
const many = {
  SLACK_BOT_TOKEN: '',
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'client-secret',
  SLACK_STATE_SECRET: 'a-state-secret-for-tests',
  TOKEN_ENCRYPTION_KEY: key,
  PUBLIC_URL: 'https://bot.example',
};

const grant = (team: string, more: Record<string, unknown> = {}) => ({
  ok: true,
  app_id: 'A1',
  authed_user: { id: 'U1', access_token: 'xoxp-of-a-person' },
  scope: 'commands,chat:write',
  token_type: 'bot',
  access_token: `xoxb-of-${team}`,
  bot_user_id: 'UBOT',
  team: { id: team, name: team },
  enterprise: null,
  is_enterprise_install: false,
  ...more,
});

let workspace: Workspace;
let storage: ReturnType<typeof memoryStorage>;
/** What was exchanged for a token. */
let tokens: Record<string, string | undefined>;
let granted: Record<string, unknown> | (() => Record<string, unknown>);

async function start(env: Record<string, string> = {}): Promise<Workspace> {
  const started = await Workspace.start({ ...many, ...env }, { storage });
  return started
    .answers('oauth.v2.access', (body) => {
      tokens['oauth.v2.access'] = String(body.refresh_token ?? body.code);
      return typeof granted === 'function' ? granted() : granted;
    })
    .answers('auth.test', { bot_id: 'B1', url: 'https://t1.slack.com/' })
    .answers('users.info', { user: { locale: 'en-US' } })
    .answers('chat.postMessage', { ts: '1.2', channel: 'C1' });
}

beforeEach(async () => {
  tokens = {};
  granted = grant('T1');
  storage = memoryStorage();
  workspace = await start();
});
afterEach(async () => {
  await workspace.stop();
  await storage.close();
});

const page = (path: string, headers: Record<string, string> = {}) =>
  fetch(new URL(path, workspace.url), { redirect: 'manual', headers });

/** What a browser does: it goes to Slack with a state and comes back with the state and a code. */
async function install(query: Record<string, string> = { code: 'a-code' }, headers = {}): Promise<Response> {
  const begun = await page('/slack/install');
  expect(begun.status).toBe(302);
  const slack = new URL(begun.headers.get('location') ?? '');
  const cookie = begun.headers.get('set-cookie')?.split(';')[0] ?? '';
  const back = new URLSearchParams({ state: slack.searchParams.get('state') ?? '', ...query });
  return page(`/slack/oauth_redirect?${back}`, { cookie, ...headers });
}

/** The token of the first post after the ones before. */
async function tokenOfPost(
  ask: () => Promise<unknown> = () => workspace.mention('ecr'),
): Promise<string | undefined> {
  const before = workspace.sent('chat.postMessage').length;
  await ask();
  await workspace.idle();
  return workspace.calls.filter(({ method }) => method === 'chat.postMessage')[before]?.token;
}

describe('an installation', () => {
  test('asks Slack for the scopes of the manifest and comes back to our address', async () => {
    const { searchParams, origin, pathname } = new URL(
      (await page('/slack/install')).headers.get('location') ?? '',
    );
    expect(origin + pathname).toBe(`${apiHost}/oauth/v2/authorize`);
    expect(searchParams.get('scope')?.split(',')).toEqual(expect.arrayContaining(['commands', 'chat:write']));
    expect(searchParams.get('redirect_uri')).toBe('https://bot.example/slack/oauth_redirect');
    expect(searchParams.get('client_id')).toBe('1.2');
  });

  test('ends on a page in the language of the browser, with a link to the app', async () => {
    const english = await install();
    expect(english.status).toBe(200);
    expect(await english.text()).toMatch(/installed.*app_redirect\?app=A1&amp;team=T1/s);
    const japanese = await install({ code: 'a-code' }, { 'accept-language': 'ja,en-US;q=0.8' });
    expect(await japanese.text()).toMatch(/<html lang="ja">.*インストールしました/s);
  });

  test('lets the bot answer there, with the token of that workspace alone', async () => {
    await install();
    granted = grant('T2');
    await install();
    expect(await tokenOfPost()).toBe('xoxb-of-T1');
    const mention = { type: 'app_mention', user: 'U1', channel: 'C1', ts: '1.1', text: 'ecr' };
    expect(await tokenOfPost(() => workspace.event(mention, 'EvOther', 'T2'))).toBe('xoxb-of-T2');
  });

  test('survives a restart, and no token stands in the log', async () => {
    await install();
    await workspace.stop();
    workspace = await start();
    expect(await tokenOfPost()).toBe('xoxb-of-T1');
    expect(workspace.log.join('\n')).not.toMatch(/xoxb|xoxp|client-secret/);
  });

  test.each([
    ['was declined', { error: 'access_denied' }, 403, 'declined'],
    ['has another state', { state: 'forged', code: 'a-code' }, 400, 'older than ten minutes'],
    ['has no code', {}, 400, 'older than ten minutes'],
  ])('that %s is a page that says so', async (_name, query, status, text) => {
    const response = await install(query as Record<string, string>);
    expect(response.status).toBe(status);
    expect(await response.text()).toContain(text);
  });

  test('from another browser is refused', async () => {
    const begun = new URL((await page('/slack/install')).headers.get('location') ?? '');
    const response = await page(`/slack/oauth_redirect?code=a&state=${begun.searchParams.get('state')}`);
    expect(response.status).toBe(400);
    expect(tokens).toEqual({});
  });

  test('that Slack does not confirm is a page that says so, and one line', async () => {
    granted = { ok: false, error: 'invalid_code' };
    const response = await install();
    expect(response.status).toBe(502);
    expect(workspace.log.filter((line) => line.includes('could not be installed'))).toEqual([
      expect.stringContaining('invalid_code'),
    ]);
  });

  test('in an organisation serves every workspace of it', async () => {
    granted = grant('T1', {
      team: null,
      enterprise: { id: 'E1', name: 'Org' },
      is_enterprise_install: true,
      access_token: 'xoxb-of-E1',
    });
    await install();
    const inOrganisation = {
      type: 'event_callback',
      team_id: 'T9',
      enterprise_id: 'E1',
      event_id: 'EvOrg',
      authorizations: [
        { enterprise_id: 'E1', team_id: 'T9', user_id: 'UBOT', is_bot: true, is_enterprise_install: true },
      ],
      event: { type: 'app_mention', user: 'U1', channel: 'C1', ts: '1.1', text: 'ecr' },
    };
    expect(await tokenOfPost(() => workspace.json(inOrganisation))).toBe('xoxb-of-E1');
  });
});

describe('a token that is about to expire', () => {
  test('is refreshed before it is used, and the new one is kept', async () => {
    granted = grant('T1', { refresh_token: 'xoxe-1-old', expires_in: 3600 });
    await install();
    granted = grant('T1', { access_token: 'xoxb-new', refresh_token: 'xoxe-1-new', expires_in: 43_200 });
    expect(await tokenOfPost()).toBe('xoxb-new');
    expect(tokens['oauth.v2.access']).toBe('xoxe-1-old');
    await workspace.stop();
    tokens = {};
    workspace = await start();
    expect(await tokenOfPost()).toBe('xoxb-new');
    expect(tokens).toEqual({});
  });
});

describe('a workspace that removes the app', () => {
  const remembered = { team: 'T1', user: 'U1' };

  test.each([
    ['uninstalls it', { type: 'app_uninstalled' }, true],
    ['revokes its token', { type: 'tokens_revoked', tokens: { bot: ['UBOT'] } }, true],
    ['revokes the token of a person', { type: 'tokens_revoked', tokens: { oauth: ['U1'] } }, false],
  ])('%s: everything about it is forgotten or not', async (_name, event, forgotten) => {
    await install();
    await storage.preferences.save(remembered, { region: 'us-east-1' });
    await workspace.event(event);
    await workspace.idle();
    expect(await tokenOfPost()).toBe(forgotten ? undefined : 'xoxb-of-T1');
    expect(await storage.preferences.find(remembered)).toEqual(forgotten ? {} : { region: 'us-east-1' });
  });
});

test('with a wrong key one line names it, commands are answered, and nothing is lost', async () => {
  await install();
  await workspace.stop();
  const otherKey = randomBytes(32).toString('base64');
  workspace = await start({ TOKEN_ENCRYPTION_KEY: otherKey });
  const response = await workspace.command('ecr');
  expect(JSON.stringify(await response.json())).toContain('ecr.api');
  expect(workspace.log.filter((line) => line.includes('TOKEN_ENCRYPTION_KEY'))).toEqual([
    expect.stringMatching(/encrypted with the key [0-9a-f]{8}; list that key/),
  ]);
  await workspace.stop();
  workspace = await start({ TOKEN_ENCRYPTION_KEY: `${otherKey},${key}` });
  expect(await tokenOfPost()).toBe('xoxb-of-T1');
});

test('where the app is not installed nothing is answered, and nothing breaks', async () => {
  expect((await workspace.command('ecr')).status).toBe(200);
  expect((await workspace.mention('ecr')).status).toBe(200);
  await workspace.idle();
  expect(workspace.sent('chat.postMessage')).toEqual([]);
});
