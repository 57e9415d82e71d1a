import type { AllMiddlewareArgs, App, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { audienceIn, cardForMessage, orApology } from '../answering.js';
import { helpCard } from '../cards/help-card.js';
import { plainTextOf } from '../incoming-text.js';
import type { Surfaces } from '../surfaces.js';

type Args = SlackCommandMiddlewareArgs & AllMiddlewareArgs;

/** The answer is the acknowledgement: one HTTP response that only the asker sees, and nothing to wait for. */
export async function answerCommand(
  { ack, command, client, logger }: Args,
  surfaces: Surfaces,
): Promise<void> {
  const language = surfaces.languages.now(command.user_id, client) ?? surfaces.defaultLanguage;
  const text = plainTextOf(command.text ?? '');
  const card = orApology(
    () => cardForMessage(text, language, surfaces, audienceIn(command.channel_id)) ?? helpCard(language),
    language,
    logger,
  );
  await ack({ response_type: 'ephemeral', ...card });
}

/** Whatever the command is called in the workspace, it is ours. */
export function registerCommand(app: App, surfaces: Surfaces): void {
  app.command(/^\//, (args) => answerCommand(args, surfaces));
}
