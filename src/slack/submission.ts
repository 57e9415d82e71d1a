import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import type { Surfaces } from './surfaces.js';

export type SubmissionArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

/** What a submitted modal does. It acknowledges first of all, as that is what the modal shows next. */
export type SubmissionListener = (args: SubmissionArgs, surfaces: Surfaces) => Promise<void>;
