import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import nock from 'nock';
import { phrasesIn } from '../../src/language/languages.js';
import { conversationLimits } from '../../src/slack/conversation.js';
import { FakeRouteImages } from './fake-route-images.js';
import { VirtualClock } from './virtual-clock.js';
import { type Answer, apiHost, Workspace } from './workspace.js';

const clock = new VirtualClock();
let workspace: Workspace;
let startedAt: number;
let logged: number;

beforeAll(async () => {
  workspace = await Workspace.start({}, { clock });
});
afterAll(() => workspace.stop());
beforeEach(() => {
  nock.cleanAll();
  workspace.calls.length = 0;
  logged = workspace.log.length;
  startedAt = clock.now();
});

const phrases = phrasesIn('en');
const state = JSON.stringify({ v: 1, topics: ['ecr'], region: 'us-east-1', language: 'en' });
const answer = 'Amazon ECR: interface endpoint';
const methods = [
  'chat.postMessage',
  'chat.postEphemeral',
  'chat.update',
  'users.info',
  'views.open',
  'views.publish',
  'views.push',
  'views.update',
];
/** What an operator reads. Bolt's word on every acknowledgement is for debugging. */
const complaints = () => workspace.log.slice(logged).filter((line) => !line.startsWith('ack() '));
const seen = () => JSON.stringify(workspace.calls.map(({ body }) => body));
const inMessage = { is_ephemeral: true };

type Fault = () => Answer | Promise<Answer>;

const limitedFor =
  (seconds: number): Fault =>
  () => [429, {}, { 'retry-after': String(seconds) }];
const hangs: Fault = () => {
  setImmediate(() => clock.letTimeOut());
  return new Promise(() => {});
};
const refusesWith =
  (error: string): Fault =>
  () => ({ ok: false, error });

const faults: Record<string, Fault> = {
  'a rate limit of one second': limitedFor(1),
  'a rate limit of three seconds': limitedFor(3),
  'a 503': () => [503, 'away'],
  'a connection that is reset': () => Promise.reject(new Error('connection reset')),
  'a connection that hangs': hangs,
};

const lasting: Record<string, Fault> = {
  ...faults,
  'a rate limit of half a minute': limitedFor(30),
  'a rate limit of an hour': limitedFor(3_600),
  'a token that is refused': refusesWith('invalid_auth'),
};

/** Slack's Web API on a bad day. Only the first call of each method fails, or all of them. */
function onBadDay(fault: Fault, which: 'first' | 'all', failing = methods): void {
  for (const method of methods) {
    let calls = 0;
    workspace.answers(method, () => {
      calls += 1;
      const fails = failing.includes(method) && (which === 'all' || calls === 1);
      return fails ? fault() : { ok: true, ts: '1.2', channel: 'C1', view: { id: 'V1', hash: '1.b' } };
    });
  }
  workspace.answers('response', () => [200, 'ok'], '/response/2');
}

const onGoodDay = () => onBadDay(() => ({}), 'first', []);

/** What people do, by which call they are answered, and what stands in the answer. */
const surfaces: Record<string, { act: () => Promise<unknown>; method: string; shows: string }> = {
  mention: { act: () => workspace.mention('ecr'), method: 'chat.postMessage', shows: answer },
  'direct message': { act: () => workspace.directMessage('ecr'), method: 'chat.postMessage', shows: answer },
  'button in a message': {
    act: () => workspace.press({ action_id: 'show_topic:en:ecr', value: state }, inMessage),
    method: 'response',
    shows: answer,
  },
  'share button': {
    act: () => workspace.press({ action_id: 'share_answer', value: state }, inMessage),
    method: 'chat.postMessage',
    shows: answer,
  },
  'Home tab': { act: () => workspace.openHome(), method: 'views.publish', shows: 'Amazon DynamoDB' },
  'button on the Home tab': {
    act: () => workspace.pressInView({ action_id: 'show_topic:en:ecr', value: state }, 'home'),
    method: 'views.open',
    shows: answer,
  },
  'button in a modal': {
    act: () => workspace.pressInView({ action_id: 'show_topic:en:ecr', value: state }, 'modal'),
    method: 'views.update',
    shows: answer,
  },
  'button that opens a modal on another': {
    act: () => workspace.pressInView({ action_id: 'show_code', value: state }, 'modal'),
    method: 'views.push',
    shows: 'aws_vpc_endpoint',
  },
  'global shortcut': { act: () => workspace.shortcut('search'), method: 'views.open', shows: '"search"' },
  'message shortcut': {
    act: () => workspace.shortcut('ask_about_message', { text: 'ecr' }),
    method: 'response',
    shows: answer,
  },
};

