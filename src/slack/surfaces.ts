import type { WebClient } from '@slack/web-api';
import type { Language } from '../knowledge/knowledge.js';
import type { Answering } from './answering.js';
import type { PictureDelivery } from './pictures/picture-delivery.js';
import type { SeenEvents } from './seen-events.js';
import type { UserLanguages } from './user-languages.js';

/** What the listeners of every surface share. */
export interface Surfaces extends Answering {
  readonly defaultLanguage: Language;
  readonly languages: UserLanguages;
  readonly seenEvents: SeenEvents;
  readonly pictures: PictureDelivery;
  /** A client for what nobody waits for. */
  readonly backgroundClient: (token: string | undefined) => WebClient;
}
