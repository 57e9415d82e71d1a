import type { WebClient } from '@slack/web-api';
import type { NameIndex } from '../question/name-index.js';
import type { FeedbackStore } from '../storage/feedback-store.js';
import type { RecentStore } from '../storage/recent-store.js';
import type { Answering } from './answering.js';
import type { Askers } from './askers.js';
import type { Maintainers } from './cards/feedback-report.js';
import type { Authorization } from './oauth/authorization.js';
import type { PictureDelivery } from './pictures/picture-delivery.js';
import type { PostMessage } from './post-message.js';
import type { ResponseUrls } from './response-url.js';
import type { SentAnswers } from './sent-answers.js';
import type { SuggestedPrompts } from './suggested-prompts.js';

/** What the listeners of every surface share. */
export interface Surfaces extends Answering {
  /** Names while they are being typed. */
  readonly names: () => NameIndex;
  readonly askers: Askers;
  readonly recent: RecentStore;
  readonly sentAnswers: SentAnswers;
  readonly feedback: FeedbackStore;
  readonly maintainers: Maintainers;
  readonly suggestedPrompts: SuggestedPrompts;
  /** Forgets the token of a workspace that removed the app. */
  readonly removed: Authorization['removed'];
  /** Forgets all that was remembered in a workspace. */
  readonly forgetAll: (workspace: string) => Promise<void>;
  readonly postMessage: PostMessage;
  readonly pictures: PictureDelivery;
  readonly responseUrls: ResponseUrls;
  /** A client for what nobody waits for. */
  readonly backgroundClient: (token: string | undefined) => WebClient;
}
