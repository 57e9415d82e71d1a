import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt';
import type { Metrics } from '../metrics.js';
import type { RouteImages } from '../route-image/route-images.js';
import type { Fetch } from './conversation.js';
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

/** The method of the Web API at an address; undefined for other addresses. */
export function methodAt(url: unknown): string | undefined {
  return /\/api\/([a-zA-Z.]+)$/.exec(String(url))?.[1];
}

/** Counts the calls of the Web API by method and outcome, and tells whether Slack accepted the token. */
export function observeCalls(fetch: Fetch, metrics: Metrics, tokens: Pick<TokenWatch, 'heard'>): Fetch {
  return async (...args) => {
    const method = methodAt(args[0]);
    const count = (outcome: string) => {
      if (method !== undefined) metrics.slackCalls.inc({ method, outcome });
    };
    try {
      const response = await fetch(...args);
      const body = await response.text();
      const outcome = response.ok ? outcomeIn(body) : `http_${response.status}`;
      count(outcome);
      if (response.ok)
        tokens.heard(outcome, new Headers(args[1]?.headers).get('authorization') ?? '', method);
      return withBody(response, body);
    } catch (error) {
      count((error as { name?: unknown }).name === 'TimeoutError' ? 'timeout' : 'unreachable');
      throw error;
    }
  };
}

/** A response whose body was read. A copy with it would cost as much as the whole call. */
function withBody<T extends object>(response: T, body: string): T {
  return Object.defineProperty(response, 'text', { value: async () => body });
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
