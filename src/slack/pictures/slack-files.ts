import type { WebClient } from '@slack/web-api';
import type { RouteImage } from '../../route-image/route-images.js';
import { shorten } from '../cards/text.js';
import { slackErrorOf } from '../slack-error.js';
import { type Wait, withinRateLimits } from './rate-limit.js';

export type FilesClient = Pick<WebClient, 'files' | 'filesUploadV2'>;

/** Slack took the file and has not finished with it in time, or has lost it. */
export class SlackFileError extends Error {
  constructor(readonly code: 'file_not_ready' | 'file_gone' | 'file_without_id') {
    super(code);
    this.name = 'SlackFileError';
  }
}

/** Before each look whether Slack has finished; about half a minute together. */
const pauses = [0, 500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000];
/** https://docs.slack.dev/reference/methods/files.getUploadURLExternal */
const longestAltText = 1_000;
/** Most file systems take 255 bytes. */
const longestFileName = 200;
const gone = new Set(['file_not_found', 'file_deleted']);

/**
 * The files of the bot in Slack. Rejects with Slack's errors. The client must not retry nor wait by itself
 * when Slack limits its rate.
 */
export class SlackFiles {
  constructor(
    readonly createClient: (token: string | undefined) => FilesClient,
    readonly wait: Wait,
  ) {}

  /** Uploads a picture that stands in no conversation; gives its id. Slack goes on working on it. */
  async upload(image: RouteImage, png: Uint8Array, token: string | undefined): Promise<string> {
    const client = this.createClient(token);
    const { files } = await withinRateLimits(this.wait, () =>
      client.filesUploadV2({
        file: Buffer.from(png),
        filename: `${image.name.length > longestFileName ? image.hash : image.name}.png`,
        title: image.title,
        alt_text: shorten(image.altText, longestAltText),
      }),
    );
    const id = files[0]?.files?.[0]?.id;
    if (id === undefined) throw new SlackFileError('file_without_id');
    return id;
  }

  /**
   * Waits until the file can stand in a message: Slack's own sign is that it knows the type.
   * https://github.com/slackapi/node-slack-sdk/issues/2170
   * @throws SlackFileError `file_not_ready` after half a minute, `file_gone` when it was deleted
   */
  async untilReady(fileId: string, token: string | undefined): Promise<void> {
    for (const pause of pauses) {
      if (pause > 0) await this.wait(pause);
      const file = await this.#look(fileId, token);
      if (file === undefined) throw new SlackFileError('file_gone');
      if (file.mimetype) return;
    }
    throw new SlackFileError('file_not_ready');
  }

  async isThere(fileId: string, token: string | undefined): Promise<boolean> {
    return (await this.#look(fileId, token)) !== undefined;
  }

  /** Undefined when the file was deleted. */
  async #look(fileId: string, token: string | undefined) {
    const client = this.createClient(token);
    try {
      const { file } = await withinRateLimits(this.wait, () => client.files.info({ file: fileId }));
      return file?.mode === 'tombstone' ? undefined : file;
    } catch (error) {
      if (gone.has(slackErrorOf(error) ?? '')) return undefined;
      throw error;
    }
  }
}
