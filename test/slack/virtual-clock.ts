import type { Clock } from '../../src/slack/conversation.js';

/** A clock that jumps to the end of every wait, and lets timeouts end early when it is told to. */
export class VirtualClock implements Clock {
  #now = 0;
  readonly #timeouts = new Map<() => void, number>();

  readonly now = (): number => this.#now;

  readonly wait = async (milliseconds: number): Promise<void> => {
    this.#now += milliseconds;
  };

  readonly after = (milliseconds: number, then: () => void): (() => void) => {
    const timer = setTimeout(then, milliseconds);
    this.#timeouts.set(then, this.#now + milliseconds);
    return () => {
      clearTimeout(timer);
      this.#timeouts.delete(then);
    };
  };

  /** Lets the time pass in which whatever hangs now is waited for. */
  letTimeOut(): void {
    const pending = [...this.#timeouts];
    this.#timeouts.clear();
    this.#now = Math.max(this.#now, ...pending.map(([, at]) => at));
    for (const [then] of pending) then();
  }
}
