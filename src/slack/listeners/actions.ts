import type { App, BlockAction } from '@slack/bolt';
import { phrasesIn } from '../../language/languages.js';
import { type ActionArgs, type ActionListener, carriedBy } from '../action.js';
import { readState } from '../cards/answer-state.js';
import { codeAction } from '../cards/code-button.js';
import { codeRegionAction, includeAction, toolAction } from '../cards/code-modal.js';
import { costAction } from '../cards/cost-button.js';
import { costFieldAction } from '../cards/cost-form.js';
import { feedbackAction } from '../cards/feedback-buttons.js';
import { openIssueAction } from '../cards/feedback-report.js';
import { pageAction } from '../cards/home-pages.js';
import { listAction } from '../cards/home-services.js';
import { languageAction, regionAction } from '../cards/home-settings.js';
import { forgetAction } from '../cards/home-topics.js';
import { sendAction } from '../cards/send-button.js';
import { shareAction } from '../cards/share-button.js';
import { topicAction } from '../cards/topic-button.js';
import { searchAction } from '../cards/topic-search.js';
import { wayAction } from '../cards/way-menu.js';
import type { Surfaces } from '../surfaces.js';
import { tellFailure, tellPresser } from '../tell-presser.js';
import { workspaceIn } from '../workspace.js';
import { changeCode, showCode } from './code-button.js';
import { changeCost, showCost } from './cost-button.js';
import { giveFeedback } from './feedback.js';
import { forgetRecent, setLanguage, setRegion, showPlace } from './home-buttons.js';
import { sendAnswer } from './send-button.js';
import { shareAnswer } from './share-button.js';
import { showTopic } from './topic-button.js';

/** By the part of the action id before the colon. */
const listeners: Readonly<Record<string, ActionListener>> = {
  [topicAction]: showTopic,
  [searchAction]: showTopic,
  [wayAction]: showTopic,
  [shareAction]: shareAnswer,
  [listAction]: showPlace,
  [pageAction]: showPlace,
  [languageAction]: setLanguage,
  [regionAction]: setRegion,
  [forgetAction]: forgetRecent,
  [costAction]: showCost,
  [costFieldAction]: changeCost,
  [sendAction]: sendAnswer,
  [feedbackAction]: giveFeedback,
  // Slack opens the link itself.
  [openIssueAction]: () => Promise.resolve(),
  [codeAction]: showCode,
  [toolAction]: changeCode,
  [codeRegionAction]: changeCode,
  [includeAction]: changeCode,
};

/**
 * Does what was pressed. What an older version left in a message gets a helpful line, and what fails does as
 * well: nobody presses in vain.
 */
export async function act(args: ActionArgs, surfaces: Surfaces): Promise<void> {
  const { ack, action, body, client, context, logger } = args;
  await ack();
  const [name = ''] = action.action_id.split(':');
  const listener = Object.hasOwn(listeners, name) ? listeners[name] : undefined;
  const languageToTellIn = async () =>
    readState(carriedBy(action))?.language ??
    (await surfaces.askers.now(body.user.id, workspaceIn(context), client)).language;
  if (listener === undefined)
    return tellPresser(body, { ...surfaces, client }, phrasesIn(await languageToTellIn()).unknownAction);
  try {
    await listener(args, surfaces);
  } catch (error) {
    const language = await languageToTellIn();
    await tellFailure(error, `The action ${name}`, body, { ...surfaces, client, language, logger });
  }
}

export function registerActions(app: App, surfaces: Surfaces): void {
  app.action<BlockAction>({ type: 'block_actions', action_id: /^/ }, (args) => act(args, surfaces));
}
