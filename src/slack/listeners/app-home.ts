import type { AllMiddlewareArgs, App, SlackEventMiddlewareArgs } from '@slack/bolt';
import { refreshHome } from '../publish-home.js';
import type { Surfaces } from '../surfaces.js';
import { workspaceIn } from '../workspace.js';

type Args = SlackEventMiddlewareArgs<'app_home_opened'> & AllMiddlewareArgs;

/** Publishes the cheat sheet as the person left it. The Messages tab sends the same event and is left alone. */
export async function openHome({ event, client, context, logger }: Args, surfaces: Surfaces): Promise<void> {
  if (event.tab !== 'home') return;
  const { user, view: shown } = event;
  await refreshHome({ user, workspace: workspaceIn(context), client, logger, shown }, surfaces);
}

export function registerAppHome(app: App, surfaces: Surfaces): void {
  app.event('app_home_opened', (args) => openHome(args, surfaces));
}
