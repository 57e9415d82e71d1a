import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { RendererBusyError } from '../../src/route-image/renderer.js';
import type { Means } from '../../src/slack/app.js';
import { readState } from '../../src/slack/cards/answer-state.js';
import type { Storage } from '../../src/storage/storage.js';
import { FakeRouteImages, png } from './fake-route-images.js';
import { apiHost, memoryStorage, refusal, Workspace } from './workspace.js';

let workspace: Workspace;
let images: FakeRouteImages;
let storage: Storage;
let clock: number;
/** What was waited for, in milliseconds. */
let waits: number[];
let afterWait: () => Promise<void>;

/** How Slack answers the calls for files; a test changes what it is about. */
let slack: Record<
  'post' | 'getUrl' | 'upload' | 'complete' | 'info' | 'update' | 'respond' | 'open' | 'updateView',
  Parameters<Workspace['answers']>[1]
>;
let uploads: number;

const uploadPath = '/upload/v1';
const ready = { file: { id: 'F00000001', mimetype: 'image/png' } };

beforeEach(async () => {
  clock = 1_800_000_000_000;
  waits = [];
  afterWait = async () => {};
  uploads = 0;
  images = new FakeRouteImages();
  storage = memoryStorage(() => clock);
  slack = {
    post: { ts: '1.2', channel: 'C1' },
    getUrl: () => {
      uploads += 1;
      return { ok: true, upload_url: `${apiHost}${uploadPath}`, file_id: `F0000000${uploads}` };
    },
    upload: () => [200, 'OK'],
    complete: (body) => ({ ok: true, files: body.files }),
    info: ready,
    update: {},
    respond: () => [200, 'ok'],
    open: { view: { id: 'V7', hash: '7.a' } },
    updateView: { view: { id: 'V1', hash: '7.b' } },
  };
  workspace = await start();
});
afterEach(() => workspace.stop());

const answering =
  (part: keyof typeof slack) =>
  (body: Record<string, unknown>): never => {
    const answer = slack[part];
    return (typeof answer === 'function' ? answer(body) : { ok: true, ...answer }) as never;
  };

async function start(means: Partial<Means> = {}): Promise<Workspace> {
  const started = await Workspace.start(
    {},
    {
      routeImages: images,
      storage,
      wait: async (milliseconds) => {
        waits.push(milliseconds);
        clock += milliseconds;
        await afterWait();
      },
      ...means,
    },
  );
  return started
    .answers('users.info', { user: { locale: 'en-US' } })
    .answers('chat.postMessage', answering('post'))
    .answers('files.getUploadURLExternal', answering('getUrl'))
    .answers('upload', answering('upload'), uploadPath)
    .answers('files.completeUploadExternal', answering('complete'))
    .answers('files.info', answering('info'))
    .answers('chat.update', answering('update'))
    .answers('views.open', answering('open'))
    .answers('views.update', answering('updateView'))
    .answers('response/1', answering('respond'), '/response/1')
    .answers('response/2', answering('respond'), '/response/2');
}

/** Ends the bot, which waits for everything in the background, and starts it anew on what it remembers. */
async function restart(): Promise<void> {
  await workspace.stop();
  workspace = await start();
}

const settled = () => workspace.idle();
/** What follows an answer, once everything in the background is done. */
async function later(method: string, after = 0): Promise<Record<string, unknown>> {
  const message = await workspace.next(method, after);
  await settled();
  return message;
}
const imagesIn = (message: unknown) =>
  ((message as { blocks?: { type: string }[] }).blocks ?? []).filter(({ type }) => type === 'image');
const countOf = (method: string) => workspace.sent(method).length;
const picture = (id: string) =>
  expect.objectContaining({ type: 'image', slack_file: { id }, alt_text: expect.stringContaining('→') });
const warnings = () => workspace.log.filter((line) => /picture|scope|slack file|rate/.test(line));

const ecrInVirginia = JSON.stringify({ v: 1, topics: ['ecr'], region: 'us-east-1', language: 'en' });
expect(readState(ecrInVirginia)).toBeDefined();

