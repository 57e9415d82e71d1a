import { phrasesIn } from '../../language/languages.js';
import { type ActionArgs, carriedBy } from '../action.js';
import { readState } from '../cards/answer-state.js';
import { actionOf, newForm, readCostForm } from '../cards/cost-form.js';
import { costModal, problemsIn } from '../cards/cost-modal.js';
import { lineModal } from '../cards/topic-modal.js';
import { openModal } from '../open-modal.js';
import { describeError } from '../slack-error.js';
import type { SubmissionArgs } from '../submission.js';
import type { Surfaces } from '../surfaces.js';
import { tellPresser } from '../tell-presser.js';
import { workspaceIn } from '../workspace.js';

/** Opens the cost of an answer, with the usual figures to begin with. */
export async function showCost(
  { action, body, client, context }: ActionArgs,
  surfaces: Surfaces,
): Promise<void> {
  const state = readState(carriedBy(action));
  const modal = state && costModal(state, newForm, surfaces.knowledge);
  if (modal === undefined) {
    const asker = await surfaces.askers.now(body.user.id, workspaceIn(context), client);
    return tellPresser(
      body,
      { ...surfaces, client },
      phrasesIn(state?.language ?? asker.language).unknownAction,
    );
  }
  await openModal(body, client, modal);
}

/** Recalculates in place when a field has changed, and remembers the Region that was chosen. */
export async function changeCost(
  { action, body, client, context, logger }: ActionArgs,
  surfaces: Surfaces,
): Promise<void> {
  const workspace = workspaceIn(context);
  const { modal, language, region } = shownBy(body.view, surfaces);
  if (modal === undefined || body.view === undefined) {
    const asker = await surfaces.askers.now(body.user.id, workspace, client);
    return tellPresser(body, { ...surfaces, client }, phrasesIn(language ?? asker.language).unknownAction);
  }
  await client.views.update({ view_id: body.view.id, view: modal });
  if (action.action_id === actionOf('region') && region !== undefined) {
    await surfaces.askers.remember(body.user.id, workspace, { region }).catch((error: unknown) => {
      logger.warn(`A Region could not be remembered: ${describeError(error)}`);
    });
  }
}

/** The same when the form is submitted; what cannot be read is said at its field. */
export async function submitCost(
  { ack, view, body, client, context }: SubmissionArgs,
  surfaces: Surfaces,
): Promise<void> {
  const { modal, language, problems } = shownBy(view, surfaces);
  if (modal === undefined) {
    const asker = await surfaces.askers.now(body.user.id, workspaceIn(context), client);
    const view = lineModal(phrasesIn(language ?? asker.language).unknownAction);
    await ack({ response_action: 'update', view });
  } else if (Object.keys(problems).length > 0) {
    await ack({ response_action: 'errors', errors: problems });
  } else {
    await ack({ response_action: 'update', view: modal });
  }
}

/** What a view shows with what stands in its fields now. */
function shownBy(
  view: { readonly private_metadata: string; readonly state: { readonly values: unknown } } | undefined,
  { knowledge }: Surfaces,
) {
  const carried = readState(view?.private_metadata);
  if (carried === undefined) return { modal: undefined, problems: {} };
  const { form, region = carried.region } = readCostForm(view?.state.values);
  const state = { ...carried, region };
  return {
    modal: costModal(state, form, knowledge),
    problems: problemsIn(state, form, knowledge),
    language: state.language,
    region,
  };
}
