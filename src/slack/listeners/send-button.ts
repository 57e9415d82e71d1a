import type { KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Language } from '../../knowledge/knowledge.js';
import { phrasesIn } from '../../language/languages.js';
import { type ActionArgs, carriedBy } from '../action.js';
import { answersAgain } from '../answering.js';
import { readState } from '../cards/answer-state.js';
import { sentBlocks, sentCard } from '../cards/send-button.js';
import { hindranceOf } from '../hindrances.js';
import { post } from '../post.js';
import { threadOf } from '../respond.js';
import { describeError, refusesBlocks } from '../slack-error.js';
import type { Surfaces } from '../surfaces.js';
import { tellPresser } from '../tell-presser.js';
import { within } from '../within.js';
import { workspaceIn } from '../workspace.js';

/** A link to the thread is not worth a longer wait. */
const patience = 2_000;

/**
 * Posts in the channel what stands in a thread, once: afterwards the answer in the thread has no button any
 * more and says who sent it. A message of its own and no broadcast of the reply: a reply that is broadcast
 * later stands where it was written, up in the channel, where nobody sees it.
 */
export async function sendAnswer(
  { action, body, client, context, logger }: ActionArgs,
  surfaces: Surfaces,
): Promise<void> {
  const workspace = workspaceIn(context);
  const state = readState(carriedBy(action));
  const asker = await surfaces.askers.now(body.user.id, workspace, client);
  const language = state?.language ?? asker.language;
  const phrases = phrasesIn(language);
  const card = answersAgain(state, surfaces, 'everyone');
  if (card === undefined || body.channel === undefined || threadOf(body) === undefined) {
    return tellPresser(body, { ...surfaces, client }, phrases.unknownAction);
  }
  const user = body.user.id;
  const at = { channel: body.channel.id, ts: String(body.container.message_ts) };
  const answer = { workspace, ...at };
  if (!surfaces.sentAnswers.claim(answer))
    return tellPresser(body, { ...surfaces, client }, phrases.sharing.alreadySent);
  try {
    const thread = await linkTo(at, surfaces.backgroundClient(workspace.token));
    const place = { workspace, channel: at.channel, thread: undefined };
    await post(sentCard(card, user, thread, language), place, { ...surfaces, logger });
  } catch (error) {
    surfaces.sentAnswers.release(answer);
    const hindrance = hindranceOf(error);
    if (hindrance === undefined) throw error;
    return tellPresser(body, { ...surfaces, client }, phrases.sharing.hindrance[hindrance]);
  }
  try {
    await markSent({ ...at, ...shownIn(body) }, { user, language }, client);
  } catch (error) {
    logger.warn(`An answer that was sent to its channel keeps its button (${describeError(error)})`);
  }
}

interface Shown {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

function shownIn({ message }: ActionArgs['body']): Shown {
  return { text: message?.text ?? '', blocks: message?.blocks ?? [] };
}

async function linkTo(
  { channel, ts }: { channel: string; ts: string },
  client: Pick<WebClient, 'chat'>,
): Promise<string | undefined> {
  try {
    return (await within(patience, client.chat.getPermalink({ channel, message_ts: ts })))?.permalink;
  } catch {
    return undefined;
  }
}

async function markSent(
  { channel, ts, text, blocks }: Shown & { channel: string; ts: string },
  { user, language }: { user: string; language: Language },
  client: Pick<WebClient, 'chat'>,
): Promise<void> {
  try {
    await client.chat.update({ channel, ts, text, blocks: sentBlocks(blocks, user, language) });
  } catch (error) {
    if (!refusesBlocks(error)) throw error;
    await client.chat.update({ channel, ts, text, blocks: sentBlocks(blocks, user, language, false) });
  }
}
