import type { Json } from '../protocol.js';
import type { BlockProblem } from './block-kit-rules.js';
import type { Workspace } from './workspace.js';

const imageTypes = ['image/png', 'image/jpeg', 'image/gif'];
/** How long Slack waits for somebody else's server before it gives up on a picture. */
const patience = 3_000;

/**
 * What Slack says of the pictures in blocks: it fetches every `image_url` before it takes a message, and
 * takes a `slack_file` once it has finished with the file.
 */
export async function checkImages(
  blocks: readonly Json[],
  root: string,
  workspace: Workspace,
): Promise<BlockProblem[]> {
  const found = blocks.flatMap((block, i) => imagesIn(block, `${root}/${i}`));
  const problems = await Promise.all(found.map(({ image, pointer }) => problemOf(image, pointer, workspace)));
  return problems.flat();
}

/** What the bytes are, as far as Slack shows it in a block. */
export function imageTypeOf(bytes: Uint8Array): string | undefined {
  const starts = (...first: number[]) => first.every((byte, i) => bytes[i] === byte);
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (starts(0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (starts(0x47, 0x49, 0x46, 0x38)) return 'image/gif';
  return undefined;
}

function imagesIn(part: unknown, pointer: string): { image: Json; pointer: string }[] {
  if (typeof part !== 'object' || part === null) return [];
  const inner = Object.entries(part).flatMap(([key, value]) => imagesIn(value, `${pointer}/${key}`));
  return 'type' in part && part.type === 'image' ? [{ image: part as Json, pointer }, ...inner] : inner;
}

async function problemOf(image: Json, pointer: string, workspace: Workspace): Promise<BlockProblem[]> {
  const { image_url: url, slack_file: file } = image;
  if ((url === undefined) === (file === undefined))
    return [{ pointer, message: 'must provide exactly one of image_url and slack_file' }];
  if (file !== undefined)
    return isReady(file as Json, workspace)
      ? []
      : [{ pointer: `${pointer}/slack_file`, message: 'invalid slack file' }];
  return (await isImageAddress(String(url)))
    ? []
    : [{ pointer: `${pointer}/image_url`, message: 'downloading image failed' }];
}

function isReady({ id, url }: Json, workspace: Workspace): boolean {
  const file = workspace.files.find((kept) => kept.id === id || kept.url === url);
  return file?.readyAt !== undefined && file.readyAt <= workspace.now() && imageTypes.includes(file.mimetype);
}

async function isImageAddress(address: string): Promise<boolean> {
  if (!/^https?:\/\//.test(address)) return false;
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(patience) });
    return response.ok && imageTypeOf(new Uint8Array(await response.arrayBuffer())) !== undefined;
  } catch {
    return false;
  }
}
