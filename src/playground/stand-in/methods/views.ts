import type { Json, View } from '../../protocol.js';
import { checkImages } from '../block-images.js';
import { problemsOfView } from '../block-kit-rules.js';
import { refuse } from '../content.js';
import { ApiError, type Method, type Slack, textOf } from '../method.js';
import { appId, botId, team } from '../people.js';
import type { Workspace } from '../workspace.js';

const mostStacked = 3;
const mostBytes = 250_000;

export const openView: Method = {
  run: async (args, slack) => {
    const view = await checkedView(args.view, 'modal', slack);
    const person = personOf(args, slack);
    return { view: stack(person, [], view, slack.workspace) };
  },
};

export const pushView: Method = {
  run: async (args, slack) => {
    const view = await checkedView(args.view, 'modal', slack);
    const person = personOf(args, slack);
    return { view: pushOn(person, view, slack.workspace) };
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
    const view = { ...newView(content, slack.workspace), ...(before === undefined ? {} : { id: before.id }) };
    slack.workspace.publishHome(person, view);
    return { view };
  },
};

/**
 * A view as an app wrote it, checked as Slack checks it.
 * @throws ApiError `invalid_arguments`, `view_too_large`
 */
export async function checkedView(given: unknown, type: View['type'], { workspace }: Slack): Promise<Json> {
  if (Buffer.byteLength(JSON.stringify(given) ?? '') > mostBytes) throw new ApiError('view_too_large');
  refuse('invalid_arguments', problemsOfView(given));
  const view = given as Json & { blocks: Json[] };
  if (view.type !== type)
    refuse('invalid_arguments', [{ pointer: '/view/type', message: 'unsupported type' }]);
  refuse('invalid_arguments', await checkImages(view.blocks, '/view/blocks', workspace));
  return view;
}

/** Puts a modal on top of those that a person has open. @throws ApiError `push_limit_reached` */
export function pushOn(person: string, content: Json, workspace: Workspace): View {
  const open = workspace.modals(person);
  if (open.length === 0) throw new ApiError('not_found');
  if (open.length >= mostStacked) throw new ApiError('push_limit_reached');
  return stack(person, open, content, workspace);
}

/** Puts other content in the place of a view that somebody has open. */
export function replaceView(person: string, before: View, content: Json, workspace: Workspace): View {
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
  return {
    callback_id: '',
    private_metadata: '',
    external_id: '',
    ...content,
    id: workspace.id('V'),
    type: content.type === 'home' ? 'home' : 'modal',
    blocks: workspace.withIds(content.blocks as Json[]),
    hash: workspace.timestamp(),
    state: { values: {} },
    team_id: team.id,
    app_id: appId,
    bot_id: botId,
  };
}

function personOf(args: Json, { triggers }: Slack): string {
  const trigger = triggers.exchange(args.trigger_id);
  if ('person' in trigger) return trigger.person;
  if (trigger.problem !== 'invalid_trigger_id') throw new ApiError(trigger.problem);
  throw new ApiError('invalid_arguments', { response_metadata: { messages: ['invalid `trigger_id`'] } });
}

function refuseOldHash(args: Json, view: View): void {
  const hash = textOf(args, 'hash');
  if (hash !== undefined && hash !== view.hash) throw new ApiError('hash_conflict');
}
