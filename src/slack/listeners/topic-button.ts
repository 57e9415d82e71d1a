import type {
  AllMiddlewareArgs,
  App,
  BlockAction,
  ButtonAction,
  SlackActionMiddlewareArgs,
} from '@slack/bolt';
import { cardForButton, orApology } from '../answering.js';
import { readTopicButton } from '../cards/topic-button.js';
import type { Surfaces } from '../surfaces.js';

type Args = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;

/**
 * Shows what the button stands for. A message that only this person sees, and a question ("did you mean"),
 * is replaced; a message that others read stays, and the answer is for the one who pressed.
 */
export async function showTopic(
  { ack, action, body, client, logger, respond }: Args,
  surfaces: Surfaces,
): Promise<void> {
  await ack();
  const language = surfaces.languages.now(body.user.id, client) ?? surfaces.defaultLanguage;
  const state = readTopicButton(action.value);
  const card = orApology(() => cardForButton(state, language, surfaces), language, logger);
  const { is_ephemeral: isPrivate, thread_ts: thread } = body.container;
  const replaces = isPrivate === true || state?.chosen === true;
  await respond({
    response_type: 'ephemeral',
    replace_original: replaces,
    ...(thread === undefined || replaces ? {} : { thread_ts: thread }),
    ...card,
  });
}

/** Every button is a topic button; one of an older version gets a helpful line. */
export function registerTopicButton(app: App, surfaces: Surfaces): void {
  app.action<BlockAction<ButtonAction>>({ type: 'block_actions' }, (args) => showTopic(args, surfaces));
}
