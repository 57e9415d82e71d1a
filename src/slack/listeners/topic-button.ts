import { topicName } from '../../knowledge/knowledge.js';
import { type ActionArgs, carriedBy } from '../action.js';
import { audienceIn, cardForButton, orApology } from '../answering.js';
import { readState } from '../cards/answer-state.js';
import type { Message } from '../cards/card.js';
import { searchModal, searchModalId, shownIn } from '../cards/search-modal.js';
import { topicModal } from '../cards/topic-modal.js';
import { respondAt } from '../response-url.js';
import { showInModal } from '../show-in-modal.js';
import type { Surfaces } from '../surfaces.js';
import { workspaceIn } from '../workspace.js';

/**
 * Shows what the button stands for. A message that only this person sees, and a question ("did you mean"),
 * is replaced; a message that others read stays, and the answer is for the one who pressed. On the Home tab
 * it opens in a modal, and within a modal in the same one. A topic that was found by its name is shown alike.
 */
export async function showTopic(
  { action, body, client, context, logger }: ActionArgs,
  surfaces: Surfaces,
): Promise<void> {
  // A menu from which a choice was taken back.
  if (action.type === 'external_select' && !action.selected_option) return;
  const workspace = workspaceIn(context);
  const { language } = await surfaces.askers.now(body.user.id, workspace, client);
  const state = readState(carriedBy(action));
  const audience = body.view === undefined ? audienceIn(body.channel?.id) : 'everyone';
  const card = orApology(() => cardForButton(state, language, surfaces, audience), language, logger);
  if (body.view !== undefined) {
    const topic = surfaces.knowledge.topics.get(state?.topics[0]?.topic ?? '');
    const title = topic === undefined ? 'VPC Access' : topicName(topic)[state?.language ?? language];
    const place = body.view.type === 'home' ? { open: body.trigger_id } : { update: body.view.id };
    const shownLanguage = state?.language ?? language;
    const modalOf = (message: Message) =>
      body.view?.callback_id === searchModalId
        ? searchModal(shownLanguage, message, shownIn(state, surfaces.knowledge))
        : topicModal(title, message, shownLanguage);
    return showInModal(card, modalOf, place, { ...surfaces, workspace, client, logger });
  }
  const { is_ephemeral: isPrivate, thread_ts: thread } = body.container;
  const replaces = isPrivate === true || state?.chosen === true;
  const respond = (message: Message) =>
    respondAt(body.response_url, {
      response_type: 'ephemeral',
      replace_original: replaces,
      ...(thread === undefined || replaces ? {} : { thread_ts: thread }),
      ...message,
    });
  await surfaces.pictures.send(card, {
    workspace,
    way: 'response_url',
    send: respond,
    // What a response_url can replace is the message with the button, never what came after it.
    update: replaces ? respond : undefined,
  });
}
