import type {
  AllMiddlewareArgs,
  App,
  BlockAction,
  ButtonAction,
  SlackActionMiddlewareArgs,
} from '@slack/bolt';
import { cardForButton, orApology } from '../answering.js';
import type { Message } from '../cards/card.js';
import { readTopicButton } from '../cards/topic-button.js';
import { respondAt } from '../response-url.js';
import type { Surfaces } from '../surfaces.js';
import { workspaceIn } from '../workspace.js';

type Args = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;

/**
 * Shows what the button stands for. A message that only this person sees, and a question ("did you mean"),
 * is replaced; a message that others read stays, and the answer is for the one who pressed.
 */
export async function showTopic(
  { ack, action, body, client, context, logger }: Args,
  surfaces: Surfaces,
): Promise<void> {
  await ack();
  const language = surfaces.languages.now(body.user.id, client) ?? surfaces.defaultLanguage;
  const state = readTopicButton(action.value);
  const card = orApology(() => cardForButton(state, language, surfaces), language, logger);
  const { is_ephemeral: isPrivate, thread_ts: thread } = body.container;
  const replaces = isPrivate === true || state?.chosen === true;
  const respond = (message: Message) =>
    respondAt(body.response_url, {
      response_type: 'ephemeral',
      replace_original: replaces,
      ...(thread === undefined || replaces ? {} : { thread_ts: thread }),
      ...message,
    });
  await surfaces.pictures.send(card, {
    workspace: workspaceIn(context),
    way: 'response_url',
    send: respond,
    // What a response_url can replace is the message with the button, never what came after it.
    update: replaces ? respond : undefined,
  });
}

/** Every button is a topic button; one of an older version gets a helpful line. */
export function registerTopicButton(app: App, surfaces: Surfaces): void {
  app.action<BlockAction<ButtonAction>>({ type: 'block_actions' }, (args) => showTopic(args, surfaces));
}
