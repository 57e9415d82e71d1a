import type { AllMiddlewareArgs, GlobalShortcut, SlackShortcutMiddlewareArgs, ViewOutput } from '@slack/bolt';
import { phrasesIn } from '../../language/languages.js';
import { languageOf, readPart } from '../../question/understand.js';
import { cardForButton, cardForMessage, languageFor, orApology } from '../answering.js';
import { readState } from '../cards/answer-state.js';
import { type Card, type Message, messageOf } from '../cards/card.js';
import { searchModal, shownIn, wordsField } from '../cards/search-modal.js';
import { plainTextOf } from '../incoming-text.js';
import { showInModal } from '../show-in-modal.js';
import { describeError } from '../slack-error.js';
import type { SubmissionArgs } from '../submission.js';
import type { Surfaces } from '../surfaces.js';
import { workspaceIn } from '../workspace.js';

export type GlobalShortcutArgs = SlackShortcutMiddlewareArgs<GlobalShortcut> & AllMiddlewareArgs;

/** Opens the search. */
export async function openSearch(
  { shortcut, client, context }: GlobalShortcutArgs,
  surfaces: Surfaces,
): Promise<void> {
  const workspace = workspaceIn(context);
  const { language } = await surfaces.askers.soon(shortcut.user.id, workspace, client);
  const nothing: Card = { text: phrasesIn(language).search.title, blocks: [] };
  await showInModal(
    nothing,
    () => searchModal(language),
    { open: shortcut.trigger_id },
    { ...surfaces, workspace, client },
  );
}

/** Answers the words that were written in the search, else shows the topic that stands in its menu. */
export async function answerSearch(
  { ack, view, body, client, context, logger }: SubmissionArgs,
  surfaces: Surfaces,
): Promise<void> {
  const workspace = workspaceIn(context);
  const asker = await surfaces.askers.now(body.user.id, workspace, client);
  const { words, chosen } = filledIn(view);
  const state = words === '' ? readState(chosen) : undefined;
  const language = state?.language ?? languageFor(asker, languageOf(readPart(words)));
  const card = orApology(
    () =>
      words === '' && chosen !== undefined
        ? cardForButton(state, language, surfaces, 'everyone', asker.person)
        : cardForMessage(words, asker, surfaces),
    language,
    logger,
  );
  if (card === undefined) {
    const errors = { [wordsField]: phrasesIn(language).search.nothingAsked };
    return ack({ response_action: 'errors', errors });
  }
  const shown = shownIn(state, surfaces.knowledge);
  const modalOf = ({ blocks }: Message) => searchModal(language, { blocks, shown, before: view.hash });
  // Slack would lose an acknowledgement with a picture that it refuses, so the picture follows.
  await ack({ response_action: 'update', view: modalOf(messageOf(card)) });
  if (card.picture === undefined) return;
  try {
    const place = { update: view.id };
    await showInModal(card, modalOf, place, { ...surfaces, workspace, client });
  } catch (error) {
    logger.warn(`An answer in a modal stands without its picture: ${describeError(error)}`);
  }
}

/** What was written, and the value of the topic that was chosen. */
function filledIn({ state }: ViewOutput): { words: string; chosen: string | undefined } {
  const fields = Object.values(state.values).flatMap((block) => Object.values(block));
  const words = fields.find(({ type }) => type === 'plain_text_input')?.value ?? '';
  const chosen = fields.find(({ type }) => type === 'external_select')?.selected_option?.value;
  return { words: plainTextOf(words), chosen };
}
