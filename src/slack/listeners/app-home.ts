import type { AllMiddlewareArgs, App, SlackEventMiddlewareArgs } from '@slack/bolt';
import { homeView } from '../cards/home-view.js';
import type { Surfaces } from '../surfaces.js';
import { workspaceIn } from '../workspace.js';

type Args = SlackEventMiddlewareArgs<'app_home_opened'> & AllMiddlewareArgs;

/** Publishes the cheat sheet on the Home tab, and suggests questions in the Messages tab. */
export async function openTab({ event, client, context }: Args, surfaces: Surfaces): Promise<void> {
  const workspace = workspaceIn(context);
  const { language, region } = await surfaces.askers.soon(event.user, workspace, client);
  if (event.tab === 'home') {
    const view = homeView(surfaces.knowledge, language, region);
    await client.views.publish({ user_id: event.user, view });
  }
  if (event.tab === 'messages') {
    const background = surfaces.backgroundClient(workspace.token);
    await surfaces.suggestedPrompts.suggest(event.channel, language, workspace, background);
  }
}

export function registerAppHome(app: App, surfaces: Surfaces): void {
  app.event('app_home_opened', (args) => openTab(args, surfaces));
}
