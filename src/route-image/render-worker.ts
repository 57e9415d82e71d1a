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

parentPort?.on('message', ({ id, drawing }: RenderRequest) => parentPort?.postMessage(reply(id, drawing)));

function reply(id: number, drawing: Drawing): RenderReply {
  try {
    return { id, png: rasterize(drawing) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}