/** Asks as different surfaces do, and gives the first answer that is shown. */
const ask = {
  mention: async (text = 'ecr') => {
    const before = countOf('chat.postMessage');
    await workspace.mention(text);
    return workspace.next('chat.postMessage', before);
  },
  command: async (text = 'ecr') => (await workspace.command(text)).json() as Promise<{ blocks: unknown[] }>,
  home: async () => {
    const before = countOf('views.open');
    await workspace.pressInView({ action_id: 'show_topic:en:ecr', value: ecrInVirginia }, 'home');
    return (await workspace.next('views.open', before)).view as { blocks: unknown[] };
  },
  modal: async () => {
    const before = countOf('views.update');
    await workspace.pressInView({ action_id: 'show_topic:en:ecr', value: ecrInVirginia }, 'modal');
    return (await workspace.next('views.update', before)).view as { blocks: unknown[] };
  },
  button: async (container?: Record<string, unknown>) => {
    const before = countOf('response/2');
    await workspace.press({ action_id: 'show_topic:en:ecr', value: ecrInVirginia }, container);
    return workspace.next('response/2', before);
  },
};

describe('a picture that Slack does not have yet', () => {
  test('is uploaded, waited for, and added to the very message that was posted without it', async () => {
    const first = await ask.mention();
    expect(imagesIn(first)).toEqual([]);
    const updated = await later('chat.update');
    expect(updated).toMatchObject({ channel: 'C1', ts: '1.2', text: first.text });
    const blocks = updated.blocks as unknown[];
    expect(blocks[2]).toEqual(picture('F00000001'));
    expect(blocks.toSpliced(2, 1)).toEqual(first.blocks);
    expect(JSON.stringify(blocks[1])).toContain('section');
    await settled();
    expect(workspace.sent('files.getUploadURLExternal')).toEqual([
      expect.objectContaining({ filename: 'ecr.interface-endpoint.en.png', length: String(png.length) }),
    ]);
    const [completed] = workspace.sent('files.completeUploadExternal');
    expect(completed).toEqual({ files: [{ id: 'F00000001', title: 'Amazon ECR' }] });
    expect(warnings()).toEqual([]);
  });

  test('is in the first answer from then on, and uploaded no more', async () => {
    await ask.mention();
    await later('chat.update');
    expect(imagesIn(await ask.mention())).toEqual([picture('F00000001')]);
    await workspace.directMessage('ecr');
    expect(imagesIn(await workspace.next('chat.postMessage', 2))).toEqual([picture('F00000001')]);
    await settled();
    expect(countOf('files.getUploadURLExternal')).toBe(1);
    expect(countOf('chat.update')).toBe(1);
  });

  test('follows the answer to a command, and is acknowledged with once that was accepted', async () => {
    const first = await ask.command();
    expect(imagesIn(first)).toEqual([]);
    const { blocks, ...rest } = await later('response/1');
    // Slack replaces nothing there: the answer would stand twice.
    expect(rest).toMatchObject({
      response_type: 'ephemeral',
      replace_original: false,
      text: expect.stringContaining('→'),
    });
    expect(blocks).toEqual([picture('F00000001')]);
    await restart();
    await ask.mention('dynamodb');
    expect(imagesIn(await ask.command())).toEqual([picture('F00000001')]);
  });

  test('does not go into an acknowledgement because it stood in a post', async () => {
    await ask.mention();
    await later('chat.update');
    expect(imagesIn(await ask.command())).toEqual([]);
    expect(imagesIn(await later('response/1'))).toEqual([picture('F00000001')]);
    await settled();
    expect(countOf('files.getUploadURLExternal')).toBe(1);
  });

  test('is added to the answer of a button that took the place of its message', async () => {
    expect(imagesIn(await ask.button())).toEqual([]);
    const updated = await later('response/2', 1);
    expect(updated).toMatchObject({ replace_original: true });
    expect(imagesIn(updated)).toEqual([picture('F00000001')]);
    expect(imagesIn(await ask.button())).toEqual([picture('F00000001')]);
  });

  test('never takes the place of a message that others read', async () => {
    expect(await ask.button({ is_ephemeral: false })).toMatchObject({ replace_original: false });
    await settled();
    expect(countOf('response/2')).toBe(1);
    expect(countOf('files.completeUploadExternal')).toBe(1);
  });

  test('is uploaded once for two who ask at the same time, and both messages get it', async () => {
    let release = () => {};
    const both = new Promise<void>((resolve) => {
      release = resolve;
    });
    slack.info = async () => {
      await both;
      return { ok: true, ...ready };
    };
    await ask.mention();
    await ask.command();
    release();
    await later('chat.update');
    await later('response/1');
    expect(countOf('files.getUploadURLExternal')).toBe(1);
    expect(images.drawn).toHaveLength(1);
  });

  test('is uploaded to each workspace', async () => {
    await workspace.command('ecr', { team_id: 'T1' });
    await later('response/1');
    await workspace.command('ecr', { team_id: 'T2' });
    expect(imagesIn(await later('response/1', 1))).toEqual([picture('F00000002')]);
  });

  test('belongs to the organisation where the app is installed in all of it', async () => {
    const fields = { is_enterprise_install: 'true', enterprise_id: 'E1' };
    await workspace.command('ecr', { team_id: 'T1', ...fields });
    await later('response/1');
    await settled();
    expect((await storage.pictures.recent(1))[0]?.team).toBe('E1');
  });

  test.each<[string, (held: Promise<void>) => void]>([
    [
      'drawn',
      (held) => {
        images.draw = () => held.then(() => png);
      },
    ],
    [
      'uploaded',
      (held) => {
        slack.upload = () => held.then(() => [200, 'OK'] as const);
      },
    ],
  ])('is not waited for while it is %s', async (_name, hold) => {
    let release = () => {};
    hold(
      new Promise<void>((resolve) => {
        release = resolve;
      }),
    );
    expect(imagesIn(await ask.command())).toEqual([]);
    expect(imagesIn(await ask.mention())).toEqual([]);
    expect(imagesIn(await ask.button())).toEqual([]);
    release();
    await later('chat.update');
  });

  test.each(['qqqqq', 'help', 'nat gateway'])('is not there for %j', async (text) => {
    await ask.mention(text);
    await settled();
    expect(countOf('files.getUploadURLExternal')).toBe(0);
    expect(countOf('chat.update')).toBe(0);
  });
});

