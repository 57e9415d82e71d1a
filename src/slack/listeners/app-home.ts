import type { AllMiddlewareArgs, App, SlackEventMiddlewareArgs } from '@slack/bolt';
import { homeView } from '../cards/home-view.js';
import type { Surfaces } from '../surfaces.js';
import { workspaceIn } from '../workspace.js';

type Args = SlackEventMiddlewareArgs<'app_home_opened'> & AllMiddlewareArgs;

/** Publishes the cheat sheet. The Messages tab sends the same event and is left alone. */
export async function publishHome({ event, client, context }: Args, surfaces: Surfaces): Promise<void> {
  if (event.tab !== 'home') return;
  const { language, region } = await surfaces.askers.soon(event.user, workspaceIn(context), client);
  const view = homeView(surfaces.knowledge, language, region);
  await client.views.publish({ user_id: event.user, view });
}

export function registerAppHome(app: App, surfaces: Surfaces): void {
  app.event('app_home_opened', (args) => publishHome(args, surfaces));
}
