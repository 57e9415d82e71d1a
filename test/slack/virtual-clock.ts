import type { Clock } from '../../src/slack/conversation.js';

/** A clock that jumps to the end of every wait, and of every timeout when it is told to. */
export class VirtualClock implements Clock {
  #now = 0;
  #timeouts: { readonly at: number; readonly end: AbortController }[] = [];

  readonly now = (): number => this.#now;

  readonly wait = async (milliseconds: number): Promise<void> => {
    this.#now += milliseconds;
  };

  readonly timeout = (milliseconds: number): AbortSignal => {
    const end = new AbortController();
    this.#timeouts.push({ at: this.#now + milliseconds, end });
    return AbortSignal.any([end.signal, AbortSignal.timeout(milliseconds)]);
  };

  /** Lets the time pass in which whatever hangs now is waited for. */
  letTimeOut(): void {
    const pending = this.#timeouts;
    this.#timeouts = [];
    this.#now = Math.max(this.#now, ...pending.map(({ at }) => at));
    for (const { end } of pending) end.abort(new DOMException('It took too long', 'TimeoutError'));
  }
}
