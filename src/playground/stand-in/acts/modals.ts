import type { Json, Outcome, Person, View } from '../../protocol.js';
import { ApiError } from '../method.js';
import { checkedView, pushOn, replaceView } from '../methods/views.js';
import { interaction } from '../payloads.js';
import { type ActOf, done, failed, interact, modalOf, type Scene } from './scene.js';

/** Sends what was filled in in a modal, and does what the app answers. */
export async function submit(
  person: Person,
  { view: id, state }: ActOf<'submit'>,
  scene: Scene,
): Promise<Outcome> {
  const view = modalOf(person, id, scene);
  if (view === undefined) return failed;
  const { status, body } = await scene.delivery.interaction(
    `${String(view.callback_id)} (view_submission)`,
    interaction('view_submission', person, {
      trigger_id: scene.triggers.give(person.id),
      view: { ...view, state: { values: state } },
      response_urls: [],
    }),
  );
  if (status !== 200) return failed;
  try {
    return await followAnswer(
      person,
      view,
      typeof body === 'object' && body !== null ? (body as Json) : {},
      scene,
    );
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return failed;
  }
}

/** Closes a modal, or all of them. */
export async function close(
  person: Person,
  { view: id, everything }: ActOf<'close'>,
  scene: Scene,
): Promise<Outcome> {
  const { workspace } = scene;
  const view = modalOf(person, id, scene);
  if (view === undefined) return failed;
  const clears = everything || view.clear_on_close === true;
  const others = workspace.modals(person.id).filter((other) => other.id !== id);
  workspace.setModals(person.id, clears ? [] : others);
  if (view.notify_on_close !== true) return done;
  const title = `${String(view.callback_id)} (view_closed)`;
  return interact(title, person, 'view_closed', { view, is_cleared: clears }, scene);
}

/** What an app may answer to a submission: nothing, errors, or another view. */
async function followAnswer(person: Person, view: View, answer: Json, scene: Scene): Promise<Outcome> {
  const { workspace } = scene;
  switch (answer.response_action) {
    case 'errors':
      return { ok: true, errors: answer.errors as Record<string, string> };
    case 'update':
      replaceView(person.id, view, await checkedView(answer.view, 'modal', scene), workspace);
      return done;
    case 'push':
      pushOn(person.id, await checkedView(answer.view, 'modal', scene), workspace);
      return done;
    case 'clear':
      workspace.setModals(person.id, []);
      return done;
    default:
      workspace.setModals(
        person.id,
        workspace.modals(person.id).filter(({ id }) => id !== view.id),
      );
      return done;
  }
}
