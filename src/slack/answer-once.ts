import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt';
import type { Logger } from '@slack/logger';
import { LRUCache } from 'lru-cache';
import type { EventStore } from '../storage/event-store.js';
import { atMost } from './at-most.js';
import { feedbackAction } from './cards/feedback-buttons.js';
import { sendAction } from './cards/send-button.js';
import { shareAction } from './cards/share-button.js';
import { describeError } from './slack-error.js';
import { within } from './within.js';

/** A storage that takes longer is not waited for: an event that is answered twice is better than one never. */
const patience = 5_000;
/** Whoever pressed a button or submitted a form waits for three seconds. */
const pressPatience = 1_000;
/** Slack sends an event again at once, after a minute and after five. */
const rememberedMilliseconds = 15 * 60 * 1000;

/** What posts something or adds to something that is kept: done once more, it would be there twice. */
const lastingActions = new Set([feedbackAction, sendAction, shareAction]);

/**
 * Bolt runs the listeners of an event for each delivery: this lets them run once, on whichever replica. So it
 * does for a press or a form that leaves something behind, should somebody send it again to another replica.
 */
export function answerOnce(events: EventStore, logger: Pick<Logger, 'warn'>): Middleware<AnyMiddlewareArgs> {
  const seenHere = new LRUCache<string, true>({ ...atMost(50_000), ttl: rememberedMilliseconds });
  const claim = async (id: string, milliseconds: number): Promise<boolean> => {
    try {
      return (await within(milliseconds, events.claim(id))) ?? true;
    } catch (error) {
      logger.warn(`The storage could not tell whether an event was answered (${describeError(error)})`);
      return true;
    }
  };
  return async ({ body, context, next }) => {
    const isEvent = 'event_id' in body && typeof body.event_id === 'string';
    const id = isEvent ? String(body.event_id) : leavesSomething(body) ? context.signature : undefined;
    if (id === undefined) return next();
    if (seenHere.has(id)) return;
    seenHere.set(id, true);
    if (!(await claim(id, isEvent ? patience : pressPatience))) return;
    await next();
    events.answered(id);
  };
}

function leavesSomething(body: object): boolean {
  if (!('type' in body)) return false;
  if (body.type === 'view_submission') return true;
  if (body.type !== 'block_actions' || !('actions' in body) || !Array.isArray(body.actions)) return false;
  return body.actions.some(({ action_id: id }) => lastingActions.has(String(id).split(':')[0] ?? ''));
}