/** Does it, and everything it starts. */
async function doing(act: () => Promise<unknown>): Promise<void> {
  await act();
  await workspace.idle();
}

const sentBy = (method: string) => JSON.stringify(workspace.sent(method).at(-1));

afterEach(async () => {
  expect(clock.now() - startedAt).toBeLessThanOrEqual(10_000);
  // The bot goes on.
  expect(JSON.stringify(await (await workspace.command('ecr')).json())).toContain(answer);
  await workspace.idle();
});

test('a conversation ends after ten seconds at the most', () => {
  expect(conversationLimits.answer + conversationLimits.lastWord).toBeLessThanOrEqual(10_000);
});

describe.each(Object.entries(faults))('%s', (_name, fault) => {
  test.each(Object.entries(surfaces))('costs no answer: %s', async (_surface, { act, method, shows }) => {
    onBadDay(fault, 'first');
    await doing(act);
    expect(sentBy(method)).toContain(shows);
    expect(complaints()).toEqual([]);
  });
});

describe.each(Object.entries(lasting))('%s that does not end', (name, fault) => {
  const ofTheToken = name.includes('token');

  test.each(Object.entries(surfaces))(
    'is one line at the most: %s',
    async (surface, { act, method, shows }) => {
      onBadDay(fault, 'all');
      await doing(act);
      if (method === 'response') {
        expect(sentBy(method)).toContain(shows);
        expect(complaints()).toEqual([]);
        return;
      }
      // Whoever pressed the button of a message can still be told.
      if (surface === 'share button') {
        const line = name.includes('rate limit') ? phrases.sharing.hindrance.busy : phrases.failed;
        expect(sentBy('response')).toContain(line);
        if (name.includes('rate limit')) return;
      }
      // That the token is refused was told before, once.
      const lines = complaints().filter((line) => !line.startsWith('SLACK_BOT_TOKEN: '));
      expect(lines).toHaveLength(ofTheToken && surface !== 'Home tab' ? 0 : 1);
    },
  );
});

test('a call that takes too long is counted as such', async () => {
  onBadDay(hangs, 'first');
  await doing(() => workspace.mention('ecr'));
  const metrics = await (await fetch(new URL('/metrics', workspace.url))).text();
  expect(metrics).toMatch(/slack_calls_total\{method="chat.postMessage",outcome="timeout"\} [1-9]/);
});

test('a rate limit on one method holds back no other', async () => {
  onBadDay(limitedFor(3_600), 'all', ['users.info']);
  await doing(() => workspace.mention('ecr', { user: 'U-not-known-yet' }));
  expect(sentBy('chat.postMessage')).toContain(answer);
});

