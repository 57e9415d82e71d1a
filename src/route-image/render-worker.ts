import { parentPort } from 'node:worker_threads';
import type { Drawing } from './drawing.js';
import { rasterize } from './rasterize.js';

/** What goes to the thread and what comes back. */
export interface RenderRequest {
  readonly id: number;
  readonly drawing: Drawing;
}

export type RenderReply = { readonly id: number } & (
  | { readonly png: Uint8Array }
  | { readonly error: string }
);

const waiting: RenderRequest[] = [];

parentPort?.on('message', (request: RenderRequest) => {
  waiting.push(request);
  if (waiting.length === 1) setImmediate(drawNext);
});

/** One picture for each turn of the event loop: in between, the memory of the one before becomes free. */
function drawNext(): void {
  const [request] = waiting;
  if (request === undefined) return;
  parentPort?.postMessage(reply(request.id, request.drawing));
  waiting.shift();
  if (waiting.length > 0) setImmediate(drawNext);
}

function reply(id: number, drawing: Drawing): RenderReply {
  try {
    return { id, png: rasterize(drawing) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}
