import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import nock from 'nock';
import { phrasesIn } from '../../src/language/languages.js';
import { readThread } from '../../src/slack/thread.js';
import { createStorage } from '../../src/storage/storage.js';
import { buttonOf, Workspace } from './workspace.js';

let workspace: Workspace;
/** The thread as Slack has it, the oldest message first. */
let thread: Record<string, unknown>[];

beforeEach(async () => {
  thread = [];
  workspace = (await Workspace.start()).answersAll();
  workspace.answers('conversations.replies', () => ({ ok: true, messages: thread, has_more: false }));
});
afterEach(() => workspace.stop());

const error =
  'CannotPullContainerError: dial tcp: lookup api.ecr.us-west-2.amazonaws.com on 10.0.0.2:53: i/o timeout';

/** A thread of what people say to each other, or of messages as they come. */
function says(...messages: (string | Record<string, unknown>)[]): void {
  thread = messages.map((message, i) => ({
    type: 'message',
    user: `U${i + 2}`,
    ts: `${90 + i}.1`,
    thread_ts: '90.1',
    ...(typeof message === 'string' ? { text: message } : message),
  }));
}

/** What is posted on a mention in the thread. */
async function mention(text: string, fields: Record<string, unknown> = {}) {
  const before = workspace.sent('chat.postMessage').length;
  await workspace.mention(text, { ts: '99.9', thread_ts: '90.1', ...fields });
  const posted = await workspace.next('chat.postMessage', before);
  return { ...posted, shown: JSON.stringify(posted.blocks) } as Record<string, unknown> & { shown: string };
}

describe('a mention that names nothing, in a thread', () => {
  test('is answered about the error in it, and says so in one line', async () => {
    says(error, 'is it S3?');
    const { shown, blocks, thread_ts } = await mention('なぜ？');
    expect(thread_ts).toBe('90.1');
    expect(JSON.stringify((blocks as unknown[])[0])).toContain(
      'このスレッドから読み取りました：「CannotPullContainerError」',
    );
    expect(shown).toContain('com.amazonaws.us-west-2.ecr.api');
    expect(shown).not.toContain('i/o timeout');
  });

  test('is answered about what is named in it', async () => {
    says('our ECS tasks cannot pull from ECR', 'and from KMS?');
    const { shown } = await mention('which endpoint?');
    expect(shown).toContain('Read from this thread: “KMS”, “ECR”');
    expect(shown).toContain('ap-northeast-1.kms');
    expect(shown).toContain('ap-northeast-1.ecr.api');
  });

  test('with no words at all is answered about it too', async () => {
    says('SQS is slow');
    expect((await mention('')).shown).toContain('Amazon SQS: interface endpoint');
    expect((await mention('?')).shown).toContain('Amazon SQS: interface endpoint');
  });

  test('takes the Region and the circumstance of the mention', async () => {
    says('S3 につながらない');
    const { shown } = await mention('オンプレから、バージニアだと？');
    expect(shown).toContain('Amazon S3：インターフェイスエンドポイント');
    expect(shown).toContain('com.amazonaws.us-east-1.s3');
  });

  test('reads the error of an alarm, which stands in an attachment or a block', async () => {
    const alarm = { bot_id: 'B9', app_id: 'A9', text: 'ALARM', user: 'UALARM' };
    says({ ...alarm, attachments: [{ title: 'Task failed', fields: [{ title: 'Reason', value: error }] }] });
    expect((await mention('why?')).shown).toContain('com.amazonaws.us-west-2.ecr.api');
    says({ ...alarm, blocks: [{ type: 'section', text: { type: 'mrkdwn', text: `\`${error}\`` } }] });
    expect((await mention('why?')).shown).toContain('com.amazonaws.us-west-2.ecr.api');
  });

  test('asks which one is meant where the thread has a word of several meanings', async () => {
    says('kinesis?');
    const { shown } = await mention('which endpoint?');
    expect(shown).toContain('Read from this thread: “kinesis?”');
    expect(shown).toContain('Amazon Data Firehose');
  });

  test('quotes no more than three short pieces, and nothing in them is markup', async () => {
    const fault =
      'Failed to pull image "1.dkr.ecr.us-west-2.amazonaws.com/web": dial tcp 34.223.27.10:443: i/o timeout';
    says({ text: `&lt;!channel&gt; *bold* ${'x'.repeat(200)} ${fault}` });
    const [line] = (await mention('why?')).blocks as { elements: { text: string; verbatim: boolean }[] }[];
    expect(line?.elements[0]?.verbatim).toBe(true);
    expect(line?.elements[0]?.text).toContain('&lt;!channel&gt;');
    expect([...(line?.elements[0]?.text ?? '')].length).toBeLessThan(110);
    says('SQS', 'KMS', 'ECR', 'STS');
    const several = (await mention('why?')).blocks as { elements: { text: string }[] }[];
    expect(several[0]?.elements[0]?.text).toBe('Read from this thread: “STS”, “ECR”, “KMS”');
  });

  test('says in one line where the thread has nothing that we know', async () => {
    says('good morning', 'hello');
    const { text, blocks } = await mention('why?');
    expect(text).toBe(phrasesIn('en').thread.nothing);
    expect(blocks).toHaveLength(1);
    says('おはよう');
    expect((await mention('なぜ？')).text).toBe(phrasesIn('ja').thread.nothing);
  });

  test('speaks the language of the mention, else of the thread, else of the asker, and heeds a setting', async () => {
    says('S3 につながらない');
    expect((await mention('us-east-1?')).shown).toContain('ゲートウェイエンドポイント');
    expect((await mention('which endpoint?')).shown).toContain('Amazon S3: gateway endpoint');
    says('S3 is slow');
    expect((await mention('なぜ？')).shown).toContain('ゲートウェイエンドポイント');
    await workspace.storage.preferences.save({ team: 'T1', user: 'U7' }, { language: 'en' });
    expect((await mention('なぜ？', { user: 'U7' })).shown).toContain('Amazon S3: gateway endpoint');
  });
});

