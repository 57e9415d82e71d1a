import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt';
import type { FetchFunction } from '@slack/web-api';

/** Milliseconds. In a conversation an answer that is ten seconds late is none. */
export const conversationLimits = {
  /** For the answer, every call of Slack, every wait and every new attempt together. */
  answer: 7_500,
  /** For the line that says what went wrong, after that. */
  lastWord: 2_500,
  /** For one call. */
  call: 3_000,
  /** Between a call that failed and the next attempt. */
  pause: 500,
  attempts: 3,
};

/** Time as a conversation knows it. */
export interface Clock {
  /** Milliseconds since whenever. */
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<unknown>;
  /** Does it after so long, unless the function that it returns is called first. */
  readonly after: (milliseconds: number, then: () => void) => () => void;
}

export const realClock: Clock = {
  now: () => performance.now(),
  wait: sleep,
  after: (milliseconds, then) => {
    const timer = setTimeout(then, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** There is no time left to ask Slack for anything. */
export class TooLateError extends Error {
  readonly code = 'too_late';
}

/** How Slack's client makes a call. The body of what it resolves with was received. */
export type Fetch = FetchFunction;
type Response = Awaited<ReturnType<Fetch>>;

/** What one request of Slack started: all that is done for it shares the same seconds. */
class Conversation {
  readonly #startedAt: number;

  constructor(
    readonly clock: Clock,
    startedAt = clock.now(),
    readonly milliseconds = conversationLimits.answer,
  ) {
    this.#startedAt = startedAt;
  }

  get left(): number {
    return this.#startedAt + this.milliseconds - this.clock.now();
  }

  /**
   * Does what its signal aborts after so long, or when no time is left. `AbortSignal.timeout` would keep all that
   * listens to it for seconds after it is done.
   * @throws TooLateError
   */
  async inTime<T>(most: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const milliseconds = Math.min(most, Math.ceil(this.left));
    if (milliseconds <= 0) throw new TooLateError();
    const end = new AbortController();
    const cancel = this.clock.after(milliseconds, () =>
      end.abort(new DOMException('It took too long', 'TimeoutError')),
    );
    try {
      return await work(end.signal);
    } finally {
      cancel();
    }
  }

  withLastWord(): Conversation {
    const { answer, lastWord } = conversationLimits;
    return new Conversation(this.clock, this.#startedAt, answer + lastWord);
  }
}

const conversations = new AsyncLocalStorage<Conversation | undefined>();

/** Lets every request of Slack be a conversation of its own. */
export function converse(clock: Clock): Middleware<AnyMiddlewareArgs> {
  return ({ next }) => conversations.run(new Conversation(clock), next);
}

/** Says what went wrong: it has seconds of its own, which nothing before it can use up. */
export function lastWord<T>(say: () => Promise<T>): Promise<T> {
  return conversations.run(conversations.getStore()?.withLastWord(), say);
}

/** Does what nobody in the conversation waits for. */
export function afterConversation<T>(work: () => T): T {
  return conversations.run(undefined, work);
}

/**
 * Does what its signal aborts when it takes longer than so long, or than the conversation has left.
 * @throws TooLateError
 */
export function inTime<T>(most: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  return (conversations.getStore() ?? new Conversation(realClock)).inTime(most, work);
}

/**
 * Calls Slack, again where that may help (it could not be reached, it answered with a 5xx, it wants us to wait) and
 * only as long as the conversation has time: a rate limit that lasts longer is told at once. Slack's client would
 * wait for whatever Slack wants, and hold back every other call meanwhile. Outside of a conversation each call has
 * the time of one.
 */
export function patient(fetch: Fetch, clock: Clock, calledAgain: (url: Parameters<Fetch>[0]) => void): Fetch {
  return async (url, init) => {
    const conversation = conversations.getStore() ?? new Conversation(clock);
    for (let attempt = 1; ; attempt += 1) {
      if (attempt > 1) calledAgain(url);
      const answer = await settled(
        conversation.inTime(conversationLimits.call, (signal) => fetch(url, { ...init, signal })),
      );
      const pause = pauseAfter(answer);
      const isLast = attempt === conversationLimits.attempts;
      if (pause === undefined || isLast || pause >= conversation.left) {
        if ('response' in answer) return answer.response;
        throw answer.error;
      }
      await conversation.clock.wait(pause);
    }
  };
}

type Answer = { readonly response: Response } | { readonly error: unknown };

async function settled(call: Promise<Response>): Promise<Answer> {
  try {
    return { response: await call };
  } catch (error) {
    return { error };
  }
}

/** After how many milliseconds a call is worth another attempt; undefined where it is not. */
function pauseAfter(answer: Answer): number | undefined {
  if ('error' in answer) return conversationLimits.pause;
  const { status, headers } = answer.response;
  if (status >= 500) return conversationLimits.pause;
  if (status !== 429) return undefined;
  return Math.max(1, Number.parseInt(headers.get('retry-after') ?? '', 10) || 1) * 1_000;
}
