import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt';
import type { Logger } from '@slack/logger';
import { LRUCache } from 'lru-cache';
import type { EventStore } from '../storage/event-store.js';
import { describeError } from './slack-error.js';
import { within } from './within.js';

/** A storage that takes longer is not waited for: an event that is answered twice is better than one never. */
const patience = 5_000;
/** Slack sends an event again at once, after a minute and after five. */
const rememberedMilliseconds = 15 * 60 * 1000;

/** Bolt runs the listeners of an event for each delivery: this lets them run once, on whichever replica. */
export function answerOnce(events: EventStore, logger: Pick<Logger, 'warn'>): Middleware<AnyMiddlewareArgs> {
  const seenHere = new LRUCache<string, true>({ max: 50_000, ttl: rememberedMilliseconds });
  const claim = async (id: string): Promise<boolean> => {
    try {
      return (await within(patience, events.claim(id))) ?? true;
    } catch (error) {
      logger.warn(`The storage could not tell whether an event was answered (${describeError(error)})`);
      return true;
    }
  };
  return async ({ body, next }) => {
    const id = 'event_id' in body && typeof body.event_id === 'string' ? body.event_id : undefined;
    if (id === undefined) return next();
    if (seenHere.has(id)) return;
    seenHere.set(id, true);
    if (!(await claim(id))) return;
    await next();
    events.answered(id);
  };
}