test('what was read from a thread stays in the thread', async () => {
  says('secret-project: Lambda から S3 につながらない');
  const posted = await mention('オンプレからだと？');
  expect(posted.shown).toContain('このスレッドから読み取りました');
  workspace.answers('chat.getPermalink', { permalink: 'https://x.example' }).answers('chat.update', {});
  const container = { is_ephemeral: false, thread_ts: '90.1' };
  await workspace.press(buttonOf(posted.blocks, 'チャンネルにも投稿'), container, { blocks: posted.blocks });
  const sent = JSON.stringify(await workspace.next('chat.postMessage', 1));
  expect(sent).toContain('Amazon S3：インターフェイスエンドポイント');
  expect(sent).not.toContain('読み取りました');
});

describe('a thread is not read', () => {
  test.each([
    ['that names a service', 'ecr', 'Amazon ECR: interface endpoint'],
    ['that has an error', error, 'ecr.api'],
    ['that names a concept', 'what is a NAT gateway?', 'NAT gateway'],
    ['that may mean several services', 'kinesis', 'Amazon Data Firehose'],
    ['that is misspelt', 'esc', 'Did you mean'],
    ['that asks for help', 'help', '/vpcaccess s3 from on-premises'],
    ['that is mere thanks', 'thanks!', 'You are welcome'],
  ])('for a mention %s', async (_name, text, answer) => {
    says('SQS is slow');
    expect((await mention(text)).shown).toContain(answer);
    expect(workspace.sent('conversations.replies')).toHaveLength(0);
  });

  test('for a mention that stands in none', async () => {
    says('SQS is slow');
    const { text } = await mention('', { thread_ts: undefined });
    expect(text).toBe(phrasesIn('en').askWithName);
    await mention('why?', { thread_ts: '99.9' });
    expect(workspace.sent('conversations.replies')).toHaveLength(0);
  });
});

