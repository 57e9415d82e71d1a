import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import nock from 'nock';
import { phrasesIn } from '../../src/language/languages.js';
import { problemsOfBlocks } from '../../src/playground/stand-in/block-kit-rules.js';
import type { Sending } from '../../src/slack/pictures/picture-delivery.js';
import { post } from '../../src/slack/post.js';
import { SentAnswers } from '../../src/slack/sent-answers.js';
import { FakeRouteImages } from './fake-route-images.js';
import { buttonOf, refusal, Workspace } from './workspace.js';

let workspace: Workspace;

beforeEach(async () => {
  workspace = (await Workspace.start()).answersAll();
});
afterEach(() => workspace.stop());

const refuses = (error: string) => () => ({ ok: false, error });
/** What a response_url answers when it does not work, every time. */
const responseUrlFails = (error: string) =>
  workspace.answers('response', () => [404, { ok: false, error }], '/response/2');

describe('"Share in channel"', () => {
  const share = async (text = 'ecr') =>
    buttonOf(
      await (await workspace.command(text)).json(),
      text === 'ecr' ? 'Share in channel' : 'チャンネルに共有',
    );

  test('posts for everyone, says who shared it, and takes the private answer away', async () => {
    const response = workspace.response();
    await workspace.press(await share());
    const posted = await workspace.next('chat.postMessage');
    expect(posted).toMatchObject({ channel: 'C1' });
    expect(posted.thread_ts).toBeUndefined();
    expect(JSON.stringify(posted.blocks)).toContain('Shared by <@U1>');
    expect(JSON.stringify(posted.blocks)).not.toMatch(/Share in channel|Send to channel/);
    expect(await response).toEqual({ delete_original: true });
  });

  test('posts in the thread in which the answer stands, from where it can be sent to the channel', async () => {
    const response = workspace.response();
    await workspace.press(await share(), { is_ephemeral: true, thread_ts: '99.1' });
    const posted = await workspace.next('chat.postMessage');
    expect(posted).toMatchObject({ channel: 'C1', thread_ts: '99.1' });
    expect(buttonOf(posted.blocks, 'Send to channel').value).toContain('"ecr"');
    expect(await response).toEqual({ delete_original: true });
  });

  test('is not offered in direct messages', async () => {
    const shown = await (await workspace.command('ecr', { channel_id: 'D1' })).json();
    expect(JSON.stringify(shown)).not.toMatch(/Share in channel|Send to channel/);
  });

  test.each([
    ['another version', '{}'],
    ['a topic that is gone', '{"v":1,"topics":["gone"],"region":"us-east-1","language":"en"}'],
  ])('of %s says to ask again, and posts nothing', async (_name, value) => {
    const response = workspace.response();
    await workspace.press({ action_id: 'share_answer', value });
    expect(await response).toMatchObject({ text: expect.stringContaining('older version') });
    expect(workspace.sent('chat.postMessage')).toHaveLength(0);
  });

  describe.each([
    ['not_in_channel', 'notInvited'],
    ['channel_not_found', 'notInvited'],
    ['is_archived', 'archived'],
    ['restricted_action', 'restricted'],
    ['restricted_action_read_only_channel', 'restricted'],
    ['restricted_action_thread_only_channel', 'threadsOnly'],
    ['restricted_action_thread_locked', 'threadClosed'],
    ['thread_not_found', 'threadClosed'],
    ['msg_too_long', 'tooLong'],
    ['team_access_not_granted', 'elsewhere'],
    ['rate_limited', 'busy'],
  ] as const)('that Slack refuses with %s', (error, hindrance) => {
    test.each([
      ['en', 'ecr'],
      ['ja', 'ECR につなぎたい'],
    ] as const)('says in %s what to do, in one line and to nobody else', async (language, text) => {
      const button = await share(text);
      nock.cleanAll();
      workspace.answers('chat.postMessage', refuses(error)).answers('users.info', {});
      const response = workspace.response();
      await workspace.press(button);
      const told = await response;
      expect(told).toMatchObject({ response_type: 'ephemeral', replace_original: false });
      expect(told.text).toBe(phrasesIn(language).sharing.hindrance[hindrance]);
      expect(told.blocks).toHaveLength(1);
      expect(workspace.log.join('\n')).not.toContain('share_answer failed');
    });
  });

  test('that fails for another reason is one line for the person and one in the log', async () => {
    nock.cleanAll();
    workspace.answers('chat.postMessage', refuses('fatal_error')).answers('users.info', {});
    const response = workspace.response();
    await workspace.press(await share());
    expect(await response).toMatchObject({ text: expect.stringContaining('went wrong') });
    expect(workspace.log.join('\n')).toContain('share_answer failed: fatal_error');
  });

  test('that cannot take the private answer away is no failure', async () => {
    responseUrlFails('used_url');
    workspace.answers('chat.postEphemeral', {});
    await workspace.press(await share());
    await workspace.next('chat.postMessage');
    await workspace.next('response');
    await workspace.idle();
    expect(workspace.sent('chat.postEphemeral')).toHaveLength(0);
    expect(workspace.log.join('\n')).toMatch(/could not be taken away \(used_url\)/);
    expect(workspace.log.join('\n')).not.toContain('response/2');
  });
});

