import { elementsIn } from '../../elements.js';
import type { Json, Message, Outcome, Person, Place } from '../../protocol.js';
import { problemsOfOptions } from '../block-kit-rules.js';
import { inMessage, interaction, inView } from '../payloads.js';
import { type ActOf, channelFor, failed, interact, modalOf, responseUrlFor, type Scene } from './scene.js';

/** Uses an element of a message, a modal or the Home tab. */
export async function operate(
  person: Person,
  { place, action, state }: ActOf<'action'>,
  scene: Scene,
): Promise<Outcome> {
  const where = whereIs(place, state, person, scene);
  const element = elementsIn(where?.blocks ?? []).find(
    ({ blockId, element: { action_id } }) => blockId === action.block_id && action_id === action.action_id,
  )?.element;
  if (where === undefined || element === undefined) return failed;
  const { fields, message } = where;
  const title = `${String(action.action_id)} (${String(action.type)})`;
  return interact(
    title,
    person,
    'block_actions',
    {
      ...fields,
      trigger_id: scene.triggers.give(person.id, message?.channel),
      ...(message === undefined
        ? {}
        : {
            state: { values: state },
            response_url: responseUrlFor(
              { channel: message.channel, person: person.id, original: message.ts },
              scene,
            ),
          }),
      actions: [{ ...action, ...repeated(element), action_ts: scene.workspace.timestamp() }],
    },
    scene,
  );
}

/** What Slack repeats of an element in its action. */
function repeated(element: Json): Json {
  const isRepeated = (key: string) =>
    ['style', 'url', 'confirm', 'placeholder'].includes(key) || key.startsWith('initial_');
  return Object.fromEntries(Object.entries(element).filter(([key]) => isRepeated(key)));
}

/** Asks the app for the options of an external select. */
export async function askForOptions(
  person: Person,
  { place, blockId, actionId, value }: ActOf<'options'>,
  scene: Scene,
): Promise<Outcome> {
  const where = whereIs(place, {}, person, scene);
  if (where === undefined) return failed;
  const { status, body } = await scene.delivery.interaction(
    `${actionId} (options for “${value}”)`,
    interaction('block_suggestion', person, {
      ...where.fields,
      block_id: blockId,
      action_id: actionId,
      value,
    }),
  );
  if (status !== 200 || typeof body !== 'object' || body === null) return failed;
  const { options, option_groups: optionGroups } = body as { options?: Json[]; option_groups?: Json[] };
  // Slack says nothing of what is wrong: it shows no option at all (slackapi/bolt-js#1630).
  const refused = problemsOfOptions(body).map(({ pointer, message }) => `${pointer}: ${message}`);
  if (refused.length > 0) return { ok: true, options: [], refused };
  return {
    ok: true,
    ...(options === undefined ? {} : { options }),
    ...(optionGroups === undefined ? {} : { optionGroups }),
  };
}

/** The fields that say where an element stands, the blocks there, and the message when it stands in one. */
function whereIs(
  place: Place,
  state: Json,
  person: Person,
  scene: Scene,
): { fields: Json; blocks: readonly Json[]; message?: Message } | undefined {
  const { workspace } = scene;
  if ('view' in place) {
    const home = workspace.home(person.id);
    const view = home?.id === place.view ? home : modalOf(person, place.view, scene);
    return view === undefined ? undefined : { fields: inView(view, state), blocks: view.blocks };
  }
  const channel = channelFor(person, place.channel, scene);
  const message = workspace.message(place.channel, place.ts);
  if (channel === undefined || message === undefined) return undefined;
  if ((message.onlyFor ?? person.id) !== person.id) return undefined;
  return { fields: inMessage(message, channel, workspace), blocks: message.blocks ?? [], message };
}
