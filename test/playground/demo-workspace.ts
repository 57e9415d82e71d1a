import { afterAll, beforeAll } from '@jest/globals';
import type { ViewClosedAction } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { silentLogger } from '../../src/log.js';
import type { Json, Message, Update } from '../../src/playground/protocol.js';
import type { StandIn } from '../../src/playground/stand-in/stand-in.js';
import { type Demo, demoToken, formView, startDemo } from './demo-app.js';
import { png } from './png.js';

export const alex = 'U0ALEXCHEN';
export const mika = 'U0MIKASATO';
export const network = 'C0NETWORKS';
export const random = 'C0RANDOM00';
export const incidents = 'C0INCIDENT';

/** What `startWorkspace` starts before the tests of a file. */
export let demo: Demo;
export let standIn: StandIn;
export let slack: WebClient;

/** A workspace with the demo app in it, for the tests of one file. */
export function startWorkspace(): void {
  beforeAll(async () => {
    demo = await startDemo((app, seen) => {
      app.command('/demo', async ({ ack, command, client, body }) => {
        seen.push({ kind: 'command', text: command.text, channel: command.channel_name });
        await ack();
        await client.views.open({ trigger_id: body.trigger_id, view: formView });
      });
      app.command('/silent', ({ ack }) => ack());
      app.command('/broken', ({ ack }) => ack({ blocks: [{ type: 'nonsense' }] as never }));
      app.command('/late', async ({ ack, respond }) => {
        await ack('At once');
        await respond({ text: 'Later', replace_original: true });
        await respond({ text: 'For all', response_type: 'in_channel' });
      });
      app.event('app_mention', async ({ event, client }) => {
        seen.push({ kind: 'mention', text: event.text, channel: event.channel });
        await client.chat.postMessage({
          channel: event.channel,
          thread_ts: event.thread_ts ?? event.ts,
          text: 'Choose',
          blocks: [
            {
              type: 'actions',
              elements: [
                {
                  type: 'button',
                  action_id: 'press',
                  text: { type: 'plain_text', text: 'Press' },
                  value: '1',
                },
              ],
            },
          ],
        });
      });
      app.event('message', async ({ event }) => {
        if (event.channel_type !== 'im') {
          seen.push({ kind: 'said', type: event.channel_type });
          return;
        }
        const isOwn = 'bot_id' in event && event.bot_id !== undefined;
        const text = 'text' in event ? event.text : undefined;
        seen.push({ kind: isOwn ? 'own' : 'message', subtype: event.subtype, text });
      });
      app.event('app_home_opened', async ({ event, client }) => {
        seen.push({ kind: 'home', tab: event.tab });
        await client.views.publish({
          user_id: event.user,
          view: { type: 'home', blocks: [{ type: 'divider' }] },
        });
      });
      app.action('press', async ({ ack, body, respond }) => {
        seen.push({ kind: 'press', body });
        await ack();
        await respond({ text: 'Pressed', replace_original: false, response_type: 'ephemeral' });
      });
      app.action('replace', async ({ ack, respond }) => {
        await ack();
        await respond({ text: 'Replaced', replace_original: true });
      });
      app.action('swap', async ({ ack, respond }) => {
        await ack();
        await respond({ text: 'In its place', delete_original: 'true' as never });
      });
      app.action('vanish', async ({ ack, respond }) => {
        await ack();
        await respond({ delete_original: true });
      });
      app.action(/^use/, async ({ ack, body }) => {
        seen.push({ kind: 'use', body });
        await ack();
      });
      app.options('service', async ({ ack, options: { value, ...asked } }) => {
        seen.push({ kind: 'asked', value, ...asked });
        const option = (text: string) => ({ text: plain(text), value: text });
        if (value === 'many') await ack({ options: Array.from({ length: 101 }, (_, i) => option(`${i}`)) });
        else if (value === 'long') await ack({ options: [option('x'.repeat(76))] });
        else if (value === 'groups')
          await ack({ option_groups: [{ label: plain('Found'), options: [option('one')] }] });
        else await ack({ options: value === '' ? [] : [option(`Found ${value}`)] });
      });
      app.view('form', async ({ ack, view }) => {
        seen.push({ kind: 'form', values: view.state.values, metadata: view.private_metadata });
        const name = view.state.values.name?.text?.value;
        if (name === 'wrong') await ack({ response_action: 'errors', errors: { name: 'Not that one' } });
        else if (name === 'more')
          await ack({
            response_action: 'push',
            view: { ...formView, title: { type: 'plain_text', text: 'More' } },
          });
        else if (name === 'all') await ack({ response_action: 'clear' });
        else if (name === 'other')
          await ack({ response_action: 'update', view: { ...formView, callback_id: 'other' } });
        else if (name === 'misplaced')
          await ack({ response_action: 'errors', errors: { nowhere: 'No such input' } });
        else if (name === 'strange') await ack({ response_action: 'dance' } as never);
        else await ack();
      });
      app.view<ViewClosedAction>({ callback_id: 'form', type: 'view_closed' }, async ({ ack, body }) => {
        seen.push({ kind: 'closed', cleared: body.is_cleared, view: body.view.id });
        await ack();
      });
      app.shortcut('explain', async ({ ack, shortcut, respond }) => {
        seen.push({ kind: 'explain', shortcut });
        await ack();
        if (shortcut.type === 'message_action') await respond({ text: 'Explained' });
      });
    });
    standIn = demo.server.standIn;
    slack = new WebClient(demoToken, {
      slackApiUrl: `${demo.server.url}/api/`,
      retryConfig: { retries: 0 },
      logger: silentLogger,
    });
  });
  afterAll(() => demo.stop());
}

export const messagesOf = (person: string, channel = network) =>
  standIn.workspace.messagesFor(person).filter((message) => message.channel === channel);
export const last = (person: string, channel = network) => messagesOf(person, channel).at(-1);
export const refusal = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error: { data: Json }) => error.data,
  );
/** What was sent last under this title. */
export const requestOf = (title: string) =>
  standIn.workspace.exchanges.findLast((exchange) => exchange.title === title)?.request as Json;
/** The next change that fits. Ends when it has come. */
export const nextUpdate = (fits: (update: Update) => boolean) =>
  new Promise<Update>((resolve) => {
    const unsubscribe = standIn.workspace.subscribe((update) => {
      if (!fits(update)) return;
      unsubscribe();
      resolve(update);
    });
  });
export const nextMessage = async (fits: (message: Message) => boolean) => {
  const update = await nextUpdate((each) => each.kind === 'message' && fits(each.message));
  return (update as Update & { kind: 'message' }).message;
};
export const say = (text: string, channel = network) => standIn.act(alex, { kind: 'say', channel, text });

/** The id of a picture that was uploaded just now. */
export async function uploaded(): Promise<string> {
  const upload = await slack.filesUploadV2({ file: png, filename: 'route.png', title: 'Route' });
  const { files } = upload as unknown as { files: { files: { id: string }[] }[] };
  return files[0]?.files[0]?.id ?? '';
}

export function plain(text: string) {
  return { type: 'plain_text' as const, text };
}

export function section(text: string) {
  return { type: 'section' as const, text: { type: 'mrkdwn' as const, text } };
}