describe('"Send to channel"', () => {
  const permalink = 'https://acme.slack.com/archives/C1/p1001?thread_ts=99.1&cid=C1';
  const thread = { is_ephemeral: false, message_ts: '100.1', thread_ts: '99.1' };

  /** An answer as it stands in a thread, and its button. */
  async function answer(text = 'ecr', label = 'Send to channel') {
    const before = workspace.sent('chat.postMessage').length;
    await workspace.mention(text);
    const { blocks, text: line } = await workspace.next('chat.postMessage', before);
    return { button: buttonOf(blocks, label), message: { text: line, blocks } };
  }

  beforeEach(() => {
    workspace.answers('chat.getPermalink', { permalink }).answers('chat.update', {});
  });

  test('asks first, and is told apart by its name alone', async () => {
    const { button } = await answer();
    expect(button).toMatchObject({
      action_id: 'send_answer',
      accessibility_label: expect.stringMatching(/^Send to channel: /),
      confirm: {
        title: { text: 'Send to the channel?' },
        confirm: { text: 'Send' },
        deny: { text: 'Cancel' },
      },
    });
  });

  test('posts in the channel, says by whom and where the thread is', async () => {
    const { button, message } = await answer('ercc s3 from on-premises us-east-1');
    await workspace.press(button, thread, message);
    const posted = await workspace.next('chat.postMessage', 1);
    expect(posted).toMatchObject({ channel: 'C1', unfurl_links: false });
    expect(posted.thread_ts).toBeUndefined();
    const [line] = posted.blocks as unknown[];
    expect(JSON.stringify(line)).toContain('Sent from a thread by <@U1>.');
    expect(JSON.stringify(line)).toContain(`<${permalink.replaceAll('&', '&amp;')}|Open the thread>`);
    expect(JSON.stringify(posted.blocks)).toContain('com.amazonaws.us-east-1.s3');
    expect(JSON.stringify(posted.blocks)).not.toMatch(/Send to channel|Share in channel/);
    expect(problemsOfBlocks(posted.blocks as never)).toEqual([]);
    expect(await workspace.next('chat.getPermalink')).toMatchObject({ channel: 'C1', message_ts: '100.1' });
  });

  test('leaves the answer in the thread as it was, without the button and with a line that says by whom', async () => {
    const { button, message } = await answer();
    await workspace.press(button, thread, message);
    const changed = await workspace.next('chat.update');
    expect(changed).toMatchObject({ channel: 'C1', ts: '100.1', text: message.text });
    const blocks = changed.blocks as { type: string }[];
    expect(JSON.stringify(blocks)).not.toContain('send_answer');
    expect(JSON.stringify(blocks.at(-1))).toContain('Sent to the channel by <@U1>');
    const before = (message.blocks as unknown[]).filter(
      (block) => !JSON.stringify(block).includes('send_answer'),
    );
    expect(
      blocks.slice(0, -1).filter((block) => before.some((b) => JSON.stringify(b) === JSON.stringify(block))),
    ).toEqual(before);
    expect(problemsOfBlocks(blocks as never)).toEqual([]);
    // It was posted once in the thread, and once in the channel.
    expect(workspace.sent('chat.postMessage')).toHaveLength(2);
  });

  test('sends once, however many press', async () => {
    const { button, message } = await answer();
    await workspace.press(button, thread, message);
    await workspace.next('chat.update');
    const response = workspace.response();
    await workspace.press(button, thread, message);
    expect(await response).toMatchObject({
      response_type: 'ephemeral',
      replace_original: false,
      thread_ts: '99.1',
      text: 'This answer was sent to the channel already.',
    });
    expect(workspace.sent('chat.postMessage')).toHaveLength(2);
    // Another answer is another matter.
    await workspace.press(button, { ...thread, message_ts: '100.2' }, message);
    await workspace.next('chat.postMessage', 2);
  });

  test('that Slack refuses says what to do, and can be pressed again', async () => {
    const { button, message } = await answer();
    nock.cleanAll();
    let error: string | undefined = 'restricted_action';
    workspace
      .answers('chat.postMessage', () =>
        error === undefined ? { ok: true, ts: '2.2' } : { ok: false, error },
      )
      .answers('chat.getPermalink', { permalink })
      .answers('chat.update', {});
    const response = workspace.response();
    await workspace.press(button, thread, message);
    expect(await response).toMatchObject({
      thread_ts: '99.1',
      text: phrasesIn('en').sharing.hindrance.restricted,
    });
    expect(workspace.sent('chat.update')).toHaveLength(0);
    error = undefined;
    await workspace.press(button, thread, message);
    expect(JSON.stringify(await workspace.next('chat.update'))).toContain('Sent to the channel by <@U1>');
  });

  test('goes without a link where Slack has none', async () => {
    const { button, message } = await answer();
    nock.cleanAll();
    workspace
      .answers('chat.postMessage', { ts: '2.2' })
      .answers('chat.getPermalink', refuses('message_not_found'))
      .answers('chat.update', {});
    await workspace.press(button, thread, message);
    const { blocks } = await workspace.next('chat.postMessage', 1);
    expect(JSON.stringify(blocks)).toContain('Sent from a thread by <@U1>.');
    expect(JSON.stringify(blocks)).not.toContain('Open the thread');
  });

  test('that cannot change the answer in the thread is one line in the log', async () => {
    const { button, message } = await answer();
    nock.cleanAll();
    workspace
      .answers('chat.postMessage', { ts: '2.2' })
      .answers('chat.getPermalink', { permalink })
      .answers('chat.update', refuses('edit_window_closed'));
    await workspace.press(button, thread, message);
    await workspace.next('chat.update');
    await workspace.idle();
    expect(workspace.log.join('\n')).toContain('keeps its button (edit_window_closed)');
    expect(workspace.log.join('\n')).not.toContain('send_answer failed');
  });

  test('speaks the language of the answer', async () => {
    const { button, message } = await answer('ECR につなぎたい', 'チャンネルにも投稿');
    await workspace.press(button, thread, message);
    const { blocks } = await workspace.next('chat.postMessage', 1);
    expect(JSON.stringify(blocks)).toContain('<@U1> がスレッドから投稿しました。');
    expect(JSON.stringify(await workspace.next('chat.update'))).toContain(
      '<@U1> がチャンネルにも投稿しました',
    );
  });

  test('is not offered in direct messages', async () => {
    await workspace.directMessage('ecr', { thread_ts: '5.5' });
    const direct = await workspace.next('chat.postMessage');
    expect(JSON.stringify(direct.blocks)).not.toContain('send_answer');
  });

  test.each([
    ['another version', { action_id: 'send_answer', value: '{}' }, thread],
    [
      'a message that stands in no thread',
      { action_id: 'send_answer', value: '{"v":1,"topics":["ecr"],"region":"us-east-1","language":"en"}' },
      { is_ephemeral: false },
    ],
  ])('of %s says to ask again, and posts nothing', async (_name, action, container) => {
    const response = workspace.response();
    await workspace.press(action, container);
    expect(await response).toMatchObject({ text: expect.stringContaining('older version') });
    expect(workspace.sent('chat.postMessage')).toHaveLength(0);
  });

  test('is not undone by a picture that comes later', async () => {
    const updates: string[] = [];
    const chat = {
      postMessage: async () => ({ ok: true, channel: 'C1', ts: '1.1' }),
      update: async ({ ts }: { ts: string }) => void updates.push(ts),
    };
    let bringPicture = async (): Promise<unknown> => undefined;
    const content = { text: 'x', blocks: [] };
    const sentAnswers = new SentAnswers();
    const posting = {
      postMessage: chat.postMessage,
      backgroundClient: () => ({ chat }),
      pictures: {
        send: async (_card: unknown, { send, update }: Sending) => {
          await send(content);
          bringPicture = async () => update?.(content);
        },
      },
      sentAnswers,
      logger: { error: () => {} },
    };
    const place = { workspace: { id: 'T1', token: undefined }, channel: 'C1', thread: '99.1' };
    await post(content, place, posting as never);
    await bringPicture();
    expect(updates).toEqual(['1.1']);
    sentAnswers.claim({ workspace: { id: 'T1' }, channel: 'C1', ts: '1.1' });
    await bringPicture();
    expect(updates).toEqual(['1.1']);
  });

  describe('with a picture', () => {
    /** How Slack gives a picture back: with much that it does not take. */
    const picture = {
      type: 'image',
      block_id: 'x1',
      alt_text: 'The route',
      image_url: 'https://bot.example/routes/a.png',
      image_width: 10,
      image_height: 10,
      is_animated: false,
    };
    const file = { type: 'image', alt_text: 'The route', slack_file: { id: 'F012ABCDEF', url: 'https://f' } };

    test('gives Slack back what Slack takes', async () => {
      const { button, message } = await answer();
      const blocks = [picture, file, ...(message.blocks as unknown[])];
      await workspace.press(button, thread, { ...message, blocks });
      const changed = await workspace.next('chat.update');
      expect((changed.blocks as unknown[]).slice(0, 2)).toEqual([
        { type: 'image', alt_text: 'The route', image_url: 'https://bot.example/routes/a.png' },
        { type: 'image', alt_text: 'The route', slack_file: { id: 'F012ABCDEF' } },
      ]);
    });

    test('that Slack does not take back does without', async () => {
      const { button, message } = await answer();
      nock.cleanAll();
      workspace
        .answers('chat.postMessage', { ts: '2.2' })
        .answers('chat.getPermalink', { permalink })
        .answers('chat.update', (body) =>
          JSON.stringify(body.blocks).includes('"image"') ? refusal('invalid slack file') : { ok: true },
        );
      await workspace.press(button, thread, { ...message, blocks: [file, ...(message.blocks as unknown[])] });
      const changed = await workspace.next('chat.update', 1);
      expect(JSON.stringify(changed.blocks)).not.toContain('F012ABCDEF');
      expect(JSON.stringify(changed.blocks)).toContain('Sent to the channel by <@U1>');
    });
  });
});

