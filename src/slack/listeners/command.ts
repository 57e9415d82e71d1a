import type { AllMiddlewareArgs, App, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { audienceIn, cardForMessage, orApology } from '../answering.js';
import { type Message, pictureOf } from '../cards/card.js';
import { helpCard } from '../cards/help-card.js';
import { plainTextOf } from '../incoming-text.js';
import { oncePer } from '../once-per.js';
import type { Surfaces } from '../surfaces.js';
import { workspaceIn } from '../workspace.js';

/** The same for the same message, so that what is asked again and again is written out once. */
const forAsker = oncePer((message: Message) => ({ response_type: 'ephemeral' as const, ...message }));

type Args = SlackCommandMiddlewareArgs & AllMiddlewareArgs;

/**
 * The answer is the acknowledgement: one HTTP response that only the asker sees, and nothing to wait for. What
 * follows later goes to the response_url.
 */
export async function answerCommand(
  { ack, command, client, context, logger }: Args,
  surfaces: Surfaces,
): Promise<void> {
  const workspace = workspaceIn(context);
  const asker = await surfaces.askers.now(command.user_id, workspace, client);
  const text = plainTextOf(command.text ?? '');
  const card = orApology(
    () => cardForMessage(text, asker, surfaces, audienceIn(command.channel_id)) ?? helpCard(asker.language),
    asker.language,
    logger,
  );
  await surfaces.pictures.send(card, {
    workspace,
    way: 'acknowledgement',
    send: (message) => ack(forAsker(message)),
    // The response_url of a command has no message to replace, and posts another one whatever it is asked:
    // https://github.com/slackapi/bolt-js/issues/2287
    update: (message) =>
      surfaces.responseUrls.answer(command.response_url, {
        response_type: 'ephemeral',
        replace_original: false,
        ...pictureOf(message),
      }),
  });
}

/**
 * Whatever the command is called in the workspace, it is ours. Answered before Bolt asks every listener in turn
 * whether a request is for it, which takes a third of the time.
 */
export function registerCommand(app: App, surfaces: Surfaces): void {
  app.use(async (args) => ('command' in args ? answerCommand(args, surfaces) : args.next()));
}