describe('when Slack does not take a picture, the answer stands, one line says why, and the next question tries again:', () => {
  test.each<[string, () => void, RegExp]>([
    [
      'the upload address is refused',
      () => {
        slack.getUrl = () => ({ ok: false, error: 'internal_error' });
      },
      /internal_error/,
    ],
    [
      'the upload fails',
      () => {
        slack.upload = () => [500, 'Oops'];
      },
      /http_error/,
    ],
    [
      'the upload is not completed',
      () => {
        slack.complete = () => ({ ok: false, error: 'file_update_failed' });
      },
      /file_update_failed/,
    ],
    [
      'no file comes of it',
      () => {
        slack.complete = () => ({ ok: true, files: [] });
      },
      /file_without_id/,
    ],
    [
      'the state of the file is not told',
      () => {
        slack.info = () => ({ ok: false, error: 'fatal_error' });
      },
      /fatal_error/,
    ],
    [
      'the file is deleted at once',
      () => {
        slack.info = () => ({ ok: false, error: 'file_deleted' });
      },
      /file_gone/,
    ],
    [
      'too many pictures wait to be drawn',
      () => {
        images.draw = () => Promise.reject(new RendererBusyError());
      },
      /renderer_busy/,
    ],
  ])('%s', async (_name, spoil, reason) => {
    const { info, getUrl, upload, complete } = slack;
    spoil();
    expect(imagesIn(await ask.mention())).toEqual([]);
    await settled();
    expect(warnings()).toEqual([expect.stringMatching(reason)]);
    expect(warnings().join()).not.toMatch(/xoxb|slack\.test|<@/);
    Object.assign(slack, { info, getUrl, upload, complete });
    images.draw = () => Promise.resolve(png);
    waits = [];
    await ask.mention();
    expect(imagesIn(await later('chat.update'))).toHaveLength(1);
    expect(waits).toEqual([]);
  });

  test('the upload takes longer than ten seconds', async () => {
    const overdue = new AbortController();
    const timeouts = jest.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
      return milliseconds === 10_000 ? overdue.signal : new AbortController().signal;
    });
    slack.upload = () => {
      overdue.abort(new DOMException('The operation timed out', 'TimeoutError'));
      return new Promise<never>(() => {});
    };
    await ask.mention();
    await settled();
    timeouts.mockRestore();
    expect(warnings()).toEqual([expect.stringContaining('request_error')]);
    expect(countOf('chat.update')).toBe(0);
  });

  test('the file is never ready; then the next question waits for the same file', async () => {
    slack.info = { file: { id: 'F00000001', mimetype: '' } };
    await ask.mention();
    await settled();
    expect(warnings()).toEqual([expect.stringContaining('file_not_ready')]);
    expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000]);
    slack.info = ready;
    await ask.mention();
    expect(imagesIn(await later('chat.update'))).toEqual([picture('F00000001')]);
    expect(uploads).toBe(1);
  });

  test('the file is not ready after two questions; then another one is uploaded', async () => {
    slack.info = ({ file }) => ({ ok: true, file: { mimetype: file === 'F00000001' ? '' : 'image/png' } });
    for (let i = 0; i < 2; i += 1) {
      await ask.mention();
      await settled();
    }
    expect(warnings()).toHaveLength(2);
    await ask.mention();
    expect(imagesIn(await later('chat.update'))).toEqual([picture('F00000002')]);
  });

  test('the file is deleted before it is ready; then another one is uploaded', async () => {
    slack.info = () => ({ ok: false, error: 'file_not_found' });
    await ask.mention();
    await settled();
    slack.info = ready;
    await ask.mention();
    expect(imagesIn(await later('chat.update'))).toEqual([picture('F00000002')]);
  });
});

