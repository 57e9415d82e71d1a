import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import { languageOf, readPart } from '../../question/understand.js';
import { cardForMessage, languageFor, orApology } from '../answering.js';
import { threadOfQuestion } from '../asked-in-thread.js';
import { helpCard } from '../cards/help-card.js';
import { textOfMessage } from '../incoming-text.js';
import { postToAsker } from '../post-to-asker.js';
import type { Surfaces } from '../surfaces.js';
import { workspaceIn } from '../workspace.js';

type Args = SlackEventMiddlewareArgs<'message'> & AllMiddlewareArgs;

/**
 * Answers in the conversation, and in the thread where there is one, about that thread where the message itself
 * names nothing. With an agent every message starts a thread of its own. Bots, edits and joins are no questions.
 */
export async function answerDirectMessage(
  { event, body, client, context, logger }: Args,
  surfaces: Surfaces,
): Promise<void> {
  if (event.channel_type !== 'im' || event.subtype !== undefined || event.bot_id !== undefined) return;
  const workspace = workspaceIn(context);
  const text = textOfMessage(event);
  const [asker, reading] = await Promise.all([
    surfaces.askers.soon(event.user, workspace, client),
    threadOfQuestion({ text, event, body, workspace }, surfaces, logger),
  ]);
  const card = orApology(
    () => cardForMessage(text, asker, surfaces, 'everyone', reading) ?? helpCard(asker.language),
    asker.language,
    logger,
  );
  // Slack tells what else is on the screen along with a message to an agent.
  const isForAgent = event.app_context !== undefined || surfaces.suggestedPrompts.areTakenIn(workspace);
  const thread = event.thread_ts ?? (isForAgent ? event.ts : undefined);
  const place = { workspace, channel: event.channel, thread };
  const language = () => languageFor(asker, languageOf(readPart(text)));
  await postToAsker(card, place, { user: event.user, language }, { ...surfaces, logger });
}
