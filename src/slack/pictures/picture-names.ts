import type { Logger } from '@slack/logger';
import type { RouteImages } from '../../route-image/route-images.js';
import { describeError } from '../slack-error.js';

/** Names pictures. A fault in that costs the picture and a line in the log, never the answer. */
export function pictureNames(
  images: Pick<RouteImages, 'of'>,
  logger: Pick<Logger, 'error'>,
): Pick<RouteImages, 'of'> {
  return {
    of(answers, language) {
      try {
        return images.of(answers, language);
      } catch (error) {
        const topics = answers.map(({ topic }) => topic.id).join(', ');
        logger.error(`The picture for ${topics} could not be named: ${describeError(error)}`);
        return undefined;
      }
    },
  };
}
