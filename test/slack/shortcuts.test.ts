import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { problemsOfBlocks } from '../../src/playground/stand-in/block-kit-rules.js';
import { FakeRouteImages } from './fake-route-images.js';
import { apiHost, buttonsIn, refusal, Workspace } from './workspace.js';

let workspace: Workspace;

beforeEach(async () => {
  workspace = (await Workspace.start()).answersAll();
});
afterEach(() => workspace.stop());

const about = 'ask_about_message';
const textsIn = (shown: unknown) => JSON.stringify(shown);

/** What the one who asks sees about a message. */
async function askAbout(message: Record<string, unknown>): Promise<Record<string, unknown>> {
  const response = workspace.response();
  expect((await workspace.shortcut(about, message)).status).toBe(200);
  const shown = await response;
  expect(problemsOfBlocks(shown.blocks)).toEqual([]);
  return shown;
}

describe('about a message', () => {
  test('only the one who asks sees the answer, beside the message', async () => {
    const shown = await askAbout({ text: 'The pull from <https://x.example|ECR> hangs' });
    expect(shown).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(shown).not.toHaveProperty('thread_ts');
    expect(textsIn(shown)).toContain('com.amazonaws.ap-northeast-1.ecr.dkr');
    expect(workspace.sent('chat.postMessage')).toEqual([]);
  });

  test('in its thread where the message is a reply, and in the channel where it only starts one', async () => {
    expect(await askAbout({ text: 'ecr', ts: '100.2', thread_ts: '100.1' })).toMatchObject({
      thread_ts: '100.1',
    });
    expect(await askAbout({ text: 'ecr', ts: '100.1', thread_ts: '100.1' })).not.toHaveProperty('thread_ts');
  });

  test('the answer can be shared with everyone there', async () => {
    const share = buttonsIn(await askAbout({ text: 'ecr' })).find(
      ({ action_id }) => action_id === 'share_answer',
    );
    expect(share).toBeDefined();
  });

  test('in the language of the message, or in the one that the person has set', async () => {
    expect(textsIn(await askAbout({ text: 'ECR につながらない' }))).toContain(
      'インターフェイスエンドポイント',
    );
    expect(textsIn(await askAbout({ text: 'ECR' }))).toContain('interface endpoint');
    await workspace.stop();
    workspace = (await Workspace.start()).answersAll('ja-JP');
    expect(textsIn(await askAbout({ text: 'ECR' }))).toContain('インターフェイスエンドポイント');
    await workspace.stop();
    workspace = (await Workspace.start()).answersAll('ja-JP');
    await workspace.storage.preferences.save({ team: 'T1', user: 'U1' }, { language: 'en' });
    expect(textsIn(await askAbout({ text: 'ECR につながらない' }))).toContain('interface endpoint');
  });

  test('an alarm of another app is read in its attachments', async () => {
    const alarm = {
      text: '',
      bot_id: 'B9',
      attachments: [
        {
          color: 'd13212',
          fallback: 'CloudWatch Alarm | sqs-age | Account: 1',
          title: ':rotating_light: CloudWatch Alarm | queue-age',
          title_link: 'https://console.aws.amazon.com/cloudwatch',
          fields: [{ title: 'Description', value: 'Cannot reach *SQS* from the worker', short: false }],
        },
      ],
    };
    expect(textsIn(await askAbout(alarm))).toContain('com.amazonaws.ap-northeast-1.sqs');
  });

  test('and in its blocks, wherever a text stands in them', async () => {
    const blocks = [
      { type: 'section', fields: [{ type: 'mrkdwn', text: '*Error*' }] },
      { type: 'section', text: { type: 'mrkdwn', text: 'Unable to locate' } },
      { type: 'context', elements: [{ type: 'mrkdwn', text: 'in `secretsmanager`' }] },
    ];
    expect(textsIn(await askAbout({ blocks }))).toContain('ap-northeast-1.secretsmanager');
    expect(textsIn(await askAbout({ attachments: [{ blocks }] }))).toContain('ap-northeast-1.secretsmanager');
  });

  test('a pasted error counts, however much is written before it', async () => {
    const error = 'CannotPullContainerError: pull image manifest has been retried 5 time(s): i/o timeout';
    const shown = await askAbout({
      text: `${'Since this morning nothing works. '.repeat(200)}\n\`\`\`${error}\`\`\``,
    });
    expect(textsIn(shown)).toContain('CannotPullContainerError');
  });

  test('where nothing is found, it says what to do', async () => {
    const shown = await askAbout({ text: 'lunch at noon?' });
    expect(textsIn(shown)).toContain('no AWS service');
    expect(textsIn(await askAbout({ text: '', files: [{ mimetype: 'image/png' }] }))).toContain(
      'no text in this message',
    );
  });

  test('nothing of the message is logged or kept', async () => {
    await askAbout({ text: 'zebra ecr zebra' });
    await workspace.idle();
    expect(workspace.log.join('\n')).not.toContain('zebra');
    expect(await workspace.storage.recent.of({ team: 'T1', user: 'U1' })).not.toContain('zebra');
  });

  test('where the response_url does not work any more, the answer goes another way', async () => {
    workspace
      .answers('response', () => [404, 'expired_url'], '/response/2')
      .answers('chat.postEphemeral', { message_ts: '1.3' });
    await workspace.shortcut(about, { text: 'ecr', ts: '100.2', thread_ts: '100.1' });
    expect(await workspace.next('chat.postEphemeral')).toMatchObject({
      channel: 'C1',
      user: 'U1',
      thread_ts: '100.1',
      blocks: expect.any(Array),
    });
    await workspace.idle();
    expect(workspace.sent('response')).toHaveLength(1);
    expect(workspace.log.filter((line) => /could not|failed/.test(line))).toEqual([]);
  });

  test('and where that does not work either, there is one line in the log, without an address', async () => {
    workspace
      .answers('response', () => [404, 'used_url'], '/response/2')
      .answers('chat.postEphemeral', () => ({ ok: false, error: 'channel_not_found' }));
    await workspace.shortcut(about, { text: 'ecr' });
    await workspace.next('chat.postEphemeral');
    await workspace.idle();
    const lines = workspace.log.filter((line) => /could not|failed/.test(line));
    expect(lines).toEqual([expect.stringContaining('ask_about_message failed: channel_not_found')]);
    expect(lines.join()).not.toContain('response/2');
  });

  test('a picture that Slack refuses costs no answer, and one that comes later follows it', async () => {
    await workspace.stop();
    workspace = (
      await Workspace.start({ PUBLIC_URL: 'https://bot.example' }, { routeImages: new FakeRouteImages() })
    )
      .answersAll()
      .answers(
        'response',
        (body) =>
          textsIn(body).includes('image_url') ? [200, refusal('downloading image failed')] : [200, 'ok'],
        '/response/2',
      );
    await workspace.shortcut(about, { text: 'ecr' });
    expect(textsIn(await workspace.next('response'))).toContain('image_url');
    expect(textsIn(await workspace.next('response', 1))).not.toContain('image_url');
    await workspace.idle();
    expect(workspace.sent('response')).toHaveLength(2);
  });

  test('a picture that is not uploaded yet follows in a message of its own', async () => {
    await workspace.stop();
    workspace = (await Workspace.start({}, { routeImages: new FakeRouteImages() }))
      .answersAll()
      .answers('files.getUploadURLExternal', { upload_url: `${apiHost}/upload`, file_id: 'F00000001' })
      .answers('upload', () => [200, 'OK'], '/upload')
      .answers('files.completeUploadExternal', { files: [{ id: 'F00000001' }] })
      .answers('files.info', { file: { id: 'F00000001', mimetype: 'image/png' } })
      .answers('response', () => [200, 'ok'], '/response/2');
    await workspace.shortcut(about, { text: 'ecr', ts: '100.2', thread_ts: '100.1' });
    const first = await workspace.next('response');
    expect(textsIn(first)).not.toContain('slack_file');
    expect(await workspace.next('response', 1)).toMatchObject({
      replace_original: false,
      thread_ts: '100.1',
      blocks: [{ type: 'image', slack_file: { id: 'F00000001' } }],
    });
  });
});

