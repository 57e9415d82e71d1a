import type { Answer } from '../answer/answer.js';
import type { Language } from '../knowledge/knowledge.js';

/** The picture of an answer's route: what it is called and what it shows. Drawn when its PNG is asked for. */
export interface RouteImage {
  /** Topic, option where there are several, and language: `ecr.interface-endpoint.ja`. Only `[a-z0-9.-]`. */
  readonly name: string;
  /** Of the content: 16 hexadecimal characters. */
  readonly hash: string;
  readonly title: string;
  /** The route in words, in the language, at most 2,000 characters. */
  readonly altText: string;
}

/** Every picture there is to an answer, named at once and drawn on demand. */
export interface RouteImages {
  /** Undefined where the answer has no route. Cheap enough for an acknowledgement; nothing is drawn. */
  of(answer: Answer, language: Language): RouteImage | undefined;
  /** The picture issued as `<name>.<hash>.png`; undefined for any other file name. */
  named(fileName: string): RouteImage | undefined;
  /** Its PNG, drawn in a worker thread and cached by hash. Rejects with RendererBusyError when too much waits already. */
  png(image: RouteImage): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** So many pictures wait to be drawn already that another one is refused. */
export class RendererBusyError extends Error {
  readonly code = 'renderer_busy';

  constructor() {
    super('too many pictures wait to be drawn');
    this.name = 'RendererBusyError';
  }
}
