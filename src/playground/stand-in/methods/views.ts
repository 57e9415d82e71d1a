import type { Json, View } from '../../protocol.js';
import { checkImages } from '../block-images.js';
import { problemsOfView } from '../block-kit-rules.js';
import { refuse } from '../content.js';
import { ApiError, type Method, type Slack, textOf } from '../method.js';
import { appId, botId, team } from '../people.js';
import type { Triggered } from '../triggers.js';
import type { Workspace } from '../workspace.js';

const mostStacked = 3;
const mostBytes = 250_000;

export const openView: Method = {
  run: async (args, slack) => {
    const view = await checkedView(args.view, 'modal', slack);
    refuseTakenId(view, undefined, slack.workspace);
    const { person, channel } = triggeredBy(args, slack);
    return { view: stack(person, [], withConversation(view, channel), slack.workspace) };
  },
};

export const pushView: Method = {
  run: async (args, slack) => {
    const view = await checkedView(args.view, 'modal', slack);
    return { view: pushOn(triggeredBy(args, slack).person, view, slack.workspace) };
  },
};

export const updateView: Method = {
  run: async (args, slack) => {
    const id = textOf(args, 'view_id');
    const externalId = textOf(args, 'external_id');
    const found = slack.workspace.findView((view) =>
      id === undefined ? externalId !== undefined && view.external_id === externalId : view.id === id,
    );
    if (found === undefined) throw new ApiError('not_found');
    refuseOldHash(args, found.view);
    const content = await checkedView(args.view, found.view.type, slack);
    return { view: replaceView(found.person, found.view, content, slack.workspace) };
  },
};

export const publishView: Method = {
  run: async (args, slack) => {
    const person = textOf(args, 'user_id') ?? '';
    if (!slack.workspace.people.has(person)) throw new ApiError('user_not_found');
    const before = slack.workspace.home(person);
    if (before !== undefined) refuseOldHash(args, before);
    const content = await checkedView(args.view, 'home', slack);
    if (before !== undefined) return { view: replaceView(person, before, content, slack.workspace) };
    refuseTakenId(content, undefined, slack.workspace);
    const view = newView(content, slack.workspace);
    slack.workspace.publishHome(person, view);
    return { view };
  },
};

/**
 * A view as an app wrote it, checked as Slack checks it.
 * @throws ApiError `invalid_arguments`, `view_too_large`
 */
export async function checkedView(
  given: unknown,
  type: View['type'],
  { workspace }: Slack,
): Promise<Json & { blocks: Json[] }> {
  if (Buffer.byteLength(JSON.stringify(given) ?? '') > mostBytes) throw new ApiError('view_too_large');
  refuse('invalid_arguments', problemsOfView(given));
  const view = given as Json & { blocks: Json[] };
  if (view.type !== type)
    refuse('invalid_arguments', [{ pointer: '/view/type', message: 'unsupported type' }]);
  refuse('invalid_arguments', await checkImages(view.blocks, '/view/blocks', workspace));
  return view;
}

/**
 * Puts a modal on top of those that a person has open.
 * @throws ApiError `not_found`, `push_limit_reached`, `duplicate_external_id`
 */
export function pushOn(person: string, content: Json, workspace: Workspace): View {
  const open = workspace.modals(person);
  if (open.length === 0) throw new ApiError('not_found');
  if (open.length >= mostStacked) throw new ApiError('push_limit_reached');
  refuseTakenId(content, undefined, workspace);
  return stack(person, open, content, workspace);
}

/**
 * Puts other content in the place of a view that somebody has open.
 * @throws ApiError `duplicate_external_id`
 */
export function replaceView(person: string, before: View, content: Json, workspace: Workspace): View {
  refuseTakenId(content, before, workspace);
  const { id, root_view_id, previous_view_id } = before;
  const view: View = { ...newView(content, workspace), id, root_view_id, previous_view_id };
  if (before.type === 'home') workspace.publishHome(person, view);
  else
    workspace.setModals(
      person,
      workspace.modals(person).map((open) => (open.id === id ? view : open)),
    );
  return view;
}

function stack(person: string, below: readonly View[], content: Json, workspace: Workspace): View {
  const fresh = newView(content, workspace);
  const view: View = {
    ...fresh,
    root_view_id: below[0]?.id ?? fresh.id,
    previous_view_id: below.at(-1)?.id ?? null,
  };
  workspace.setModals(person, [...below, view]);
  return view;
}

function newView(content: Json, workspace: Workspace): View {
  const id = workspace.id('V');
  return {
    callback_id: '',
    private_metadata: '',
    external_id: '',
    close: null,
    submit: null,
    clear_on_close: false,
    notify_on_close: false,
    ...content,
    id,
    root_view_id: id,
    previous_view_id: null,
    type: content.type === 'home' ? 'home' : 'modal',
    blocks: workspace.withIds(content.blocks as Json[]),
    hash: workspace.timestamp(),
    state: { values: {} },
    team_id: team.id,
    app_id: appId,
    app_installed_team_id: team.id,
    bot_id: botId,
  };
}

/** The menus that want it start with the conversation that the person saw when they opened the modal. */
function withConversation(view: Json & { blocks: Json[] }, channel: string | undefined): Json {
  const filled = ({ element, ...block }: Json): Json => {
    if (element === undefined) return block;
    const { type, default_to_current_conversation: isWanted } = element as Json;
    const initial = {
      conversations_select: { initial_conversation: channel },
      multi_conversations_select: { initial_conversations: [channel] },
    }[String(type)];
    return { ...block, element: isWanted === true ? { ...initial, ...(element as Json) } : element };
  };
  return channel === undefined ? view : { ...view, blocks: view.blocks.map(filled) };
}

/** No two views of a workspace have the same id of the app's. */
function refuseTakenId({ external_id: id }: Json, self: View | undefined, workspace: Workspace): void {
  if (typeof id !== 'string' || id === '') return;
  const taken = workspace.findView((view) => view.external_id === id);
  if (taken !== undefined && taken.view.id !== self?.id) throw new ApiError('duplicate_external_id');
}

function triggeredBy(args: Json, { triggers }: Slack): Triggered {
  const trigger = triggers.exchange(args.trigger_id);
  if ('person' in trigger) return trigger;
  if (trigger.problem !== 'invalid_trigger_id') throw new ApiError(trigger.problem);
  throw new ApiError('invalid_arguments', { response_metadata: { messages: ['invalid `trigger_id`'] } });
}

function refuseOldHash(args: Json, view: View): void {
  const hash = textOf(args, 'hash');
  if (hash !== undefined && hash !== view.hash) throw new ApiError('hash_conflict');
}
