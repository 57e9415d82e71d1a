import type { ModalView } from '@slack/types';
import { type Knowledge, type Language, topicName } from '../../knowledge/knowledge.js';
import { type ActionArgs, carriedBy } from '../action.js';
import { audienceIn, cardForButton, orApology } from '../answering.js';
import { type AnswerState, readState } from '../cards/answer-state.js';
import type { Message } from '../cards/card.js';
import { searchModal, searchModalId, shownIn } from '../cards/search-modal.js';
import { topicModal } from '../cards/topic-modal.js';
import { homeOf, refreshHome } from '../publish-home.js';
import { respond } from '../respond.js';
import { showInModal } from '../show-in-modal.js';
import type { Surfaces } from '../surfaces.js';
import { workspaceIn } from '../workspace.js';

/**
 * Shows what the button stands for. A message that only this person sees, and a question ("did you mean"),
 * is replaced; a message that others read stays, and the answer is for the one who pressed. On the Home tab
 * it opens in a modal, and within a modal in the same one. A topic that was found by its name is shown alike.
 */
export async function showTopic(args: ActionArgs, surfaces: Surfaces): Promise<void> {
  const { action, body, client, context, logger } = args;
  // A menu from which a choice was taken back.
  if (action.type === 'external_select' && !action.selected_option) return;
  const workspace = workspaceIn(context);
  const { language: spoken, person } = await surfaces.askers.now(body.user.id, workspace, client);
  const state = readState(carriedBy(action));
  const language = state?.language ?? spoken;
  const audience = body.view === undefined ? audienceIn(body.channel?.id) : 'everyone';
  const card = orApology(() => cardForButton(state, language, surfaces, audience, person), language, logger);
  if (body.view !== undefined) {
    const place = body.view.type === 'home' ? { open: body.trigger_id } : { update: body.view.id };
    const modalOf = modalFor(state, language, body.view, surfaces.knowledge);
    await showInModal(card, modalOf, place, { ...surfaces, workspace, client });
    // It is among the latest questions now.
    if ('open' in place) await refreshHome(homeOf(args), surfaces, { chosen: action.type !== 'button' });
    return;
  }
  const replaces = body.container.is_ephemeral === true || state?.chosen === true;
  const send = (message: Message) => respond(body, { ...surfaces, client }, message, { replaces });
  await surfaces.pictures.send(card, {
    workspace,
    way: 'response_url',
    send,
    // What a response_url can replace is the message with the button, never what came after it.
    update: replaces ? send : undefined,
  });
}

/** The modal around a card: below the search where that is open, else one that bears the name of the topic. */
function modalFor(
  state: AnswerState | undefined,
  language: Language,
  { callback_id: modal, hash: before }: { callback_id: string; hash: string },
  knowledge: Knowledge,
): (message: Message) => ModalView {
  if (modal === searchModalId) {
    const shown = shownIn(state, knowledge);
    return ({ blocks }) => searchModal(language, { blocks, shown, before });
  }
  const [asked, ...others] = state?.topics ?? [];
  const topic = others.length > 0 ? undefined : knowledge.topics.get(asked?.topic ?? '');
  const title = topic === undefined ? 'VPC Access' : topicName(topic)[language];
  return (message) => topicModal(title, message, language);
}
