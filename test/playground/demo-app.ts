import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver } from '@slack/bolt';
import { silentLogger } from '../../src/log.js';
import { type StandInServer, startServer } from '../../src/playground/server.js';
import type { Manifest } from '../../src/playground/stand-in/manifest.js';

/** An app with everything that a Slack app can have, to see what the stand-in makes of it. */
export const demoManifest: Manifest = {
  name: 'Demo',
  description: 'Everything at once',
  commands: [
    { command: '/demo', description: 'Opens a modal', usageHint: '[anything]' },
    { command: '/silent', description: 'Says nothing', usageHint: '' },
    { command: '/broken', description: 'Answers with bad blocks', usageHint: '' },
    { command: '/late', description: 'Answers by response_url', usageHint: '' },
  ],
  shortcuts: [
    { name: 'Explain this', type: 'message', callbackId: 'explain', description: 'Explains a message' },
    { name: 'Open the form', type: 'global', callbackId: 'form', description: 'Opens a modal' },
  ],
  agent: {
    description: 'Answers everything at once',
    prompts: [{ title: 'Say hello', message: 'Hello, demo' }],
  },
  scopes: [
    'app_mentions:read',
    'assistant:write',
    'channels:history',
    'chat:write',
    'commands',
    'files:read',
    'files:write',
    'groups:history',
    'im:history',
    'im:write',
    'users:read',
  ],
  optionalScopes: ['channels:history', 'groups:history', 'users:read'],
  events: ['app_home_opened', 'app_mention', 'message.channels', 'message.groups', 'message.im'],
};

export interface Demo {
  readonly app: App;
  readonly server: StandInServer;
  /** What the app was sent, in short. */
  readonly seen: Record<string, unknown>[];
  /** Moves the clock of the stand-in. */
  wait(milliseconds: number): void;
  stop(): Promise<void>;
}

const secret = 'a-signing-secret-for-the-demo';
export const demoToken = 'xoxb-demo';

/** A stand-in on a free port with a Bolt app connected to it. */
export async function startDemo(register: (app: App, seen: Demo['seen']) => void = () => {}): Promise<Demo> {
  let ahead = 0;
  const server = await startServer(0, {
    botToken: demoToken,
    signingSecret: secret,
    manifest: demoManifest,
    now: () => Date.now() + ahead,
  });
  const receiver = new HTTPReceiver({ signingSecret: secret, logger: silentLogger });
  const app = new App({
    receiver,
    authorize: () => Promise.resolve({ botToken: demoToken }),
    logger: silentLogger,
    clientOptions: { slackApiUrl: `${server.url}/api/`, retryConfig: { retries: 0 } },
  });
  app.error(async () => {});
  const seen: Demo['seen'] = [];
  register(app, seen);
  const listening = (await receiver.start({ port: 0, host: '127.0.0.1' })) as Server;
  const { port } = listening.address() as AddressInfo;
  server.standIn.connect(`http://127.0.0.1:${port}/slack/events`);
  return {
    app,
    server,
    seen,
    wait: (milliseconds) => {
      ahead += milliseconds;
    },
    stop: async () => {
      await app.stop();
      await server.stop();
    },
  };
}

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (value: string) => ({ text: plain(`Option ${value}`), value });

/** A modal with an input of every kind. */
export const formView = {
  type: 'modal' as const,
  callback_id: 'form',
  notify_on_close: true,
  private_metadata: 'kept',
  title: plain('Everything'),
  submit: plain('Send'),
  blocks: [
    {
      type: 'input' as const,
      block_id: 'name',
      label: plain('Name'),
      hint: plain('As your friends call you'),
      element: { type: 'plain_text_input' as const, action_id: 'text', min_length: 2 },
    },
    {
      type: 'input' as const,
      block_id: 'mail',
      optional: true,
      label: plain('E-mail'),
      element: { type: 'email_text_input' as const, action_id: 'text' },
    },
    {
      type: 'input' as const,
      block_id: 'colour',
      label: plain('Colour'),
      element: {
        type: 'static_select' as const,
        action_id: 'choice',
        options: [option('red'), option('green')],
      },
    },
    {
      type: 'input' as const,
      block_id: 'service',
      label: plain('Service'),
      element: { type: 'external_select' as const, action_id: 'service', min_query_length: 1 },
    },
    {
      type: 'input' as const,
      block_id: 'people',
      optional: true,
      label: plain('People'),
      element: { type: 'multi_users_select' as const, action_id: 'people' },
    },
    {
      type: 'input' as const,
      block_id: 'day',
      optional: true,
      label: plain('Day'),
      element: { type: 'datepicker' as const, action_id: 'day', initial_date: '2026-11-24' },
    },
    {
      type: 'input' as const,
      block_id: 'note',
      optional: true,
      label: plain('Note'),
      element: { type: 'rich_text_input' as const, action_id: 'note' },
    },
    {
      type: 'input' as const,
      block_id: 'drawing',
      optional: true,
      label: plain('Drawing'),
      element: { type: 'file_input' as const, action_id: 'drawing', filetypes: ['png'], max_files: 1 },
    },
    {
      type: 'input' as const,
      block_id: 'ways',
      optional: true,
      label: plain('Ways'),
      element: { type: 'checkboxes' as const, action_id: 'ways', options: [option('a'), option('b')] },
    },
    {
      type: 'input' as const,
      block_id: 'count',
      optional: true,
      dispatch_action: true,
      label: plain('Count'),
      element: {
        type: 'number_input' as const,
        action_id: 'count',
        is_decimal_allowed: false,
        min_value: '1',
        max_value: '9',
      },
    },
    {
      type: 'input' as const,
      block_id: 'size',
      optional: true,
      label: plain('Size'),
      element: { type: 'radio_buttons' as const, action_id: 'size', options: [option('s'), option('l')] },
    },
    {
      type: 'input' as const,
      block_id: 'zones',
      optional: true,
      label: plain('Zones'),
      element: {
        type: 'multi_static_select' as const,
        action_id: 'zones',
        options: [option('1a'), option('1c')],
      },
    },
    {
      type: 'input' as const,
      block_id: 'topic',
      optional: true,
      label: plain('Topic'),
      element: { type: 'external_select' as const, action_id: 'topic', min_query_length: 0 },
    },
  ],
};