describe('a scope that the app does not have', () => {
  const missing = (needed: string) => () => ({ ok: false, error: 'missing_scope', needed, provided: 'x' });

  test.each([
    ['files:write', 'getUrl', 'files.getUploadURLExternal'],
    ['files:read', 'info', 'files.info'],
  ] as const)(
    '%s is named in one line, and not tried again before a restart',
    async (scope, part, method) => {
      const good = slack[part];
      slack[part] = missing(scope);
      await ask.mention();
      await workspace.next(method);
      await ask.command();
      await ask.mention('dynamodb');
      await settled();
      const asked = countOf(method);
      expect(warnings()).toEqual([expect.stringMatching(`lacks the scope ${scope}.*install the app again`)]);
      await restart();
      slack[part] = missing(scope);
      await ask.mention();
      await workspace.next(method);
      expect(asked).toBeLessThanOrEqual(2);
      await restart();
      slack[part] = good;
      await ask.mention();
      expect(imagesIn(await later('chat.update'))).toHaveLength(1);
    },
  );

  test('keeps no question from being answered, nor asks Slack again', async () => {
    slack.getUrl = missing('files:write');
    await ask.mention();
    await workspace.next('files.getUploadURLExternal');
    await settled();
    for (const text of ['ecr', 'dynamodb', 'sqs']) expect(imagesIn(await ask.mention(text))).toEqual([]);
    await settled();
    expect(countOf('files.getUploadURLExternal')).toBe(1);
    expect(warnings()).toHaveLength(1);
  });
});

