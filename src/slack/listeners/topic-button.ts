import { topicName } from '../../knowledge/knowledge.js';
import { type ActionArgs, carriedBy } from '../action.js';
import { audienceIn, cardForButton, orApology } from '../answering.js';
import { readState } from '../cards/answer-state.js';
import type { Message } from '../cards/card.js';
import { topicModal } from '../cards/topic-modal.js';
import { homeOf, refreshHome } from '../publish-home.js';
import { respondAt } from '../response-url.js';
import type { Surfaces } from '../surfaces.js';
import { workspaceIn } from '../workspace.js';

/**
 * Shows what the button stands for. A message that only this person sees, and a question ("did you mean"),
 * is replaced; a message that others read stays, and the answer is for the one who pressed. On the Home tab
 * it opens in a modal, and within a modal in the same one.
 */
export async function showTopic(args: ActionArgs, surfaces: Surfaces): Promise<void> {
  const { action, body, client, context, logger } = args;
  const workspace = workspaceIn(context);
  const { language, person } = await surfaces.askers.now(body.user.id, workspace, client);
  const state = readState(carriedBy(action));
  const audience = body.view === undefined ? audienceIn(body.channel?.id) : 'everyone';
  const card = orApology(() => cardForButton(state, language, surfaces, audience, person), language, logger);
  if (body.view !== undefined) {
    const topic = surfaces.knowledge.topics.get(state?.topics[0]?.topic ?? '');
    const title = topic === undefined ? 'VPC Access' : topicName(topic)[state?.language ?? language];
    const view = topicModal(title, card);
    if (body.view.type !== 'home') {
      await client.views.update({ view_id: body.view.id, view });
      return;
    }
    await client.views.open({ trigger_id: body.trigger_id, view });
    // It is among the latest questions now.
    return refreshHome(homeOf(args), surfaces, { chosen: action.type !== 'button' });
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