describe('a shortcut', () => {
  test.each([
    ['en-US', 'This shortcut belongs to an older version'],
    ['ja-JP', '古いバージョンのショートカットです'],
  ])('of an older version gets one helpful line (%s)', async (locale, line) => {
    await workspace.stop();
    workspace = (await Workspace.start()).answersAll(locale);
    // Slack has told the language.
    await workspace.mention('ecr');
    await workspace.next('chat.postMessage');
    for (const id of ['gone', 'constructor', about]) {
      const before = workspace.sent('views.open').length;
      expect((await workspace.shortcut(id)).status).toBe(200);
      const { view } = await workspace.next('views.open', before);
      expect(textsIn(view)).toContain(line);
    }
    const response = workspace.response();
    await workspace.shortcut('search', { text: 'ecr' });
    expect(textsIn(await response)).toContain(line);
  });

  test('that fails says so, and the log tells which', async () => {
    workspace.answers(
      'response',
      () => [200, JSON.stringify(refusal('no more than 50 items allowed'))],
      '/response/2',
    );
    await workspace.shortcut(about, { text: 'ecr' });
    await workspace.next('response', 1);
    await workspace.idle();
    expect(workspace.log.join('\n')).toContain('The shortcut ask_about_message failed: invalid_blocks');
    expect(textsIn(workspace.sent('response').at(-1))).toContain('Something went wrong');
  });
});