describe('a rate limit', () => {
  const limited = (seconds: number): [number, string, Record<string, string>] => [
    429,
    '',
    { 'retry-after': String(seconds) },
  ];

  test.each(['getUrl', 'complete', 'info', 'update'] as const)('on %s is waited for', async (part) => {
    const good = slack[part];
    slack[part] = () => {
      slack[part] = good;
      return limited(7);
    };
    await ask.mention();
    await settled();
    expect(imagesIn(workspace.sent('chat.update').at(-1))).toHaveLength(1);
    expect(waits).toContain(7_000);
    expect(warnings()).toEqual([]);
  });

  test('of more than a minute is a reason to give up for this time', async () => {
    slack.getUrl = () => limited(61);
    await ask.mention();
    await settled();
    expect(waits).toEqual([]);
    expect(warnings()).toEqual([expect.stringContaining('(ratelimited)')]);
  });

  test('that does not end is waited for a minute at the most', async () => {
    slack.getUrl = () => limited(25);
    await ask.mention();
    await settled();
    expect(waits).toEqual([25_000, 25_000]);
    expect(warnings()).toHaveLength(1);
  });

  test('holds no answer back', async () => {
    let wake = () => {};
    await workspace.stop();
    workspace = await start({
      wait: () =>
        new Promise<void>((resolve) => {
          wake = resolve;
        }),
    });
    slack.getUrl = () => limited(30);
    await ask.mention();
    await workspace.next('files.getUploadURLExternal');
    await ask.mention('dynamodb');
    slack.getUrl = () => ({ ok: false, error: 'internal_error' });
    wake();
  });
});

describe('an update that is refused', () => {
  test('leaves the answer as it is; the picture is in the next one', async () => {
    slack.update = () => ({ ok: false, error: 'cant_update_message' });
    await ask.mention();
    await settled();
    expect(warnings()).toEqual([expect.stringContaining('cant_update_message')]);
    expect(imagesIn(await ask.mention())).toEqual([picture('F00000001')]);
  });

  test('for the picture makes the picture be uploaded anew', async () => {
    slack.update = () => refusal('invalid slack file [json-pointer:/blocks/2/slack_file]');
    await ask.mention();
    await settled();
    expect(warnings()).toEqual([expect.stringContaining('Slack refused the picture')]);
    slack.update = {};
    expect(imagesIn(await ask.mention())).toEqual([]);
    expect(imagesIn(await later('chat.update', 1))).toEqual([picture('F00000002')]);
    expect(await ask.mention()).toBeDefined();
  });

  test('at an expired response_url leaves the answer as it is', async () => {
    slack.respond = () => [404, 'expired_url'];
    await ask.command();
    await settled();
    expect(warnings()).toEqual([expect.stringContaining('expired_url')]);
    expect(warnings().join()).not.toContain('/response/');
  });
});

describe('a picture that Slack refuses in the first answer', () => {
  beforeEach(async () => {
    await ask.mention();
    await later('chat.update');
    await ask.command();
    await later('response/1');
  });

  const refused = (message: Record<string, unknown>) =>
    imagesIn(message).length > 0
      ? refusal('invalid slack file [json-pointer:/blocks/2/slack_file]')
      : { ok: true, ts: '1.2', channel: 'C1' };

  test('goes without it, with one line in the log, and is uploaded anew for the next', async () => {
    slack.post = refused;
    const before = countOf('chat.postMessage');
    await workspace.mention('ecr');
    const [first, second] = [
      await workspace.next('chat.postMessage', before),
      await workspace.next('chat.postMessage', before + 1),
    ];
    expect(imagesIn(first)).toEqual([picture('F00000001')]);
    expect((first.blocks as unknown[]).toSpliced(2, 1)).toEqual(second.blocks);
    await settled();
    await workspace.mention('ecr');
    expect(imagesIn(await later('chat.update', 1))).toEqual([picture('F00000002')]);
    await settled();
    expect(workspace.log.filter((line) => /refused/.test(line))).toEqual([
      expect.stringMatching(/Slack refused the picture ecr\.interface-endpoint\.en \(invalid_blocks, post\)/),
    ]);
    expect(countOf('chat.postMessage') - before).toBe(3);
  });

  test('of a button goes without it through the response_url', async () => {
    slack.respond = (message) =>
      imagesIn(message).length > 0 ? [404, { ok: false, error: 'invalid_blocks' }] : [200, 'ok'];
    slack.info = () => ({ ok: false, error: 'file_not_found' });
    expect(imagesIn(await ask.button())).toHaveLength(1);
    expect(imagesIn(await later('response/2', 1))).toEqual([]);
    await settled();
    expect(warnings()).toEqual([expect.stringContaining('(invalid_blocks, response_url)')]);
    slack.respond = () => [200, 'ok'];
    slack.info = ready;
    await ask.button();
    expect(imagesIn(await later('response/2', 3))).toEqual([picture('F00000002')]);
  });

  test('because its file was deleted does not lose the answer to a command', async () => {
    slack.info = () => ({ ok: false, error: 'file_deleted' });
    const acknowledged = await ask.command();
    expect(imagesIn(acknowledged)).toHaveLength(1);
    const again = await later('response/1', 1);
    expect(again.blocks).toEqual(acknowledged.blocks.toSpliced(2, 1));
    slack.info = ready;
    expect(imagesIn(await ask.command())).toEqual([]);
    expect(imagesIn(await later('response/1', 2))).toEqual([picture('F00000002')]);
  });

  test('is looked for once in a while, not at every command', async () => {
    await restart();
    await ask.mention('dynamodb');
    await later('chat.update');
    const before = countOf('files.info');
    for (let i = 0; i < 3; i += 1) expect(imagesIn(await ask.command())).toHaveLength(1);
    await settled();
    expect(countOf('files.info') - before).toBe(1);
    expect(countOf('response/1')).toBe(0);
  });
});

