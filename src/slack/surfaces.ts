import type { WebClient } from '@slack/web-api';
import type { RecentStore } from '../storage/recent-store.js';
import type { Answering } from './answering.js';
import type { Askers } from './askers.js';
import type { PictureDelivery } from './pictures/picture-delivery.js';
import type { SeenEvents } from './seen-events.js';
import type { SentAnswers } from './sent-answers.js';

/** What the listeners of every surface share. */
export interface Surfaces extends Answering {
  readonly askers: Askers;
  readonly recent: RecentStore;
  readonly seenEvents: SeenEvents;
  readonly sentAnswers: SentAnswers;
  readonly pictures: PictureDelivery;
  /** A client for what nobody waits for. */
  readonly backgroundClient: (token: string | undefined) => WebClient;
}
