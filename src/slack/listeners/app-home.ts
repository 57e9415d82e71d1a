import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import { refreshHome } from '../publish-home.js';
import type { Surfaces } from '../surfaces.js';
import { workspaceIn } from '../workspace.js';

type Args = SlackEventMiddlewareArgs<'app_home_opened'> & AllMiddlewareArgs;

/** Publishes the cheat sheet on the Home tab as the person left it, and suggests questions in the Messages tab. */
export async function openTab({ event, client, context, logger }: Args, surfaces: Surfaces): Promise<void> {
  const { user, channel, tab, view: shown } = event;
  const workspace = workspaceIn(context);
  if (tab === 'home') await refreshHome({ user, workspace, client, logger, shown }, surfaces);
  if (tab === 'messages') {
    const { language } = await surfaces.askers.soon(user, workspace, client);
    const background = surfaces.backgroundClient(workspace.token);
    await surfaces.suggestedPrompts.suggest(channel, language, workspace, background);
  }
}