describe('what is read', () => {
  test('is the thread up to the mention, in one call', async () => {
    says('SQS is slow', { ts: '99.9', text: 'the mention itself: KMS' });
    const { shown } = await mention('why?');
    expect(shown).toContain('Amazon SQS: interface endpoint');
    expect(workspace.sent('conversations.replies')).toHaveLength(1);
    expect(await workspace.next('conversations.replies')).toMatchObject({
      channel: 'C1',
      ts: '90.1',
      latest: '99.9',
      limit: '200',
    });
  });

  test('of a long thread is its end, in two calls at the most', async () => {
    nock.cleanAll();
    workspace.answersAll();
    const page = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, i) => ({
        user: 'U2',
        ts: `${from + i}.1`,
        text: `line ${from + i}`,
      }));
    workspace.answers('conversations.replies', ({ cursor }) => ({
      ok: true,
      messages:
        cursor === undefined
          ? [{ user: 'U2', ts: '1.1', text: 'KMS' }, ...page(2, 200)]
          : [...page(200, 960), { user: 'U2', ts: '960.1', text: 'SQS' }, ...page(961, 998)],
      response_metadata: { next_cursor: cursor === undefined ? 'second' : 'third' },
    }));
    const { shown } = await mention('why?', { ts: '999.9' });
    expect(shown).toContain('Amazon SQS: interface endpoint');
    expect(workspace.sent('conversations.replies').map(({ cursor }) => cursor)).toEqual([
      undefined,
      'second',
    ]);
    // KMS stands too far back.
    expect(shown).not.toContain('“KMS”');
  });

  test('is not what we answered, where people named something', async () => {
    await workspace.mention('ecr');
    const ours = await workspace.next('chat.postMessage');
    says('the queue is SQS', { ...ours, app_id: 'A1', user: 'UBOT', bot_id: 'B1' });
    const { shown } = await mention('why?');
    expect(shown).toContain('Read from this thread: “SQS”');
    expect(shown).not.toContain('ecr.api');
  });

  test('goes on from the last question to us', async () => {
    says('KMS is fine', '<@UBOT> S3', '<@UBOT> オンプレからだと？');
    const { shown } = await mention('us-east-1?');
    expect(shown).toContain('com.amazonaws.us-east-1.s3');
    expect(shown).toContain('インターフェイスエンドポイント');
    expect(shown).not.toContain('kms');
  });
});

describe('a thread of direct messages', () => {
  const direct = async (text: string) => {
    const before = workspace.sent('chat.postMessage').length;
    await workspace.directMessage(text, { ts: '99.9', thread_ts: '90.1' });
    const posted = await workspace.next('chat.postMessage', before);
    return { thread_ts: posted.thread_ts, shown: JSON.stringify(posted.blocks) };
  };

  test('that starts with our answer goes on from it, option and all', async () => {
    await workspace.directMessage('S3 from on-premises eu-west-1');
    const ours = await workspace.next('chat.postMessage');
    says({ ...ours, app_id: 'A1', user: 'UBOT', bot_id: 'B1' });
    const { shown, thread_ts } = await direct('バージニアだと？');
    expect(thread_ts).toBe('90.1');
    expect(shown).toContain('このスレッドから読み取りました：「Amazon S3」');
    expect(shown).toContain('com.amazonaws.us-east-1.s3');
    expect(shown).toContain('インターフェイスエンドポイント');
    expect((await direct('why?')).shown).toContain('com.amazonaws.eu-west-1.s3');
    expect(shown).not.toContain('send_answer');
  });

  test('goes on from what was asked in it last', async () => {
    says('ecr', 'kms');
    const { shown } = await direct('バージニアだと？');
    expect(shown).toContain('com.amazonaws.us-east-1.kms');
    expect(shown).not.toContain('ecr.api');
  });

  test('that asked back does not take a suggestion for the answer', async () => {
    await workspace.directMessage('esc');
    const ours = await workspace.next('chat.postMessage');
    expect(buttonOf(ours.blocks, 'Amazon ECS')).toBeDefined();
    says({ ...ours, app_id: 'A1', user: 'UBOT', bot_id: 'B1' });
    expect((await direct('why?')).shown).toContain(phrasesIn('en').thread.nothing.slice(0, 40));
  });
});

