import type { RouteImage } from '../../route-image/route-images.js';
import type { PictureSource } from '../cards/blocks.js';

/** Where the app is installed. */
export interface Workspace {
  /** Of the workspace, or of the organisation where the app is installed in all of it. */
  readonly id: string;
  readonly token: string | undefined;
}

/**
 * How a card goes out. An acknowledgement and a response_url message are for one person, and so is a modal; that
 * Slack refused an acknowledgement is never told to us.
 */
export type Way = 'acknowledgement' | 'response_url' | 'post' | 'modal';

/** A picture in a message. */
export interface PictureRequest {
  readonly image: RouteImage;
  readonly workspace: Workspace;
  readonly way: Way;
}

/** Where pictures come from. */
export interface PictureSources {
  /** What can stand in the message right now. Waits for nothing. */
  now(request: PictureRequest): PictureSource | undefined;
  /** What can be added to the message later, once it is there. Rejects never: why there is none is logged. */
  soon(request: PictureRequest): Promise<PictureSource | undefined>;
  /** Slack took the message with the picture. */
  accepted(request: PictureRequest, source: PictureSource): Promise<void>;
  /** Slack refused the message because of the picture. */
  refused(request: PictureRequest, source: PictureSource): Promise<void>;
  /** Whether a picture that went out in an acknowledgement is gone, so that Slack has shown nothing at all. */
  isGone(request: PictureRequest, source: PictureSource): Promise<boolean>;
  /** What follows from a refusal, for the log. */
  readonly afterRefusal: string;
}
