import type { Logger } from '@slack/logger';
import { LRUCache } from 'lru-cache';
import type { RouteImage, RouteImages } from '../../route-image/route-images.js';
import type { PictureFile, PictureKey, PictureStore } from '../../storage/picture-store.js';
import { atMost } from '../at-most.js';
import type { PictureSource } from '../cards/blocks.js';
import { describeError, missingScopeOf } from '../slack-error.js';
import type { PictureRequest, PictureSources, Way, Workspace } from './picture-sources.js';
import type { Wait } from './rate-limit.js';
import { SlackFileError, type SlackFiles } from './slack-files.js';

/** Before each look for what another replica uploads; together longer than a claim holds. */
const claimPauses = [0, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 20_000];
const mostKnown = 5_000;
const minute = 60_000;

/** Another replica is at work on the picture and does not come to an end. */
class ClaimedElsewhereError extends Error {
  readonly code = 'claimed_elsewhere';
}

export interface UploadedPicturesOptions {
  readonly images: Pick<RouteImages, 'png'>;
  readonly store: PictureStore;
  readonly files: SlackFiles;
  readonly logger: Pick<Logger, 'warn'>;
  readonly wait: Wait;
}

/**
 * Pictures among Slack's own files: each is uploaded once to a workspace, when it is first asked for, and is
 * in the first answer from then on.
 */
export class UploadedPictures implements PictureSources {
  readonly afterRefusal = 'It is uploaded again when its file is gone';
  /** A copy of the store, so that an acknowledgement never waits for it. */
  readonly #known = new LRUCache<string, PictureFile>({ ...atMost(mostKnown) });
  readonly #underWay = new Map<string, Promise<PictureFile | undefined>>();
  readonly #withoutScope = new Set<string>();
  /** Files that a message for one person, or a modal, was refused with, though they are there. */
  readonly #notGoodFor = new LRUCache<string, true>({ ...atMost(mostKnown), ttl: 24 * 60 * minute });
  /** Ids of files that were there a moment ago. */
  readonly #justSeen = new LRUCache<string, true>({ ...atMost(mostKnown), ttl: 10 * minute });
  /** Ids of files that Slack did not get ready in time once. After a second time another one is uploaded. */
  readonly #slow = new LRUCache<string, true>({ ...atMost(mostKnown) });

  constructor(readonly options: UploadedPicturesOptions) {}

  /** Learns what was uploaded before a restart. */
  async load(): Promise<void> {
    for (const { team, hash, ...file } of (await this.options.store.recent(mostKnown)).toReversed()) {
      this.#known.set(nameOf({ team, hash }), file);
    }
  }

  now(request: PictureRequest): PictureSource | undefined {
    const file = this.#known.get(nameOf(keyOf(request)));
    // An acknowledgement is refused without a word: only what was accepted for one person before goes into it.
    const isReady = request.way === 'acknowledgement' ? file?.state === 'shown' : file?.state !== 'uploaded';
    return file !== undefined && isReady ? this.#sourceOf(file, request.way) : undefined;
  }

  async soon(request: PictureRequest): Promise<PictureSource | undefined> {
    const name = nameOf(keyOf(request));
    const underWay =
      this.#underWay.get(name) ?? this.#bring(request).finally(() => this.#underWay.delete(name));
    this.#underWay.set(name, underWay);
    const file = await underWay;
    return file && this.#sourceOf(file, request.way);
  }

