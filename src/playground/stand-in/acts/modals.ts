import { elementsIn } from '../../elements.js';
import type { Json, Outcome, Person, StateValues, View } from '../../protocol.js';
import { problemsOfInputs } from '../input-problems.js';
import { ApiError } from '../method.js';
import { checkedView, pushOn, replaceView } from '../methods/views.js';
import { interaction } from '../payloads.js';
import { type ActOf, done, failed, interact, modalOf, responseUrlFor, type Scene } from './scene.js';

/** Sends what was filled in in a modal, and does what the app answers. */
export async function submit(
  person: Person,
  { view: id, state }: ActOf<'submit'>,
  scene: Scene,
): Promise<Outcome> {
  const view = modalOf(person, id, scene);
  if (view === undefined) return failed;
  const problems = problemsOfInputs(view.blocks, state);
  if (Object.keys(problems).length > 0) return { ok: true, problems };
  const { status, body } = await scene.delivery.interaction(
    `${String(view.callback_id)} (view_submission)`,
    interaction('view_submission', person, {
      trigger_id: scene.triggers.give(person.id),
      view: { ...view, state: { values: state } },
      response_urls: responseUrlsFor(person, view, state, scene),
    }),
  );
  if (status !== 200) return failed;
  try {
    return await followAnswer(person, view, body, scene);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return failed;
  }
}

/**
 * Where the app may send a message once a modal was submitted: for each menu of conversations that asks for it.
 * https://docs.slack.dev/surfaces/modals#modal_response_url
 */
function responseUrlsFor(person: Person, view: View, state: StateValues, scene: Scene): Json[] {
  return elementsIn(view.blocks).flatMap(({ blockId, element, block }) => {
    const actionId = String(element.action_id);
    const { selected_conversation, selected_channel } = state[blockId]?.[actionId] ?? {};
    const channel = selected_conversation ?? selected_channel;
    if (block.type !== 'input' || element.response_url_enabled !== true || typeof channel !== 'string')
      return [];
    const response_url = responseUrlFor({ channel, person: person.id, original: undefined }, scene);
    return [{ block_id: blockId, action_id: actionId, channel_id: channel, response_url }];
  });
}

/** Closes a modal, or with the cross all of them: then the app hears of the first. */
export async function close(
  person: Person,
  { view: id, everything }: ActOf<'close'>,
  scene: Scene,
): Promise<Outcome> {
  const { workspace } = scene;
  const closed = modalOf(person, id, scene);
  const open = workspace.modals(person.id);
  const view = everything ? open[0] : closed;
  if (view === undefined || closed === undefined) return failed;
  const clears = everything || view.clear_on_close === true;
  workspace.setModals(person.id, clears ? [] : open.filter((other) => other.id !== id));
  if (view.notify_on_close !== true) return done;
  const title = `${String(view.callback_id)} (view_closed)`;
  return interact(title, person, 'view_closed', { view, is_cleared: clears }, scene);
}

/** What an app may answer to a submission: nothing, errors, or another view. Anything else is no answer. */
async function followAnswer(person: Person, view: View, body: unknown, scene: Scene): Promise<Outcome> {
  const { workspace } = scene;
  const answer = body === '' ? {} : body;
  if (typeof answer !== 'object' || answer === null) return failed;
  const { response_action: action, errors, view: next } = answer as SubmissionAnswer;
  switch (action) {
    case 'errors':
      return errors === undefined || Object.keys(errors).some((id) => !isInput(view, id))
        ? failed
        : { ok: true, errors };
    case 'update':
      replaceView(person.id, view, await checkedView(next, 'modal', scene), workspace);
      return done;
    case 'push':
      pushOn(person.id, await checkedView(next, 'modal', scene), workspace);
      return done;
    case 'clear':
      workspace.setModals(person.id, []);
      return done;
    case undefined:
      workspace.setModals(
        person.id,
        workspace.modals(person.id).filter(({ id }) => id !== view.id),
      );
      return done;
    default:
      return failed;
  }
}

interface SubmissionAnswer {
  readonly response_action?: string;
  readonly errors?: Readonly<Record<string, string>>;
  readonly view?: unknown;
}

/** Errors stand at inputs alone. */
function isInput({ blocks }: View, blockId: string): boolean {
  return blocks.some(({ type, block_id }) => type === 'input' && block_id === blockId);
}