describe('a message that is passed on to us', () => {
  test('is read with the mention, as it was sent to us', async () => {
    const passedOn = { is_msg_unfurl: true, from_url: 'https://acme.slack.com/archives/C2/p1', text: error };
    const { shown } = await mention('why?', { thread_ts: undefined, attachments: [passedOn] });
    expect(shown).toContain('com.amazonaws.us-west-2.ecr.api');
    expect(workspace.sent('conversations.replies')).toHaveLength(0);
  });
});

describe('a thread that cannot be read', () => {
  const fails = (answer: Parameters<Workspace['answers']>[1]) => {
    nock.cleanAll();
    workspace.answersAll().answers('conversations.replies', answer);
  };
  const scopes = { needed: 'channels:history', provided: 'im:history,chat:write' };

  test.each([
    ['missing_scope', 'needsScope'],
    ['not_in_channel', 'needsInvitation'],
    ['channel_not_found', 'needsInvitation'],
    ['thread_not_found', 'unreadable'],
    ['internal_error', 'unreadable'],
  ] as const)('for %s says in one line what to do', async (code, line) => {
    fails(() => ({ ok: false, error: code, ...(code === 'missing_scope' ? scopes : {}) }));
    const posted = await mention('why?');
    expect(posted.text).toBe(phrasesIn('en').thread[line]);
    expect(posted.blocks).toHaveLength(1);
    expect(posted.thread_ts).toBe('90.1');
    expect((await mention('なぜ？')).text).toBe(phrasesIn('ja').thread[line]);
    const isLogged = workspace.log.some((each) => each.includes(`could not be read (${code})`));
    expect(isLogged).toBe(line === 'unreadable');
  });

  test('because Slack limits the calls holds back no answer', async () => {
    fails(() => [429, {}, { 'retry-after': '30' }]);
    expect((await mention('why?')).text).toBe(phrasesIn('en').thread.unreadable);
    expect((await mention('ecr')).shown).toContain('Amazon ECR: interface endpoint');
  });

  test('leaves what the mention itself says', async () => {
    fails(() => ({ ok: false, error: 'missing_scope', ...scopes }));
    expect((await mention('オンプレからだと？')).shown).toContain('オンプレミス');
  });

  test('in time is not waited for', async () => {
    const client = { conversations: { replies: () => new Promise<never>(() => {}) } };
    const lines: string[] = [];
    const reading = await readThread(
      { channel: 'C1', thread: '90.1', ts: '99.9' },
      { appId: 'A1', userId: 'UBOT' },
      client as never,
      { warn: (line: string) => void lines.push(line) },
      1,
    );
    expect(reading).toEqual({ kind: 'closed', why: 'unreadable' });
    expect(lines).toEqual(['A thread could not be read (too_late)']);
  });
});

test('nothing of a thread is kept, nor logged', async () => {
  await workspace.stop();
  const folder = mkdtempSync(join(tmpdir(), 'vpcaccess-thread-'));
  const quiet = { info: () => {}, warn: () => {} };
  const storage = createStorage({ kind: 'sqlite', file: join(folder, 'kept.db') }, quiet);
  workspace = (await Workspace.start({}, { storage })).answersAll();
  workspace.answers('conversations.replies', () => ({ ok: true, messages: thread }));
  says('our super-secret-project has its queue in SQS', `confidential ${error}`);
  expect((await mention('why? private-words')).shown).toContain('ecr.api');
  says('nothing but super-secret-project');
  await mention('why? private-words');
  nock.cleanAll();
  workspace.answersAll().answers('conversations.replies', () => ({ ok: false, error: 'internal_error' }));
  await mention('why? private-words');
  await workspace.idle();
  await storage.preferences.save({ team: 'T1', user: 'U1' }, { region: 'eu-west-1' });
  await storage.close();
  const kept = readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'latin1'))
    .join('\n');
  // The storage is really the one that is looked into.
  expect(kept).toContain('eu-west-1');
  for (const secret of ['super-secret-project', 'confidential', 'CannotPullContainer', 'private-words']) {
    expect(kept).not.toContain(secret);
    expect(workspace.log.join('\n')).not.toContain(secret);
  }
});
