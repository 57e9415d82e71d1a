import type { Logger } from '@slack/logger';
import { RendererBusyError } from '../../route-image/renderer.js';
import type { RouteImages } from '../../route-image/route-images.js';
import type { RequestHandler } from '../http-server.js';
import { describeError } from '../slack-error.js';

/** A picture of a name and a content never changes. */
const cacheControl = 'public, max-age=31536000, immutable';

/**
 * `GET` and `HEAD /routes/<name>.<hash>.png`: the pictures that we issued, drawn when they are asked for, and
 * nothing else. Undefined for a path of another kind.
 */
export function pictureRequests(
  images: RouteImages,
  logger: Pick<Logger, 'error'>,
): (path: string) => RequestHandler | undefined {
  return (path) => {
    const [, fileName] = /^\/routes\/([a-z0-9._~-]{1,2000})$/.exec(path) ?? [];
    return fileName === undefined ? undefined : handlerOf(fileName, images, logger);
  };
}

function handlerOf(fileName: string, images: RouteImages, logger: Pick<Logger, 'error'>): RequestHandler {
  return async (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    const image = images.named(fileName);
    if (image === undefined) {
      response.writeHead(404).end();
      return;
    }
    const headers = {
      'cache-control': cacheControl,
      etag: `"${image.hash}"`,
      'x-content-type-options': 'nosniff',
    };
    if (request.headers['if-none-match'] === headers.etag) {
      response.writeHead(304, headers).end();
      return;
    }
    try {
      const png = await images.png(image);
      response.writeHead(200, { ...headers, 'content-type': 'image/png', 'content-length': png.byteLength });
      response.end(request.method === 'HEAD' ? undefined : png);
    } catch (error) {
      const isBusy = error instanceof RendererBusyError;
      if (!isBusy) logger.error(`The picture ${image.name} could not be drawn: ${describeError(error)}`);
      response.writeHead(isBusy ? 503 : 500, isBusy ? { 'retry-after': '2' } : {}).end();
    }
  };
}
