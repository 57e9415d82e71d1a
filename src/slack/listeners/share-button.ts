import { phrasesIn } from '../../language/languages.js';
import { type ActionArgs, carriedBy } from '../action.js';
import { answersAgain } from '../answering.js';
import { readState } from '../cards/answer-state.js';
import { sharedCard } from '../cards/share-button.js';
import { hindranceOf } from '../hindrances.js';
import { post } from '../post.js';
import { removeOriginal, threadOf } from '../respond.js';
import type { Surfaces } from '../surfaces.js';
import { tellPresser } from '../tell-presser.js';
import { workspaceIn } from '../workspace.js';

/**
 * Posts the card for everyone, in the thread where there is one, in place of the one that a single person
 * saw. Where Slack does not let us, whoever pressed reads why and what to do.
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
  const thread = threadOf(body);
  const card = answersAgain(state, surfaces, thread === undefined ? 'everyone' : 'thread');
  if (card === undefined || body.channel === undefined) {
    return tellPresser(body, { ...surfaces, client }, phrases.unknownAction);
  }
  const place = { workspace, channel: body.channel.id, thread };
  try {
    await post(sharedCard(card, body.user.id, language), place, { ...surfaces, logger });
  } catch (error) {
    const hindrance = hindranceOf(error);
    if (hindrance === undefined) throw error;
    return tellPresser(body, { ...surfaces, client }, phrases.sharing.hindrance[hindrance]);
  }
  await removeOriginal(body, { ...surfaces, logger });
}
