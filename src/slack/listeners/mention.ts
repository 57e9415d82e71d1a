import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import { phrasesIn } from '../../language/languages.js';
import { languageOf, readPart } from '../../question/understand.js';
import { cardForMessage, languageFor, orApology } from '../answering.js';
import { threadOfQuestion } from '../asked-in-thread.js';
import { lineCard } from '../cards/not-found-card.js';
import { textOfMessage } from '../incoming-text.js';
import { postToAsker } from '../post-to-asker.js';
import type { Surfaces } from '../surfaces.js';
import { workspaceIn } from '../workspace.js';

type Args = SlackEventMiddlewareArgs<'app_mention'> & AllMiddlewareArgs;

/**
 * Answers in the thread of the mention, and about that thread where the mention itself names nothing. Bots and
 * edits are no questions.
 */
export async function answerMention(
  { event, body, client, context, logger }: Args,
  surfaces: Surfaces,
): Promise<void> {
  if (event.bot_id !== undefined || 'edited' in event) return;
  const workspace = workspaceIn(context);
  const text = textOfMessage(event);
  const [asker, thread] = await Promise.all([
    surfaces.askers.soon(event.user, workspace, client),
    threadOfQuestion({ text, event, body, workspace }, surfaces, logger),
  ]);
  const card = orApology(
    () =>
      cardForMessage(text, asker, surfaces, 'thread', thread) ??
      lineCard(phrasesIn(asker.language).askWithName),
    asker.language,
    logger,
  );
  const place = {
    workspace,
    channel: event.channel,
    thread: event.thread_ts ?? event.ts,
  };
  const language = () => languageFor(asker, languageOf(readPart(text)));
  await postToAsker(card, place, { user: event.user, language }, { ...surfaces, logger });
}
