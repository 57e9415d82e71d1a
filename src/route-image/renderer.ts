import { Worker } from 'node:worker_threads';
import { inBuild, isBuilt } from '../package-folder.js';
import type { Drawing } from './drawing.js';
import type { RenderReply, RenderRequest } from './render-worker.js';

/** Too many pictures wait to be drawn; try again in a moment. */
export class RendererBusyError extends Error {
  readonly code = 'renderer_busy';

  constructor() {
    super('too many pictures are waiting to be drawn');
    this.name = 'RendererBusyError';
  }
}

/** A picture could not be drawn, or the thread that drew it ended. */
export class RenderError extends Error {
  readonly code = 'render_failed';

  constructor(reason: string) {
    super(`a picture could not be drawn: ${reason}`);
    this.name = 'RenderError';
  }
}

interface Waiting {
  resolve(png: Uint8Array): void;
  reject(error: RenderError): void;
}

/** With some 60 ms a picture, nobody waits for more than a few seconds. */
const mostWaiting = 64;

/** Megabytes. A drawing's text is soon garbage; small generations keep it from piling up. */
const resourceLimits = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 64 };

/** A thread takes 30 MB of memory, and a tenth of a second to start. */
const idleMilliseconds = 30_000;

/** Draws pictures one after the other in a thread of its own, which there is while there is something to draw. */
export class Renderer {
  #worker: Worker | undefined;
  #lastId = 0;
  #idle: NodeJS.Timeout | undefined;
  readonly #waiting = new Map<number, Waiting>();

  /** @param patience milliseconds for which the thread waits for another picture */
  constructor(readonly patience = idleMilliseconds) {}

  /** Whether there is a thread. */
  get isRunning(): boolean {
    return this.#worker !== undefined;
  }

  /** Starts the thread where it does not run yet, so that the first picture need not wait for it. */
  prepare(): Worker {
    this.#worker ??= this.#start();
    this.#endLater();
    return this.#worker;
  }

  /** @throws RendererBusyError, RenderError */
  async render(drawing: Drawing): Promise<Uint8Array> {
    if (this.#waiting.size >= mostWaiting) throw new RendererBusyError();
    const worker = this.prepare();
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.ref();
      worker.postMessage({ id, drawing } satisfies RenderRequest);
    });
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    await this.#worker?.terminate();
  }

  /** Ends the thread unless it is wanted again in time. */
  #endLater(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      if (this.#waiting.size > 0) return;
      const worker = this.#worker;
      this.#worker = undefined;
      void worker?.terminate();
    }, this.patience).unref();
  }

  #start(): Worker {
    const worker = startThread();
    worker.on('message', (reply: RenderReply) => this.#settle(reply, worker));
    worker.on('error', (error) => this.#fail(worker, error.message));
    worker.on('exit', () => this.#fail(worker, 'its thread ended'));
    // An idle thread keeps no process alive; listening would.
    worker.unref();
    return worker;
  }

  #settle(reply: RenderReply, worker: Worker): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if (this.#waiting.size === 0) {
      worker.unref();
      this.#endLater();
    }
    if ('png' in reply) waiting?.resolve(reply.png);
    else waiting?.reject(new RenderError(reply.error));
  }

  /** The next picture starts a new thread. */
  #fail(worker: Worker, reason: string): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    for (const { reject } of this.#waiting.values()) reject(new RenderError(reason));
    this.#waiting.clear();
  }
}

/**
 * Resvg's allocator (mimalloc) gives a picture's 15 MB back to the system at once, and the next picture pays for
 * every page of it again: half of its time. So it keeps them a little.
 */
const keepMemory = { MIMALLOC_PURGE_DELAY: '100' };

function startThread(): Worker {
  // The allocator reads the environment of the process, which a thread cannot change.
  Object.assign(process.env, { ...keepMemory, ...process.env });
  if (isBuilt) return new Worker(inBuild('render-worker.js'), { resourceLimits });
  // In development the sources run as they are, and a thread has to be told how.
  const file = JSON.stringify(new URL('./render-worker.ts', import.meta.url).href);
  return new Worker(`import('tsx/esm/api').then(({ tsImport }) => tsImport(${file}, ${file}))`, {
    eval: true,
  });
}