  async accepted(request: PictureRequest, source: PictureSource): Promise<void> {
    const fileId = fileIdOf(source);
    if (!isForOne(request.way) || this.#known.get(nameOf(keyOf(request)))?.state === 'shown') return;
    await this.#remember(keyOf(request), { fileId, state: 'shown' });
  }

  async refused(request: PictureRequest, source: PictureSource): Promise<void> {
    const key = keyOf(request);
    const fileId = fileIdOf(source);
    const wasShown = isForOne(request.way) && this.#known.get(nameOf(key))?.state === 'shown';
    // Slack may refuse a file of the bot in a message for one person, or in a modal; then it is still good elsewhere.
    const isGood =
      request.way !== 'post' &&
      !wasShown &&
      (await this.options.files.isThere(fileId, request.workspace.token));
    if (isGood) this.#notGoodFor.set(servedBy(fileId, request.way), true);
    else await this.#forget(key, fileId);
  }

  async isGone(request: PictureRequest, source: PictureSource): Promise<boolean> {
    const fileId = fileIdOf(source);
    if (this.#justSeen.has(fileId)) return false;
    this.#justSeen.set(fileId, true);
    if (await this.options.files.isThere(fileId, request.workspace.token)) return false;
    await this.#forget(keyOf(request), fileId);
    return true;
  }

  #sourceOf({ fileId }: PictureFile, way: Way): PictureSource | undefined {
    return this.#notGoodFor.has(servedBy(fileId, way)) ? undefined : { slack_file: { id: fileId } };
  }

  /** The picture as a file that can stand in a message. Why there is none is logged here, once for all who ask. */
  async #bring({ image, workspace }: PictureRequest): Promise<PictureFile | undefined> {
    const key = { team: workspace.id, hash: image.hash };
    try {
      const file = await this.#fileFor(key, image, workspace);
      if (file?.state !== 'uploaded') return file;
      if (this.#withoutScope.has(workspace.id)) return undefined;
      await this.#untilReady(key, file, workspace);
      const ready: PictureFile = { ...file, state: 'ready' };
      await this.#remember(key, ready);
      return ready;
    } catch (error) {
      this.#log(error, image, workspace);
      return undefined;
    }
  }

  /** The file that is there, or else is uploaded now by us or by another replica. */
  async #fileFor(key: PictureKey, image: RouteImage, workspace: Workspace): Promise<PictureFile | undefined> {
    const { store, wait } = this.options;
    for (const pause of claimPauses) {
      if (pause > 0) await wait(pause);
      const found = await store.find(key);
      if (found !== undefined) {
        this.#known.set(nameOf(key), found);
        return found;
      }
      if (this.#withoutScope.has(workspace.id)) return undefined;
      if (await store.claim(key)) return this.#upload(key, image, workspace);
    }
    throw new ClaimedElsewhereError();
  }

  async #upload(key: PictureKey, image: RouteImage, workspace: Workspace): Promise<PictureFile> {
    const { images, store, files } = this.options;
    try {
      const fileId = await files.upload(image, await images.png(image), workspace.token);
      const file: PictureFile = { fileId, state: 'uploaded' };
      await this.#remember(key, file);
      return file;
    } catch (error) {
      await store.release(key);
      throw error;
    }
  }

  async #untilReady(key: PictureKey, { fileId }: PictureFile, workspace: Workspace): Promise<void> {
    try {
      await this.options.files.untilReady(fileId, workspace.token);
    } catch (error) {
      if (error instanceof SlackFileError) {
        const isHopeless = error.code === 'file_gone' || this.#slow.has(fileId);
        this.#slow.set(fileId, true);
        if (isHopeless) await this.#forget(key, fileId);
      }
      throw error;
    }
  }

  async #remember(key: PictureKey, file: PictureFile): Promise<void> {
    this.#known.set(nameOf(key), file);
    await this.options.store.save(key, file);
  }

  async #forget(key: PictureKey, fileId: string): Promise<void> {
    this.#known.delete(nameOf(key));
    await this.options.store.forget(key, fileId);
  }

  #log(error: unknown, image: RouteImage, workspace: Workspace): void {
    const scope = missingScopeOf(error);
    if (scope === undefined) {
      this.options.logger.warn(
        `The picture ${image.name} could not be brought to Slack (${describeError(error)}); the answer stands without it, and the next question tries again`,
      );
    } else if (!this.#withoutScope.has(workspace.id)) {
      this.#withoutScope.add(workspace.id);
      this.options.logger.warn(
        `The app lacks the scope ${scope}, so its answers have no pictures; add it under OAuth & Permissions, install the app again and start it anew`,
      );
    }
  }
}

/** Messages for one person: what Slack takes in one of them it takes in the other. */
function isForOne(way: Way): boolean {
  return way === 'acknowledgement' || way === 'response_url';
}

function servedBy(fileId: string, way: Way): string {
  return `${fileId} ${isForOne(way) ? 'for one' : way}`;
}

function keyOf({ image, workspace }: PictureRequest): PictureKey {
  return { team: workspace.id, hash: image.hash };
}

function nameOf({ team, hash }: PictureKey): string {
  return `${team}/${hash}`;
}

function fileIdOf(source: PictureSource): string {
  return 'slack_file' in source ? source.slack_file.id : '';
}