describe('where Slack takes no answer to a mention', () => {
  test.each([
    ['not_in_channel', 'I am not in that conversation'],
    ['channel_not_found', 'I am not in that conversation'],
    ['is_archived', 'the channel is archived'],
    ['restricted_action', 'posting is restricted there'],
    ['restricted_action_thread_only_channel', 'messages in threads only'],
    ['thread_not_found', 'the thread is gone or locked'],
    ['team_access_not_granted', 'in which I am not installed'],
    ['ratelimited', 'no more messages there at the moment'],
  ])('(%s) its asker gets it, with the reason', async (error, reason) => {
    workspace
      .answers('users.info', {})
      .answers('chat.postMessage', ({ channel }) =>
        channel === 'C1'
          ? error === 'ratelimited'
            ? [429, {}, { 'retry-after': '60' }]
            : { ok: false, error }
          : { ok: true, ts: '1.2', channel: 'D1' },
      );
    await doing(() => workspace.mention('ecr'));
    const [, direct] = workspace.sent('chat.postMessage');
    expect(direct).toMatchObject({ channel: 'U1' });
    expect(direct).not.toHaveProperty('thread_ts');
    expect(JSON.stringify(direct?.blocks)).toContain('You asked in <#C1>, where I could not post: ');
    expect(JSON.stringify(direct?.blocks)).toContain(reason);
    expect(JSON.stringify(direct?.blocks)).toContain(answer);
    expect(JSON.stringify(direct?.blocks)).not.toContain('send_answer');
    expect(workspace.sent('chat.postMessage')).toHaveLength(2);
    expect(complaints()).toEqual([expect.stringContaining(`(${error})`)]);
  });

  test('in Japanese as well', async () => {
    workspace
      .answers('users.info', {})
      .answers('chat.postMessage', ({ channel }) =>
        channel === 'C1' ? { ok: false, error: 'is_archived' } : { ok: true, ts: '1.2' },
      );
    await doing(() => workspace.mention('ECR につなぎたい'));
    expect(seen()).toContain('<#C1> ではチャンネルがアーカイブ済みのため、投稿できませんでした。');
  });

  test('and none to its asker either, there is one line in the log and no loop', async () => {
    onBadDay(refusesWith('restricted_action'), 'all');
    await doing(() => workspace.mention('ecr'));
    expect(workspace.sent('chat.postMessage').map(({ channel }) => channel)).toEqual(['C1', 'U1']);
    expect(complaints()).toEqual([expect.stringContaining('restricted_action')]);
  });

  test('for it is too long, a line says so in its place', async () => {
    workspace
      .answers('users.info', {})
      .answers('chat.postMessage', ({ text }) =>
        text === phrases.sharing.hindrance.tooLong
          ? { ok: true, ts: '1.2' }
          : { ok: false, error: 'msg_too_long' },
      );
    await doing(() => workspace.mention('ecr'));
    expect(workspace.sent('chat.postMessage').at(-1)).toMatchObject({ channel: 'C1', thread_ts: '100.1' });
    expect(complaints()).toEqual([]);
  });
});

test('a direct message whose thread is locked is answered beside it, and one that Slack refuses once only', async () => {
  let error = 'restricted_action_thread_locked';
  workspace
    .answers('users.info', {})
    .answers('chat.postMessage', ({ channel }) =>
      channel === 'D1' ? { ok: false, error } : { ok: true, ts: '1.2' },
    );
  await doing(() => workspace.directMessage('ecr', { thread_ts: '5.5' }));
  const [, direct] = workspace.sent('chat.postMessage');
  expect(direct).toMatchObject({ channel: 'U1' });
  expect(JSON.stringify(direct)).not.toContain('where I could not post');
  error = 'restricted_action';
  await doing(() => workspace.directMessage('ecr', { thread_ts: '5.5' }));
  expect(workspace.sent('chat.postMessage')).toHaveLength(3);
});

describe('a modal that opens too late', () => {
  const value = state;
  const inHome = (action_id: string) => workspace.pressInView({ action_id, value }, 'home');
  const openers: Record<string, { act: () => Promise<unknown>; opens: string; told: string }> = {
    'a topic on the Home tab': {
      act: () => inHome('show_topic:en:ecr'),
      opens: 'views.open',
      told: 'chat.postMessage',
    },
    'the code of an answer in a modal': {
      act: () => workspace.pressInView({ action_id: 'show_code', value }, 'modal'),
      opens: 'views.push',
      told: 'chat.postMessage',
    },
    'the search': {
      act: () => workspace.shortcut('search'),
      opens: 'views.open',
      told: 'chat.postMessage',
    },
    'the code of an answer in a message': {
      act: () => workspace.press({ action_id: 'show_code', value }, inMessage),
      opens: 'views.open',
      told: 'response',
    },
    'the cost of an answer in a message': {
      act: () => workspace.press({ action_id: 'show_cost', value }, inMessage),
      opens: 'views.open',
      told: 'response',
    },
    'the form for feedback': {
      act: () => workspace.press({ action_id: 'feedback:bad', value }, inMessage),
      opens: 'views.open',
      told: 'response',
    },
  };
  test.each(Object.entries(openers))('is one line for whoever wanted it: %s', async (_name, opener) => {
    onBadDay(refusesWith('expired_trigger_id'), 'all', ['views.open', 'views.push']);
    await doing(opener.act);
    expect(workspace.sent(opener.opens)).toHaveLength(1);
    expect(workspace.sent(opener.told)).toHaveLength(1);
    expect(sentBy(opener.told)).toContain(phrases.tooLate);
    if (opener.told === 'chat.postMessage')
      expect(workspace.sent('chat.postMessage')).toEqual([expect.objectContaining({ channel: 'U1' })]);
    expect(complaints()).toEqual([expect.stringContaining('three seconds')]);
  });
});

