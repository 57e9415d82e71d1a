import { phrasesIn } from '../../language/languages.js';
import { type ActionArgs, carriedBy } from '../action.js';
import { readChoice, type Setting } from '../cards/home-settings.js';
import { readPlace } from '../cards/home-state.js';
import { homeOf, publishHome } from '../publish-home.js';
import type { Surfaces } from '../surfaces.js';
import { tellPresser } from '../tell-presser.js';
import { workspaceIn } from '../workspace.js';

/** Shows another list of services, or another page of it. */
export async function showPlace(args: ActionArgs, surfaces: Surfaces): Promise<void> {
  const place = readPlace(carriedBy(args.action));
  if (place === undefined) return tellUnknown(args, surfaces);
  await publishHome(homeOf(args), surfaces, { place });
}

export function setLanguage(args: ActionArgs, surfaces: Surfaces): Promise<void> {
  return set('language', (language) => language === 'en' || language === 'ja', args, surfaces);
}

export function setRegion(args: ActionArgs, surfaces: Surfaces): Promise<void> {
  return set('region', (region) => surfaces.knowledge.regions.has(region), args, surfaces);
}

/** Remembers a setting and shows everything in it at once. */
async function set(
  setting: Setting,
  makesSense: (value: string) => boolean,
  args: ActionArgs,
  surfaces: Surfaces,
): Promise<void> {
  const { action, body, context } = args;
  const value = readChoice(carriedBy(action));
  if (value === undefined || (value !== null && !makesSense(value))) return tellUnknown(args, surfaces);
  await surfaces.askers.remember(body.user.id, workspaceIn(context), { [setting]: value });
  await publishHome(homeOf(args), surfaces, { notice: setting });
}

/** Forgets what the person asked lately. */
export async function forgetRecent(args: ActionArgs, surfaces: Surfaces): Promise<void> {
  await surfaces.recent.clear({ team: workspaceIn(args.context).id, user: args.body.user.id });
  await publishHome(homeOf(args), surfaces, { notice: 'cleared' });
}

async function tellUnknown({ body, client, context }: ActionArgs, surfaces: Surfaces): Promise<void> {
  const { language } = await surfaces.askers.now(body.user.id, workspaceIn(context), client);
  await tellPresser(body, { ...surfaces, client }, phrasesIn(language).unknownAction);
}
