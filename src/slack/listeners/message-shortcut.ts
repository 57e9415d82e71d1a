import type { AllMiddlewareArgs, MessageShortcut, SlackShortcutMiddlewareArgs } from '@slack/bolt';
import { phrasesIn } from '../../language/languages.js';
import { audienceIn, cardForMessage, orApology } from '../answering.js';
import { type Message, pictureOf } from '../cards/card.js';
import { lineCard } from '../cards/not-found-card.js';
import { textOfMessage } from '../incoming-text.js';
import { respond } from '../respond.js';
import type { Surfaces } from '../surfaces.js';
import { workspaceIn } from '../workspace.js';

export type MessageShortcutArgs = SlackShortcutMiddlewareArgs<MessageShortcut> & AllMiddlewareArgs;

/**
 * Answers about somebody's message, for the one who asks alone: in its thread where it is a reply in one. Only
 * this message is read.
 */
export async function answerAboutMessage(
  { shortcut, client, context, logger }: MessageShortcutArgs,
  surfaces: Surfaces,
): Promise<void> {
  const { channel, message, user } = shortcut;
  const workspace = workspaceIn(context);
  const asker = await surfaces.askers.soon(user.id, workspace, client);
  // Whoever wrote it was not talking to us.
  const keepingNothing = { ...surfaces, noteUnanswered: () => {} };
  const card = orApology(
    () =>
      cardForMessage(textOfMessage(message), asker, keepingNothing, audienceIn(channel.id)) ??
      lineCard(phrasesIn(asker.language).search.noWords),
    asker.language,
    logger,
  );
  const send = (content: Message) => respond(shortcut, { ...surfaces, client }, content);
  await surfaces.pictures.send(card, {
    workspace,
    way: 'response_url',
    send,
    // There is no message of ours that could be replaced.
    update: (content) => send(pictureOf(content)),
  });
}