describe('a file that Slack shows in posts but not to one person alone', () => {
  test('is not tried there again, stays in posts, and is not uploaded again', async () => {
    slack.respond = () => [404, { ok: false, error: 'invalid_blocks' }];
    await ask.command();
    await settled();
    expect(warnings()).toEqual([expect.stringContaining('(invalid_blocks, acknowledgement)')]);
    expect(countOf('files.info')).toBe(2);
    expect(imagesIn(await ask.mention())).toEqual([picture('F00000001')]);
    await ask.command();
    await settled();
    expect(countOf('response/1')).toBe(1);
    expect(countOf('files.getUploadURLExternal')).toBe(1);
  });
});

describe('after a restart', () => {
  test('what was uploaded is in the first answer', async () => {
    await ask.mention();
    await later('chat.update');
    await restart();
    expect(imagesIn(await ask.mention())).toEqual([picture('F00000001')]);
  });
});

describe('with several replicas', () => {
  test('the one that was not first takes what the other uploaded', async () => {
    await ask.mention('dynamodb');
    await later('chat.update');
    const [{ hash } = { hash: '' }] = await storage.pictures.recent(1);
    await storage.pictures.forget({ team: 'T1', hash }, 'F00000001');
    expect(await storage.pictures.claim({ team: 'T1', hash })).toBe(true);
    await restart();
    afterWait = async () => {
      if (waits.length === 2)
        await storage.pictures.save({ team: 'T1', hash }, { fileId: 'F00000009', state: 'ready' });
    };
    await ask.mention('dynamodb');
    expect(imagesIn(await later('chat.update'))).toEqual([picture('F00000009')]);
    expect(waits).toEqual([1_000, 2_000]);
    expect(uploads).toBe(1);
  });

  test('the claim of one that went away is taken over', async () => {
    await ask.mention('dynamodb');
    await later('chat.update');
    const [{ hash } = { hash: '' }] = await storage.pictures.recent(1);
    await storage.pictures.forget({ team: 'T1', hash }, 'F00000001');
    await storage.pictures.claim({ team: 'T1', hash });
    await restart();
    await ask.mention('dynamodb');
    expect(imagesIn(await later('chat.update'))).toEqual([picture('F00000002')]);
  });
});

test('a stop waits for what is under way', async () => {
  let finish = () => {};
  const asked = new Promise<void>((resolve) => {
    slack.info = async () => {
      resolve();
      await new Promise<void>((done) => {
        finish = done;
      });
      return { ok: true, ...ready };
    };
  });
  await ask.mention();
  await asked;
  const stopped = workspace.app.stop();
  finish();
  await stopped;
  expect(countOf('chat.update')).toBe(1);
});

