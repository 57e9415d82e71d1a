import type { PictureSource } from '../cards/blocks.js';
import type { PictureRequest, PictureSources } from './picture-sources.js';

/** An acknowledgement that Slack refuses is lost without a word, so none carries a picture for so long. */
const holdBackMilliseconds = 5 * 60 * 1000;

/** Pictures that Slack fetches from our own server. All in the first answer, until Slack cannot fetch one. */
export class LinkedPictures implements PictureSources {
  readonly afterRefusal =
    'There are no pictures for five minutes; check that the internet reaches PUBLIC_URL';
  #heldBackUntil = 0;

  constructor(
    readonly publicUrl: string,
    readonly clock: () => number = Date.now,
  ) {}

  now({ image }: PictureRequest): PictureSource | undefined {
    if (this.clock() < this.#heldBackUntil) return undefined;
    return { image_url: `${this.publicUrl}/routes/${image.name}.${image.hash}.png` };
  }

  async soon(): Promise<undefined> {}

  async accepted(): Promise<void> {}

  async refused(): Promise<void> {
    this.#heldBackUntil = this.clock() + holdBackMilliseconds;
  }

  async isGone(): Promise<boolean> {
    return false;
  }
}
