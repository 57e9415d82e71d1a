import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt';
import type { Metrics } from '../metrics.js';
import type { RouteImages } from '../route-image/route-images.js';
import type { Fetch } from './conversation.js';
import { FailedCalls } from './failed-calls.js';
import type { TokenWatch } from './token-watch.js';

/** Counts every request that Slack sends, and how long all that it asks for takes. */
export function observeRequests(metrics: Metrics): Middleware<AnyMiddlewareArgs> {
  return async ({ body, next }) => {
    const surface = surfaceOf(body);
    const done = metrics.answers.startTimer({ surface });
    await next();
    done();
    metrics.requests.inc({ surface, outcome: 'answered' });
  };
}

/** What a request came from, in a word of ours. */
export function surfaceOf(body: object): string {
  if ('command' in body) return 'command';
  if ('event' in body) {
    const type = (body.event as { type?: unknown }).type;
    return type === 'app_mention' ? 'mention' : type === 'message' ? 'direct_message' : 'event';
  }
  const known: Record<string, string> = {
    block_actions: 'action',
    block_suggestion: 'type_ahead',
    view_submission: 'modal',
    view_closed: 'modal',
    shortcut: 'shortcut',
    message_action: 'message_shortcut',
  };
  return ('type' in body && known[String(body.type)]) || 'other';
}

/**
 * Counts the calls of the Web API by method and outcome, and those that are made once more; tells whether Slack
 * accepted the token.
 */
export function observeCalls(metrics: Metrics, tokens: Pick<TokenWatch, 'heard'>): Fetch {
  const failedCalls = new FailedCalls();
  // Taken when it is called: a test may put another one in its place.
  return async (...args) => {
    const method = /\/api\/([a-zA-Z.]+)$/.exec(String(args[0]))?.[1];
    const count = (outcome: string) => {
      if (method !== undefined) metrics.slackCalls.inc({ method, outcome });
    };
    if (method !== undefined && failedCalls.take(args)) metrics.slackRetries.inc({ method });
    try {
      const response = await fetch(...args);
      if (response.ok) {
        readBy(response, (body) => {
          const outcome = outcomeIn(body);
          count(outcome);
          tokens.heard(outcome, new Headers(args[1]?.headers).get('authorization') ?? '', method);
        });
      } else {
        failedCalls.add(args);
        count(`http_${response.status}`);
      }
      return response;
    } catch (error) {
      failedCalls.add(args);
      count(error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'unreachable');
      throw error;
    }
  };
}

/** Hears what is read of a response when it is read: a copy of it would cost as much as the call. */
function readBy(response: Response, heard: (body: string) => void): void {
  const read = response.text.bind(response);
  const value = async () => {
    const body = await read();
    heard(body);
    return body;
  };
  Object.defineProperty(response, 'text', { value });
}

/** `ok` or the error code of a Web API answer. */
function outcomeIn(body: string): string {
  try {
    const { ok, error } = JSON.parse(body) as { ok?: unknown; error?: unknown };
    return ok === true ? 'ok' : typeof error === 'string' && /^[a-z_]{1,60}$/.test(error) ? error : 'failed';
  } catch {
    return 'unreadable';
  }
}

/** Counts the pictures that are drawn. */
export function observePictures(images: RouteImages, metrics: Metrics): RouteImages {
  return {
    of: (...args) => images.of(...args),
    named: (fileName) => images.named(fileName),
    async png(image) {
      const done = metrics.drawing.startTimer();
      try {
        const png = await images.png(image);
        metrics.pictures.inc({ outcome: 'drawn' });
        done();
        return png;
      } catch (error) {
        metrics.pictures.inc({ outcome: 'failed' });
        throw error;
      }
    },
  };
}
