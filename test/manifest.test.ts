import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { eventListeners } from '../src/slack/listeners/events.js';
import { globalShortcuts, messageShortcuts } from '../src/slack/listeners/shortcuts.js';

const manifest = parse(readFileSync('manifest.yml', 'utf8'));
const source = readdirSync('src/slack', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8'))
  .join('\n');

/** Scopes that a Web API method needs: https://docs.slack.dev/reference/methods */
const scopesOfMethods: Record<string, string[]> = {
  'assistant.threads.setSuggestedPrompts': ['assistant:write'],
  'auth.test': [],
  'chat.getPermalink': [],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  // Whichever the conversation is.
  'conversations.replies': ['channels:history', 'groups:history', 'im:history'],
  'files.info': ['files:read'],
  filesUploadV2: ['files:write'],
  'users.info': ['users:read'],
  'views.open': [],
  'views.publish': [],
  'views.push': [],
  'views.update': [],
};
/** Scopes without which Slack sends an event: https://docs.slack.dev/reference/events */
const scopesOfEvents: Record<string, string[]> = {
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  app_uninstalled: [],
  'message.im': ['im:history'],
  tokens_revoked: [],
};

const calledMethods = [
  ...new Set([...source.matchAll(/client\.(\w+(?:\.\w+)+|filesUploadV2)\(/g)].map((match) => match[1] ?? '')),
];
const heardEvents = Object.keys(eventListeners).map((type) => (type === 'message' ? 'message.im' : type));

test('asks for exactly the scopes that the code uses', () => {
  for (const method of calledMethods) expect(Object.keys(scopesOfMethods)).toContain(method);
  const needed = [
    ...calledMethods.flatMap((method) => scopesOfMethods[method] ?? []),
    ...heardEvents.flatMap((event) => scopesOfEvents[event] ?? []),
    'commands',
  ];
  expect(manifest.oauth_config.scopes.bot.toSorted()).toEqual([...new Set(needed)].toSorted());
});

test('asks for what others wrote only as far as it may be declined', () => {
  const { bot, bot_optional: optional } = manifest.oauth_config.scopes;
  expect(optional).toEqual(['channels:history', 'groups:history']);
  // https://docs.slack.dev/authentication/installing-with-oauth
  for (const scope of optional) expect(bot).toContain(scope);
});

test('names exactly the events that have a listener', () => {
  expect(manifest.settings.event_subscriptions.bot_events.toSorted()).toEqual(heardEvents.toSorted());
});

test('has the command and the interactivity that have a listener', () => {
  expect(source).toContain('app.action<');
  expect(manifest.features.slash_commands.map(({ command }: { command: string }) => command)).toEqual([
    '/vpcaccess',
  ]);
  expect(manifest.settings.interactivity.is_enabled).toBe(true);
});

test('names exactly the shortcuts that have a listener', () => {
  const named = (kind: string) =>
    manifest.features.shortcuts
      .filter(({ type }: { type: string }) => type === kind)
      .map(({ callback_id }: { callback_id: string }) => callback_id);
  expect(named('global')).toEqual(Object.keys(globalShortcuts));
  expect(named('message')).toEqual(Object.keys(messageShortcuts));
  expect(source.match(/app\.shortcut\(/g)).toHaveLength(2);
  for (const { name, description } of manifest.features.shortcuts) {
    expect([...name].length).toBeLessThanOrEqual(24);
    expect([...description].length).toBeLessThanOrEqual(150);
  }
});

test('has the interactivity by which menus get their options', () => {
  expect(source).toContain('app.options<');
  expect(manifest.settings.interactivity.is_enabled).toBe(true);
});

test('has a Messages tab of an agent, in which people can write', () => {
  const { agent_view: agent, app_home: home } = manifest.features;
  expect(home).toMatchObject({ messages_tab_enabled: true, messages_tab_read_only_enabled: false });
  // https://docs.slack.dev/reference/app-manifest: the questions are suggested in the language of each person.
  expect(Object.keys(agent)).toEqual(['agent_description']);
  expect([...agent.agent_description].length).toBeLessThanOrEqual(300);
  expect(agent.agent_description).toContain('no language model');
});

test('can be installed in a workspace, with a token that stays, and in an organisation', () => {
  expect(manifest.settings).toMatchObject({ org_deploy_enabled: true, token_rotation_enabled: false });
});

test('has a reason for each scope in the README, and for no other', () => {
  const [, table = ''] =
    /### Scopes, and why\n([\s\S]*?)\n### /.exec(readFileSync('README.md', 'utf8')) ?? [];
  const rows = [...table.matchAll(/^\| (`[^|]+) \| ([^|]+) \|$/gm)];
  const explained = rows.flatMap(([, scopes = '']) =>
    [...scopes.matchAll(/`([^`]+)`/g)].map(([, name]) => name),
  );
  expect(explained.toSorted()).toEqual(manifest.oauth_config.scopes.bot.toSorted());
  for (const [, , reason = ''] of rows) expect(reason.trim().length).toBeGreaterThan(10);
});

test('has lengths that Slack takes', () => {
  const { name, description, long_description: long } = manifest.display_information;
  expect(name.length).toBeLessThanOrEqual(35);
  expect(description.length).toBeLessThanOrEqual(140);
  expect(long.length).toBeGreaterThanOrEqual(175);
  expect(long.length).toBeLessThanOrEqual(4000);
  expect(manifest._metadata.major_version).toBe(2);
});

test('reaches the Slack CLI as JSON', () => {
  const { hooks } = JSON.parse(readFileSync('.slack/hooks.json', 'utf8'));
  const [command, ...args] = hooks['get-manifest'].split(' ');
  expect(JSON.parse(execFileSync(command, args, { encoding: 'utf8' }))).toEqual(manifest);
});
