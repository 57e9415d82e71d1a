import { request } from 'node:http';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import nock from 'nock';
import { RendererBusyError } from '../../src/route-image/renderer.js';
import { LinkedPictures } from '../../src/slack/pictures/linked-pictures.js';
import { FakeRouteImages, png } from './fake-route-images.js';
import { apiHost, refusal, Workspace } from './workspace.js';

const publicUrl = 'https://bot.example.com';

let workspace: Workspace;
let images: FakeRouteImages;
let postMessage: Parameters<Workspace['answers']>[1];

beforeEach(async () => {
  images = new FakeRouteImages();
  postMessage = () => ({ ok: true, ts: '1.2', channel: 'C1' });
  workspace = await start({ PUBLIC_URL: publicUrl });
});
afterEach(() => workspace.stop());

async function start(env: Record<string, string>): Promise<Workspace> {
  return (await Workspace.start(env, { routeImages: images }))
    .answers('users.info', { user: { locale: 'en-US' } })
    .answers('chat.postMessage', (body) => (postMessage as (body: unknown) => never)(body));
}

interface Shown {
  readonly blocks: { type: string; image_url?: string; alt_text?: string }[];
}

const imagesIn = (message: unknown) => (message as Shown).blocks.filter(({ type }) => type === 'image');
const ask = async (text = 'ecr') => (await workspace.command(text)).json() as Promise<Shown>;
const mention = async (text = 'ecr') => {
  const before = workspace.sent('chat.postMessage').length;
  await workspace.mention(text);
  return workspace.next('chat.postMessage', before);
};

/** The path of the picture that an answer shows, once it was shown. */
async function pathOfPicture(): Promise<string> {
  const [image] = imagesIn(await ask());
  return new URL(image?.image_url ?? '').pathname;
}

/** Asks with the path as it is: fetch would tidy it up. */
function get(path: string, method = 'GET', headers: Record<string, string> = {}) {
  return new Promise<{ status: number | undefined; headers: Record<string, unknown>; body: Buffer }>(
    (resolve, reject) => {
      const { hostname, port } = new URL(workspace.url);
      const sent = request({ hostname, port, path, method, headers }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part) => parts.push(part));
        response.on('end', () =>
          resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }),
        );
      });
      sent.on('error', reject);
      sent.end();
    },
  );
}

describe('with a public URL the picture is in the first answer', () => {
  const picture = {
    type: 'image',
    image_url: expect.stringMatching(
      /^https:\/\/bot\.example\.com\/routes\/ecr\.interface-endpoint\.en\.[0-9a-f]{16}\.png$/,
    ),
    alt_text: expect.stringContaining('→'),
  };

  test('to a command, after the verdict', async () => {
    const { blocks } = await ask();
    expect(blocks.map(({ type }) => type).slice(0, 3)).toEqual(['header', 'section', 'image']);
    expect(blocks[2]).toEqual(picture);
  });

  test('to a command with a misspelt name, after the verdict', async () => {
    const { blocks } = await ask('secrets manger');
    expect(blocks.map(({ type }) => type).slice(0, 4)).toEqual(['header', 'context', 'section', 'image']);
  });

  test('to a mention, a direct message and a button', async () => {
    expect(imagesIn(await mention())).toEqual([picture]);
    await workspace.directMessage('ecr');
    expect(imagesIn(await workspace.next('chat.postMessage', 1))).toEqual([picture]);
    const response = workspace.response();
    const value = JSON.stringify({ v: 1, topics: ['ecr'], region: 'us-east-1', language: 'en' });
    await workspace.press({ action_id: 'show_topic:en:ecr', value });
    expect(imagesIn(await response)).toEqual([picture]);
  });

  test('to a press on the Home tab, in the modal', async () => {
    const opening = (body: Record<string, unknown>) =>
      imagesIn(body.view).length === 0
        ? { ok: true, view: { id: 'V7', hash: '7.a' } }
        : {
            ok: false,
            error: 'invalid_arguments',
            response_metadata: {
              messages: ['[ERROR] downloading image failed [json-pointer:/view/blocks/2/image_url]'],
            },
          };
    workspace.answers('views.open', opening);
    const value = JSON.stringify({ v: 1, topics: ['ecr'], region: 'us-east-1', language: 'en' });
    await workspace.pressInView({ action_id: 'show_topic:en:ecr', value }, 'home');
    expect(imagesIn((await workspace.next('views.open')).view)).toEqual([picture]);
    // Slack cannot fetch it: the modal opens without, and so do those to come.
    expect(imagesIn((await workspace.next('views.open', 1)).view)).toEqual([]);
    await workspace.idle();
    await workspace.pressInView({ action_id: 'show_topic:en:ecr', value }, 'home');
    expect(imagesIn((await workspace.next('views.open', 2)).view)).toEqual([]);
    expect(workspace.log.filter((line) => line.includes('refused the picture'))).toHaveLength(1);
  });

  test('and nothing is drawn for it, uploaded or changed', async () => {
    await mention();
    await ask();
    await workspace.idle();
    expect(images.drawn).toEqual([]);
    expect(workspace.calls.filter(({ method }) => /^files|update/.test(method))).toEqual([]);
  });

  test('unless it cannot be named: that costs no answer', async () => {
    images.of = () => {
      throw new Error('out of names');
    };
    const { blocks } = await ask();
    expect(blocks.length).toBeGreaterThan(3);
    expect(imagesIn({ blocks })).toEqual([]);
    expect(workspace.log.filter((line) => /could not be named/.test(line))).toHaveLength(1);
  });

  test('to several answers, one for all of them', async () => {
    expect(imagesIn(await ask('ecr sqs'))).toEqual([
      expect.objectContaining({ alt_text: expect.stringMatching(/ECR.*SQS/) }),
    ]);
  });
});