describe('a press whose response_url has expired', () => {
  const press = () => workspace.press({ action_id: 'gone', value: state }, inMessage);
  beforeEach(() => {
    workspace.answers('response', () => [404, 'expired_url'], '/response/2').answers('users.info', {});
  });

  test('and whose channel lets us in no more is told in a direct message', async () => {
    workspace
      .answers('chat.postEphemeral', refusesWith('channel_not_found'))
      .answers('chat.postMessage', { ts: '1.2' });
    await doing(press);
    expect(workspace.sent('chat.postMessage')).toEqual([
      expect.objectContaining({ channel: 'U1', text: phrases.unknownAction }),
    ]);
    expect(complaints()).toEqual([]);
  });

  test('and that Slack hears in no way at all is one line in the log, which says what Slack said first', async () => {
    workspace
      .answers('chat.postEphemeral', refusesWith('channel_not_found'))
      .answers('chat.postMessage', refusesWith('fatal_error'));
    await doing(press);
    expect(complaints()).toEqual([expect.stringContaining('channel_not_found')]);
  });

  test('waits ten seconds at the most for a Slack that hangs everywhere', async () => {
    nock.cleanAll();
    workspace.answers('chat.postEphemeral', hangs).answers('users.info', {});
    workspace.answers('response', hangs, '/response/2');
    await doing(() => workspace.press({ action_id: 'show_topic:en:ecr', value: state }, inMessage));
    expect(workspace.calls.flatMap(({ method }) => (method === 'users.info' ? [] : [method]))).toEqual([
      'response',
      // With what is left of the time for an answer.
      'chat.postEphemeral',
      'chat.postEphemeral',
      // The last word.
      'response',
    ]);
    expect(complaints()).toHaveLength(1);
  });
});

describe('a token that Slack refuses in the middle of it all', () => {
  const lines = () => complaints().filter((line) => line.includes('SLACK_BOT_TOKEN: Slack refuses it'));

  test('is one line, however many ask, until Slack takes it again', async () => {
    onGoodDay();
    await doing(() => workspace.mention('ecr'));
    for (const round of [1, 2]) {
      nock.cleanAll();
      onBadDay(refusesWith('token_revoked'), 'all');
      for (let i = 0; i < 3; i += 1) await doing(() => workspace.mention('ecr'));
      expect(lines()).toHaveLength(round);
      expect(complaints()).toHaveLength(round);
      nock.cleanAll();
      onGoodDay();
      await doing(() => workspace.mention('ecr'));
    }
  });

  test('is none where it is the channel alone that lets us in no more', async () => {
    onBadDay(refusesWith('no_permission'), 'all', ['chat.postEphemeral']);
    workspace.refuses('chat.postMessage', 'no_permission');
    await doing(() => workspace.mention('ecr'));
    expect(lines()).toEqual([]);
  });
});

test('a picture that comes when the conversation is long over is shown all the same', async () => {
  const hours = new VirtualClock();
  const other = (await Workspace.start({}, { clock: hours, routeImages: new FakeRouteImages() }))
    .answersAll()
    .answers('files.getUploadURLExternal', { upload_url: `${apiHost}/upload`, file_id: 'F00000001' })
    .answers('upload', () => [200, 'OK'], '/upload')
    .answers('files.completeUploadExternal', { files: [{ id: 'F00000001' }] })
    .answers('files.info', async () => {
      await hours.wait(3_600_000);
      return { ok: true, file: { id: 'F00000001', mimetype: 'image/png' } };
    })
    .answers('response', () => [200, 'ok'], '/response/2');
  await other.shortcut('ask_about_message', { text: 'ecr' });
  await other.idle();
  expect(JSON.stringify(other.sent('response').at(-1))).toContain('F00000001');
  await other.stop();
});
