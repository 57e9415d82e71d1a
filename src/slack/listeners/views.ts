import type { App, ViewSubmitAction } from '@slack/bolt';
import { phrasesIn } from '../../language/languages.js';
import { costModalId } from '../cards/cost-modal.js';
import { feedbackForm } from '../cards/feedback-form.js';
import { searchModalId } from '../cards/search-modal.js';
import { lineModal } from '../cards/topic-modal.js';
import { describeError } from '../slack-error.js';
import type { SubmissionArgs, SubmissionListener } from '../submission.js';
import type { Surfaces } from '../surfaces.js';
import { workspaceIn } from '../workspace.js';
import { submitCost } from './cost-button.js';
import { receiveFeedback } from './feedback.js';
import { answerSearch } from './search.js';

/** By callback id. */
const listeners: Readonly<Record<string, SubmissionListener>> = {
  [costModalId]: submitCost,
  [searchModalId]: answerSearch,
  [feedbackForm]: receiveFeedback,
};

/** Takes a modal that was submitted. One of an older version, or one that fails, turns into a helpful line. */
export async function submit(args: SubmissionArgs, surfaces: Surfaces): Promise<void> {
  const { ack, view, body, client, context, logger } = args;
  const { callback_id: name } = view;
  const listener = Object.hasOwn(listeners, name) ? listeners[name] : undefined;
  const tell = async (line: 'unknownAction' | 'failed') => {
    const { language } = await surfaces.askers.now(body.user.id, workspaceIn(context), client);
    const modal = lineModal(phrasesIn(language)[line]);
    await ack({ response_action: 'update', view: modal });
  };
  if (listener === undefined) return tell('unknownAction');
  try {
    await listener(args, surfaces);
  } catch (error) {
    logger.error(`The modal ${name} failed: ${describeError(error)}`);
    await tell('failed');
  }
}

export function registerViews(app: App, surfaces: Surfaces): void {
  app.view<ViewSubmitAction>({ type: 'view_submission', callback_id: /^/ }, (args) => submit(args, surfaces));
}
