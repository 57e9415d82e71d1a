import { Worker } from 'node:worker_threads';
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

const line = { x: 40, y: 60, width: 100, fill: '#000000', plate: false };
const anything: Drawing = {
  width: 800,
  height: 500,
  frames: [],
  guards: [],
  bands: [],
  pills: [],
  icons: [],
  texts: [
    { ...line, text: 'VPC エンドポイント', style: { size: 15, weight: 'bold' } },
    { ...line, text: 'NAT ゲートウェイ', style: { size: 15, weight: 'regular' } },
  ],
  arrows: [],
  badges: [],
};

interface Waiting {
  resolve(png: Uint8Array): void;
  reject(error: RenderError): void;
}

/** With some 60 ms a picture, nobody waits for more than a few seconds. */
const mostWaiting = 64;

/** Megabytes. A drawing's text is soon garbage; small generations keep it from piling up. */
const resourceLimits = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 64 };

/** Draws pictures one after the other in a thread of its own, which starts with the first of them. */
export class Renderer {
  #worker: Worker | undefined;
  #lastId = 0;
  readonly #waiting = new Map<number, Waiting>();

  /** Starts the thread where it does not run yet, so that the first picture need not wait for it. */
  prepare(): Worker {
    this.#worker ??= this.#start();
    return this.#worker;
  }

  /** Draws something, so that the first picture need not wait for what only the first one does. */
  async warmUp(): Promise<void> {
    await this.render(anything);
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
    await this.#worker?.terminate();
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
    if (this.#waiting.size === 0) worker.unref();
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
  if (!import.meta.url.endsWith('.ts'))
    return new Worker(new URL('./render-worker.js', import.meta.url), { resourceLimits });
  // In development the sources run as they are, and a thread has to be told how.
  const file = JSON.stringify(new URL('./render-worker.ts', import.meta.url).href);
  return new Worker(`import('tsx/esm/api').then(({ tsImport }) => tsImport(${file}, ${file}))`, {
    eval: true,
  });
}
