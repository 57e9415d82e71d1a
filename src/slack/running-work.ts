/** What still runs when the bot stops gets so long to finish. */
export const drainMilliseconds = 10_000;

/** Everything that still runs, so that a stop can wait for it. */
export class RunningWork {
  readonly #running = new Set<Promise<unknown>>();

  track<T>(work: Promise<T>): Promise<T> {
    this.#running.add(work);
    const done = () => void this.#running.delete(work);
    work.then(done, done);
    return work;
  }

  /** Waits until nothing runs any more, what was started meanwhile included, or the time is up. */
  async drain(milliseconds: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), milliseconds);
    });
    while (this.#running.size > 0) {
      if ((await Promise.race([Promise.allSettled(this.#running), deadline])) === 'late') break;
    }
    clearTimeout(timer);
  }
}
