import { isTool, type Tool } from '../../answer/code/tools.js';
import { phrasesIn } from '../../language/languages.js';
import { type ActionArgs, carriedBy } from '../action.js';
import { readState } from '../cards/answer-state.js';
import {
  type CodeModalState,
  codeModal,
  codeRegionAction,
  includeAction,
  readCodeModal,
  toolAction,
} from '../cards/code-modal.js';
import { openModal } from '../open-modal.js';
import { describeError, slackErrorOf } from '../slack-error.js';
import type { Surfaces } from '../surfaces.js';
import { tellPresser } from '../tell-presser.js';
import { workspaceIn } from '../workspace.js';

/** The tool of somebody who has not chosen one. */
const firstTool: Tool = 'terraform';

/** Opens the code for an answer, on top of the modal where the answer stands in one. */
export async function showCode(
  { action, body, client, context }: ActionArgs,
  surfaces: Surfaces,
): Promise<void> {
  const asker = await surfaces.askers.now(body.user.id, workspaceIn(context), client);
  const answer = readState(carriedBy(action));
  const tool = asker.tool !== undefined && isTool(asker.tool) ? asker.tool : firstTool;
  const view = answer && codeModal({ answer, tool }, [], surfaces.knowledge);
  if (view === undefined)
    return tellPresser(
      body,
      { ...surfaces, client },
      phrasesIn(answer?.language ?? asker.language).unknownAction,
    );
  await openModal(body, client, view);
}

/** Writes the code anew for another tool, another Region or other endpoints, and remembers the first two. */
export async function changeCode(
  { action, body, client, context, logger }: ActionArgs,
  surfaces: Surfaces,
): Promise<void> {
  const workspace = workspaceIn(context);
  const before = readCodeModal(body.view?.private_metadata);
  const chosen = carriedBy(action);
  const state = before && changed(before, action.action_id, chosen);
  const view = state && codeModal(state, included(body), surfaces.knowledge);
  if (view === undefined || body.view === undefined) {
    const asker = await surfaces.askers.now(body.user.id, workspace, client);
    return tellPresser(
      body,
      { ...surfaces, client },
      phrasesIn(before?.answer.language ?? asker.language).unknownAction,
    );
  }
  try {
    await client.views.update({ view_id: body.view.id, hash: body.view.hash, view });
  } catch (error) {
    // Something newer stands in the modal already.
    if (slackErrorOf(error) !== 'hash_conflict') throw error;
  }
  const setting = { [toolAction]: 'tool', [codeRegionAction]: 'region' }[action.action_id];
  if (setting === undefined || chosen === undefined) return;
  await surfaces.askers
    .remember(body.user.id, workspace, { [setting]: chosen })
    .catch((error) => logger.warn(`A setting could not be remembered: ${describeError(error)}`));
}

/** The state after a choice; undefined when the choice makes no sense. */
function changed(
  state: CodeModalState,
  action: string,
  chosen: string | undefined,
): CodeModalState | undefined {
  if (action === includeAction) return state;
  if (chosen === undefined) return undefined;
  if (action === codeRegionAction) return { ...state, answer: { ...state.answer, region: chosen } };
  return isTool(chosen) ? { ...state, tool: chosen } : undefined;
}

/** What is chosen in the menu of what not everyone needs, whichever menu was used. */
function included({ view }: ActionArgs['body']): string[] {
  const options = view?.state.values[includeAction]?.[includeAction]?.selected_options ?? [];
  return options.map(({ value }) => value);
}
