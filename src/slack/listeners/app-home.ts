import type { AllMiddlewareArgs, App, SlackEventMiddlewareArgs } from '@slack/bolt';
import { homeView } from '../cards/home-view.js';
import type { Surfaces } from '../surfaces.js';

type Args = SlackEventMiddlewareArgs<'app_home_opened'> & AllMiddlewareArgs;

/** Publishes the cheat sheet. The Messages tab sends the same event and is left alone. */
export async function publishHome({ event, body, client }: Args, surfaces: Surfaces): Promise<void> {
  if (event.tab !== 'home' || !surfaces.seenEvents.isNew(body.event_id)) return;
  const language = (await surfaces.languages.soon(event.user, client)) ?? surfaces.defaultLanguage;
  const view = homeView(surfaces.knowledge, language, surfaces.defaultRegion);
  await client.views.publish({ user_id: event.user, view });
}

export function registerAppHome(app: App, surfaces: Surfaces): void {
  app.event('app_home_opened', (args) => publishHome(args, surfaces));
}