describe('where no file may be shown', () => {
  test('a shared answer stands without its picture, which is good elsewhere', async () => {
    await workspace.stop();
    workspace = await Workspace.start(
      { PUBLIC_URL: 'https://bot.example' },
      { routeImages: new FakeRouteImages() },
    );
    workspace
      .answers('users.info', { user: { locale: 'en-US' } })
      .answers('chat.postMessage', (body) =>
        JSON.stringify(body.blocks).includes('"image"')
          ? { ok: false, error: 'slack_connect_file_link_sharing_blocked' }
          : { ok: true, ts: '1.2', channel: 'C1' },
      );
    for (const after of [0, 2]) {
      await workspace.mention('ecr');
      expect(JSON.stringify((await workspace.next('chat.postMessage', after)).blocks)).toContain('"image"');
      const posted = await workspace.next('chat.postMessage', after + 1);
      expect(JSON.stringify(posted.blocks)).toContain('Amazon ECR: interface endpoint');
      await workspace.idle();
    }
  });
});

describe('a response_url that does not work', () => {
  const button = async () => buttonOf(await (await workspace.command('ecr')).json(), 'Amazon S3');

  beforeEach(() => {
    workspace.answers('chat.postEphemeral', {}).answers('chat.update', {});
  });

  test.each(['expired_url', 'used_url'])('any more (%s) leaves the Web API', async (error) => {
    responseUrlFails(error);
    await workspace.press(await button());
    const told = await workspace.next('chat.postEphemeral');
    expect(told).toMatchObject({ channel: 'C1', user: 'U1' });
    expect(told.thread_ts).toBeUndefined();
    expect(JSON.stringify(told.blocks)).toContain('Amazon S3: gateway endpoint');
  });

  test('at all leaves it as well, in the thread', async () => {
    nock('https://slack.test').post('/response/2').replyWithError('connection reset');
    await workspace.press(await button(), { is_ephemeral: false, thread_ts: '99.1' });
    expect(await workspace.next('chat.postEphemeral')).toMatchObject({ user: 'U1', thread_ts: '99.1' });
  });

  test('leaves it for a question to everyone, which the answer replaces', async () => {
    await workspace.mention('esc');
    const posted = await workspace.next('chat.postMessage');
    responseUrlFails('expired_url');
    await workspace.press(buttonOf(posted.blocks, 'Amazon ECS'), { is_ephemeral: false, thread_ts: '99.1' });
    const changed = await workspace.next('chat.update');
    expect(changed).toMatchObject({ channel: 'C1', ts: '100.1' });
    expect(JSON.stringify(changed.blocks)).toContain('Amazon ECS: interface endpoint');
  });

  test('leaves it for every line to whoever pressed', async () => {
    responseUrlFails('expired_url');
    await workspace.press({ action_id: 'gone' }, { is_ephemeral: false, thread_ts: '99.1' });
    expect(await workspace.next('chat.postEphemeral')).toMatchObject({
      user: 'U1',
      thread_ts: '99.1',
      text: expect.stringContaining('older version'),
    });
  });

  test('is one line in the log where the Web API does not work either, without the address', async () => {
    nock.cleanAll();
    responseUrlFails('expired_url').answers('chat.postEphemeral', refuses('user_not_in_channel'));
    await workspace.press({ action_id: 'gone' });
    await workspace.next('chat.postEphemeral');
    await workspace.stop();
    expect(workspace.log.join('\n')).toContain('user_not_in_channel');
    expect(workspace.log.join('\n')).not.toContain('response/2');
    workspace = await Workspace.start();
  });
});
