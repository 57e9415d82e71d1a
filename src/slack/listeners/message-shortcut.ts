import type { AllMiddlewareArgs, MessageShortcut, SlackShortcutMiddlewareArgs } from '@slack/bolt';
import { phrasesIn } from '../../language/languages.js';
import { audienceIn, cardForMessage, orApology } from '../answering.js';
import { type Message, pictureOf } from '../cards/card.js';
import { lineCard } from '../cards/not-found-card.js';
import { wordsOf } from '../message-words.js';
import { respondAt } from '../response-url.js';
import { describeError, refusesBlocks } from '../slack-error.js';
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
  const { channel, message, user, response_url } = shortcut;
  const workspace = workspaceIn(context);
  const asker = await surfaces.askers.soon(user.id, workspace, client);
  const card = orApology(
    () =>
      cardForMessage(wordsOf(message), asker, surfaces, audienceIn(channel.id)) ??
      lineCard(phrasesIn(asker.language).search.noWords),
    asker.language,
    logger,
  );
  const inThread = message.thread_ts !== undefined && message.thread_ts !== message.ts;
  const thread = inThread ? { thread_ts: String(message.thread_ts) } : {};
  const respond = (content: Message) =>
    respondAt(response_url, {
      response_type: 'ephemeral',
      replace_original: false,
      ...thread,
      ...content,
    });
  try {
    await surfaces.pictures.send(card, {
      workspace,
      way: 'response_url',
      send: async (content) => {
        try {
          await respond(content);
        } catch (error) {
          if (refusesBlocks(error)) throw error;
          // The response_url is used up or too old. Where the bot is a member it has another way.
          await client.chat.postEphemeral({ channel: channel.id, user: user.id, ...thread, ...content });
        }
      },
      // There is no message of ours that a response_url could replace.
      update: (content) => respond(pictureOf(content)),
    });
  } catch (error) {
    if (refusesBlocks(error)) throw error;
    logger.warn(`An answer about a message could not be shown: ${describeError(error)}`);
  }
}
