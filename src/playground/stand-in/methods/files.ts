import { imageTypeOf } from '../block-images.js';
import { ApiError, type Method, type Slack, textOf, writableChannelOf } from '../method.js';
import { fileJson } from '../payloads.js';
import type { KeptFile } from '../workspace.js';

/** Slack is not finished with a file the moment that its upload is completed. */
const processingMilliseconds = 600;

export const getUploadUrl: Method = {
  scopes: ['files:write'],
  run: (args, { workspace, url }) => {
    const name = textOf(args, 'filename');
    const size = Number(args.length);
    if (name === undefined || !Number.isInteger(size) || size < 1)
      throw new ApiError('invalid_arguments', {
        response_metadata: { messages: [`[ERROR] missing required field: ${name ? 'length' : 'filename'}`] },
      });
    const id = workspace.id('F');
    const altText = textOf(args, 'alt_txt') ?? textOf(args, 'alt_text');
    workspace.keepFile({
      id,
      name,
      title: name,
      size,
      mimetype: '',
      url: `${url}/files/${id}/${encodeURIComponent(name)}`,
      bytes: Buffer.alloc(0),
      readyAt: undefined,
      ...(altText === undefined ? {} : { altText }),
    });
    return { upload_url: `${url}/upload/${id}`, file_id: id };
  },
};

/** Takes the bytes of a file at its upload URL. False when Slack does not expect them. */
export function receiveUpload(id: string, bytes: Buffer, { workspace }: Slack): boolean {
  const file = workspace.file(id);
  if (file === undefined || file.readyAt !== undefined || bytes.length === 0) return false;
  const mimetype = imageTypeOf(bytes) ?? 'application/octet-stream';
  workspace.keepFile({ ...file, bytes, size: bytes.length, mimetype });
  return true;
}

export const completeUpload: Method = {
  scopes: ['files:write'],
  run: (args, slack) => {
    const { workspace } = slack;
    const given = Array.isArray(args.files) ? args.files : [];
    if (given.length === 0) throw new ApiError('invalid_arguments');
    const files = given.map((entry: { id?: string; title?: string }) => {
      const file = workspace.file(entry.id ?? '');
      if (file === undefined || file.bytes.length === 0) throw new ApiError('file_not_found');
      const completed: KeptFile = {
        ...file,
        title: entry.title ?? file.name,
        readyAt: workspace.now() + processingMilliseconds,
      };
      return completed;
    });
    const channelId = textOf(args, 'channel_id');
    const channel = channelId === undefined ? undefined : writableChannelOf(channelId, slack);
    for (const file of files) workspace.keepFile(file);
    if (channel !== undefined) {
      const threadTs = textOf(args, 'thread_ts');
      workspace.add({
        channel: channel.id,
        user: workspace.bot.id,
        text: textOf(args, 'initial_comment') ?? '',
        files: files.map(({ bytes: _, readyAt: __, ...file }) => file),
        ...(threadTs === undefined ? {} : { threadTs }),
      });
    }
    return { files: files.map(({ id, title }) => ({ id, title })) };
  },
};

export const fileInfo: Method = {
  scopes: ['files:read'],
  run: (args, { workspace }) => {
    const file = workspace.file(textOf(args, 'file') ?? '');
    if (file?.readyAt === undefined) throw new ApiError('file_not_found');
    const isReady = file.readyAt <= workspace.now();
    return { file: fileJson(isReady ? file : { ...file, mimetype: '' }) };
  },
};