describe('our server', () => {
  test('gives the picture, to be kept for ever', async () => {
    const { status, headers, body } = await get(await pathOfPicture());
    expect(status).toBe(200);
    expect(body).toEqual(png);
    expect(headers).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-length': String(png.length),
      etag: expect.stringMatching(/^"[0-9a-f]{16}"$/),
      'x-content-type-options': 'nosniff',
    });
  });

  test('tells of it without giving it', async () => {
    const { status, headers, body } = await get(await pathOfPicture(), 'HEAD');
    expect(status).toBe(200);
    expect(headers['content-length']).toBe(String(png.length));
    expect(body).toHaveLength(0);
  });

  test('draws nothing for one who has it', async () => {
    const path = await pathOfPicture();
    const { headers } = await get(path);
    const again = await get(path, 'GET', { 'if-none-match': String(headers.etag) });
    expect(again.status).toBe(304);
    expect(images.drawn).toHaveLength(1);
  });

  test.each([
    ['of another content', (path: string) => path.replace(/[0-9a-f]{16}/, '0000000000000000')],
    ['with no content', (path: string) => path.replace(/\.[0-9a-f]{16}/, '')],
    ['of another type', (path: string) => path.replace('.png', '.svg')],
    ['of a topic that is none', () => '/routes/nothing.en.0123456789abcdef.png'],
    ['with a step up', (path: string) => path.replace('/routes/', '/routes/../routes/')],
    ['with an encoded step up', () => '/routes/..%2f..%2fetc%2fpasswd'],
    ['encoded', (path: string) => path.replace('.png', '%2epng')],
    ['in a folder', (path: string) => path.replace('/routes/', '/routes/x/')],
    ['with a slash more', (path: string) => path.replace('/routes/', '/routes//')],
    ['in capitals', (path: string) => path.toUpperCase()],
    ['of no name', () => '/routes/'],
    ['with a very long name', () => `/routes/${'a'.repeat(5000)}.png`],
    ['called __proto__', () => '/routes/__proto__'],
  ])('has no picture %s, and draws none', async (_name, change) => {
    expect((await get(change(await pathOfPicture()))).status).toBe(404);
    expect(images.drawn).toEqual([]);
  });

  test('takes the query for nothing', async () => {
    expect((await get(`${await pathOfPicture()}?a=../b`)).status).toBe(200);
  });

  test.each(['POST', 'PUT', 'DELETE'])('refuses %s', async (method) => {
    const { status, headers } = await get(await pathOfPicture(), method);
    expect(status).toBe(405);
    expect(headers.allow).toBe('GET, HEAD');
  });

  test('asks to come again when too much waits to be drawn', async () => {
    images.draw = () => Promise.reject(new RendererBusyError());
    const { status, headers } = await get(await pathOfPicture());
    expect(status).toBe(503);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(headers['cache-control']).toBeUndefined();
    expect(workspace.log.join()).not.toContain('renderer_busy');
  });

  test('says so when drawing fails, in the log as well', async () => {
    images.draw = () => Promise.reject(new Error('out of ink'));
    const { status, headers } = await get(await pathOfPicture());
    expect(status).toBe(500);
    expect(headers['cache-control']).toBeUndefined();
    expect(workspace.log.filter((line) => /could not be drawn/.test(line))).toHaveLength(1);
  });

  test('serves no pictures without a public URL', async () => {
    const path = await pathOfPicture();
    await workspace.stop();
    workspace = await start({});
    expect((await get(path)).status).toBe(404);
  });
});

