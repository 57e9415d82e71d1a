import type { Logger } from '@slack/logger';
import type { RouteImages } from '../../route-image/route-images.js';
import { describeError } from '../slack-error.js';

/** Names pictures. A fault in that costs the picture and a line in the log, never the answer. */
export function pictureNames(
  images: Pick<RouteImages, 'of'>,
  logger: Pick<Logger, 'error'>,
): Pick<RouteImages, 'of'> {
  return {
    of(answer, language) {
      try {
        return images.of(answer, language);
      } catch (error) {
        logger.error(`The picture for ${answer.topic.id} could not be named: ${describeError(error)}`);
        return undefined;
      }
    },
  };
}