describe('in a modal', () => {
  const refusedView = () => ({
    ok: false,
    error: 'invalid_arguments',
    response_metadata: { messages: ['[ERROR] invalid slack file [json-pointer:/view/blocks/2/slack_file]'] },
  });
  /** Slack takes views without a picture alone. */
  const onlyWithout = (body: Record<string, unknown>) =>
    imagesIn(body.view).length > 0 ? refusedView() : { ok: true, view: { id: 'V7', hash: '7.a' } };

  test('the picture is added to the very view that was opened, as long as it shows the same', async () => {
    const opened = await ask.home();
    expect(imagesIn(opened)).toEqual([]);
    const updated = await later('views.update');
    expect(updated).toMatchObject({ view_id: 'V7', hash: '7.a' });
    const { blocks, ...frame } = updated.view as { blocks: unknown[] };
    expect(blocks[2]).toEqual(picture('F00000001'));
    expect({ ...frame, blocks: blocks.toSpliced(2, 1) }).toEqual(opened);
    expect(warnings()).toEqual([]);
  });

  test('the picture is in it at once from then on, in an open one too', async () => {
    await ask.home();
    await later('views.update');
    expect((await ask.home()).blocks[2]).toEqual(picture('F00000001'));
    expect((await ask.modal()).blocks[2]).toEqual(picture('F00000001'));
    await settled();
    expect(countOf('views.update')).toBe(2);
    expect(uploads).toBe(1);
  });

  test('one that was added later goes to what an update gave', async () => {
    const first = await ask.modal();
    expect(imagesIn(first)).toEqual([]);
    expect(await later('views.update', 1)).toMatchObject({ view_id: 'V1', hash: '7.b' });
  });

  test.each(['hash_conflict', 'not_found'])('who has moved on (%s) is not called back', async (error) => {
    slack.updateView = () => ({ ok: false, error });
    await ask.home();
    await later('views.update');
    expect(countOf('views.update')).toBe(1);
    expect(warnings()).toEqual([]);
  });

  test('a view that Slack refuses for its picture opens without it, and the file is not uploaded anew', async () => {
    await ask.home();
    await later('views.update');
    slack.open = onlyWithout;
    const refused = await ask.home();
    expect(imagesIn(refused)).toHaveLength(1);
    expect(imagesIn((await workspace.next('views.open', 2)).view)).toEqual([]);
    await settled();
    expect(warnings()).toEqual([expect.stringContaining('Slack refused the picture ecr')]);
    // No modal tries again, and a message has it still.
    expect(imagesIn(await ask.home())).toEqual([]);
    await settled();
    expect(countOf('views.open')).toBe(4);
    expect(imagesIn(await ask.mention())).toHaveLength(1);
    expect(uploads).toBe(1);
  });

  test('a picture that is refused later is not tried again either', async () => {
    slack.updateView = onlyWithout;
    await ask.home();
    await later('views.update');
    await ask.home();
    await settled();
    expect(countOf('views.update')).toBe(1);
    expect(uploads).toBe(1);
  });

  test('what a modal takes is no word on messages for one person', async () => {
    await ask.home();
    await later('views.update');
    expect(imagesIn(await ask.command())).toEqual([]);
    await settled();
    // A file that is refused there, though it was fine in a modal, is good for modals still.
    slack.respond = () => [200, JSON.stringify(refusal('invalid slack file'))];
    await ask.button();
    await settled();
    expect(imagesIn(await ask.home())).toHaveLength(1);
    expect(uploads).toBe(1);
  });

  test('that opens too late leaves a line in the log and nothing else', async () => {
    slack.open = { ok: false, error: 'expired_trigger_id' };
    await ask.home();
    await settled();
    expect(countOf('views.open')).toBe(1);
    expect(workspace.log.filter((line) => line.includes('three seconds'))).toHaveLength(1);
    expect(uploads).toBe(0);
  });
});
