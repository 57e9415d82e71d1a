import type { Logger } from '@slack/logger';
import { type Card, type Message, messageOf } from '../cards/card.js';
import { afterConversation } from '../conversation.js';
import type { RunningWork } from '../running-work.js';
import { describeError, refusesBlocks, refusesFilesThere } from '../slack-error.js';
import type { PictureRequest, PictureSources, Way, Workspace } from './picture-sources.js';
import { type Wait, withinRateLimits } from './rate-limit.js';

/** How one message is sent. */
export interface Sending {
  readonly workspace: Workspace;
  readonly way: Way;
  /** Rejects when Slack refuses the message, except as an acknowledgement. */
  readonly send: (message: Message) => Promise<unknown>;
  /** Puts the message in the place of the one sent. Undefined where Slack has no way to. */
  readonly update: ((message: Message) => Promise<unknown>) | undefined;
}

/**
 * Sends cards and sees to their pictures. A picture never delays an answer and never loses one: what is not
 * there yet is added to the message later, and a message that Slack refuses for its picture goes again
 * without it.
 */
export class PictureDelivery {
  constructor(
    readonly sources: PictureSources,
    readonly work: RunningWork,
    readonly logger: Pick<Logger, 'warn'>,
    readonly wait: Wait,
  ) {}

  /** Resolves when the answer is sent; its picture may follow. Rejects when the answer cannot be sent. */
  async send(card: Card, sending: Sending): Promise<void> {
    if (card.picture === undefined) {
      await sending.send(messageOf(card));
      return;
    }
    const { workspace, way } = sending;
    const request: PictureRequest = { image: card.picture.image, workspace, way };
    const source = this.sources.now(request);
    if (source === undefined) {
      await sending.send(messageOf(card));
      this.#inBackground(request, () => this.#addLater(card, request, sending));
      return;
    }
    try {
      await sending.send(messageOf(card, source));
    } catch (error) {
      if (!refusesBlocks(error)) throw error;
      await sending.send(messageOf(card));
      if (refusesFilesThere(error)) return;
      this.#logRefusal(request, error);
      this.#inBackground(request, () => this.sources.refused(request, source));
      return;
    }
    this.#inBackground(request, async () => {
      if (way !== 'acknowledgement') return this.sources.accepted(request, source);
      if (await this.sources.isGone(request, source)) await sending.update?.(messageOf(card));
    });
  }

  async #addLater(card: Card, request: PictureRequest, { update }: Sending): Promise<void> {
    const source = await this.sources.soon(request);
    if (source === undefined || update === undefined) return;
    try {
      await withinRateLimits(this.wait, () => update(messageOf(card, source)));
    } catch (error) {
      if (refusesFilesThere(error)) return;
      if (!refusesBlocks(error)) throw error;
      this.#logRefusal(request, error);
      return this.sources.refused(request, source);
    }
    await this.sources.accepted(request, source);
  }

  #logRefusal({ image, way }: PictureRequest, error: unknown): void {
    const reason = describeError(error);
    this.logger.warn(
      `Slack refused the picture ${image.name} (${reason}, ${way}); the answer stands without it. ${this.sources.afterRefusal}`,
    );
  }

  #inBackground({ image, way }: PictureRequest, run: () => Promise<void>): void {
    const work = afterConversation(run).catch((error) =>
      this.logger.warn(
        `Seeing to the picture ${image.name} failed (${describeError(error)}, ${way}); the answer stands as it is`,
      ),
    );
    void this.work.track(work);
  }
}