describe('a picture that Slack cannot fetch', () => {
  beforeEach(() => {
    postMessage = (body) =>
      imagesIn(body).length > 0
        ? refusal('downloading image failed [json-pointer:/blocks/2/image_url]')
        : { ok: true, ts: '1.2', channel: 'C1' };
  });
  const refusals = () => workspace.log.filter((line) => /downloading|refused|picture/.test(line));

  test('costs no answer: it goes again without it, with one line in the log', async () => {
    const first = await mention();
    const second = await workspace.next('chat.postMessage', 1);
    expect((first.blocks as unknown[]).toSpliced(2, 1)).toEqual(second.blocks);
    await workspace.idle();
    expect(refusals()).toEqual([expect.stringMatching(/Slack refused the picture.*PUBLIC_URL/)]);
    expect(workspace.sent('chat.postMessage')).toHaveLength(2);
  });

  test('holds the pictures back, from acknowledgements as well', async () => {
    await mention();
    await workspace.idle();
    expect(imagesIn(await ask('dynamodb'))).toEqual([]);
    expect(imagesIn(await mention('dynamodb'))).toEqual([]);
  });

  test('holds them back for five minutes', async () => {
    let clock = 1_800_000_000_000;
    const pictures = new LinkedPictures(publicUrl, () => clock);
    const image = { name: 'ecr.en', hash: '0123456789abcdef', title: '', altText: '' };
    const request = { image, workspace: { id: 'T1', token: undefined }, way: 'acknowledgement' } as const;
    expect(pictures.now(request)).toEqual({ image_url: `${publicUrl}/routes/ecr.en.0123456789abcdef.png` });
    await pictures.refused();
    clock += 5 * 60_000 - 1;
    expect(pictures.now(request)).toBeUndefined();
    clock += 1;
    expect(pictures.now(request)).toBeDefined();
  });

  test('through a response_url costs no answer either', async () => {
    const sent: unknown[] = [];
    workspace.answers(
      'response/2',
      (body) => {
        sent.push(body);
        return imagesIn(body).length > 0 ? [404, { ok: false, error: 'invalid_blocks' }] : [200, 'ok'];
      },
      '/response/2',
    );
    const value = JSON.stringify({ v: 1, topics: ['ecr'], region: 'us-east-1', language: 'en' });
    await workspace.press({ action_id: 'show_topic:en:ecr', value });
    const second = await workspace.next('response/2', 1);
    expect(imagesIn(second)).toEqual([]);
    expect((second as unknown as Shown).blocks.length).toBeGreaterThan(3);
  });

  test('is not to blame when Slack refuses the message without it as well: then the text goes alone', async () => {
    postMessage = (body) =>
      (body as { blocks?: unknown }).blocks === undefined
        ? { ok: true, ts: '1.2' }
        : { ok: false, error: 'invalid_blocks' };
    await workspace.mention('ecr');
    const third = await workspace.next('chat.postMessage', 2);
    expect(third.blocks).toBeUndefined();
    expect(third.text).toContain('Amazon ECR');
    expect(imagesIn(await ask())).toHaveLength(1);
  });
});

test('over Socket Mode the pictures are served all the same, and nothing else', async () => {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  const path = await pathOfPicture();

  const connecting = new Promise<void>((resolve) => {
    nock(apiHost)
      .post('/api/apps.connections.open')
      .reply(200, () => {
        resolve();
        return { ok: false, error: 'invalid_auth' };
      });
  });
  const env = {
    SLACK_SIGNING_SECRET: '',
    SLACK_APP_TOKEN: 'xapp-test',
    PUBLIC_URL: publicUrl,
    PORT: String(port),
  };
  const app = Workspace.create(env, { routeImages: images });
  const started = app.start();
  await connecting;
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  expect(response.status).toBe(200);
  expect(Buffer.from(await response.arrayBuffer())).toEqual(png);
  expect((await fetch(`http://127.0.0.1:${port}/slack/events`, { method: 'POST' })).status).toBe(404);
  await expect(started).rejects.toThrow('invalid_auth');
  await app.stop();
  await expect(fetch(`http://127.0.0.1:${port}${path}`)).rejects.toThrow();
});
