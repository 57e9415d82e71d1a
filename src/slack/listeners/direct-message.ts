import type { AllMiddlewareArgs, App, SlackEventMiddlewareArgs } from '@slack/bolt';
import { cardForMessage, orApology } from '../answering.js';
import { helpCard } from '../cards/help-card.js';
import { plainTextOf } from '../incoming-text.js';
import { post } from '../post.js';
import type { Surfaces } from '../surfaces.js';
import { workspaceIn } from '../workspace.js';

type Args = SlackEventMiddlewareArgs<'message'> & AllMiddlewareArgs;

/** Answers in the conversation, and in the thread where there is one. Bots, edits and joins are no questions. */
export async function answerDirectMessage(
  { event, client, context, logger }: Args,
  surfaces: Surfaces,
): Promise<void> {
  if (event.channel_type !== 'im' || event.subtype !== undefined || event.bot_id !== undefined) return;
  const workspace = workspaceIn(context);
  const asker = await surfaces.askers.soon(event.user, workspace, client);
  const text = plainTextOf(event.text ?? '');
  const card = orApology(
    () => cardForMessage(text, asker, surfaces) ?? helpCard(asker.language),
    asker.language,
    logger,
  );
  const place = { workspace, channel: event.channel, thread: event.thread_ts };
  await post(card, place, { ...surfaces, client, logger });
}

export function registerDirectMessage(app: App, surfaces: Surfaces): void {
  app.event('message', (args) => answerDirectMessage(args, surfaces));
}
