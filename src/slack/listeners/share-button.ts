import { phrasesIn } from '../../language/languages.js';
import { type ActionArgs, carriedBy } from '../action.js';
import { cardForButton, orApology } from '../answering.js';
import { readState } from '../cards/answer-state.js';
import { sharedCard } from '../cards/share-button.js';
import { post } from '../post.js';
import { respondAt } from '../response-url.js';
import { slackErrorOf } from '../slack-error.js';
import type { Surfaces } from '../surfaces.js';
import { tellPresser } from '../tell-presser.js';
import { workspaceIn } from '../workspace.js';

/** Slack says either, depending on whether the channel is private. */
const notThere = new Set(['not_in_channel', 'channel_not_found']);

/**
 * Posts the card for everyone, in the thread where there is one, in place of the one that a single person
 * saw. Where the bot is no member it says how to change that.
 */
export async function shareAnswer(
  { action, body, client, context, logger }: ActionArgs,
  surfaces: Surfaces,
): Promise<void> {
  const workspace = workspaceIn(context);
  const state = readState(carriedBy(action));
  const asker = await surfaces.askers.now(body.user.id, workspace, client);
  const language = state?.language ?? asker.language;
  const phrases = phrasesIn(language);
  if (state === undefined || body.channel === undefined) {
    return tellPresser(body, client, phrases.unknownAction);
  }
  const card = orApology(() => cardForButton(state, language, surfaces), language, logger);
  const place = { workspace, channel: body.channel.id, thread: body.container.thread_ts };
  try {
    await post(sharedCard(card, body.user.id, language), place, { ...surfaces, client, logger });
  } catch (error) {
    if (!notThere.has(slackErrorOf(error) ?? '')) throw error;
    return tellPresser(body, client, phrases.shareNeedsInvitation);
  }
  await respondAt(body.response_url, { delete_original: true });
}
