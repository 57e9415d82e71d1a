import type {
  AllMiddlewareArgs,
  App,
  BlockAction,
  ButtonAction,
  SlackActionMiddlewareArgs,
} from '@slack/bolt';
import { phrasesIn } from '../../language/languages.js';
import { cardForButton, orApology } from '../answering.js';
import { messageOf } from '../cards/card.js';
import { lineCard } from '../cards/not-found-card.js';
import { shareAction, sharedCard } from '../cards/share-button.js';
import { readTopicButton } from '../cards/topic-button.js';
import { post } from '../post.js';
import { respondAt } from '../response-url.js';
import { describeError, slackErrorOf } from '../slack-error.js';
import type { Surfaces } from '../surfaces.js';
import { workspaceIn } from '../workspace.js';

type Args = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;

/** Slack says either, depending on whether the channel is private. */
const notThere = new Set(['not_in_channel', 'channel_not_found']);

/**
 * Posts the card for everyone, in the thread where there is one, in place of the one that a single person
 * saw. Where the bot is no member it says how to change that.
 */
export async function shareAnswer(
  { ack, action, body, client, context, logger }: Args,
  surfaces: Surfaces,
): Promise<void> {
  await ack();
  const state = readTopicButton(action.value);
  const language =
    state?.language ?? surfaces.languages.now(body.user.id, client) ?? surfaces.defaultLanguage;
  const phrases = phrasesIn(language);
  const tell = (line: string) =>
    respondAt(body.response_url, {
      response_type: 'ephemeral',
      replace_original: false,
      ...messageOf(lineCard(line)),
    });
  if (state === undefined || body.channel === undefined) {
    await tell(phrases.unknownAction);
    return;
  }
  const card = orApology(() => cardForButton(state, language, surfaces), language, logger);
  const place = {
    workspace: workspaceIn(context),
    channel: body.channel.id,
    thread: body.container.thread_ts,
  };
  try {
    await post(sharedCard(card, body.user.id, language), place, { ...surfaces, client, logger });
  } catch (error) {
    const isAway = notThere.has(slackErrorOf(error) ?? '');
    if (!isAway) logger.error(`An answer could not be shared: ${describeError(error)}`);
    await tell(isAway ? phrases.shareNeedsInvitation : phrases.failed);
    return;
  }
  await respondAt(body.response_url, { delete_original: true });
}

export function registerShareButton(app: App, surfaces: Surfaces): void {
  app.action<BlockAction<ButtonAction>>({ type: 'block_actions', action_id: shareAction }, (args) =>
    shareAnswer(args, surfaces),
  );
}
