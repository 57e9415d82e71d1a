import type { AllMiddlewareArgs, App, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { Surfaces } from '../surfaces.js';
import { openTab } from './app-home.js';
import { answerDirectMessage } from './direct-message.js';
import { answerMention } from './mention.js';
import { forgetWorkspace } from './removal.js';

type Args<Type extends string> = SlackEventMiddlewareArgs<Type> & AllMiddlewareArgs;

/** By type, as in the manifest. */
export const eventListeners: {
  readonly [Type in string]?: (args: never, surfaces: Surfaces) => Promise<void>;
} = {
  app_mention: answerMention,
  message: answerDirectMessage,
  app_home_opened: openTab,
  app_uninstalled: forgetWorkspace,
  tokens_revoked: forgetWorkspace,
};

/** Answered, as commands are, before Bolt asks every listener in turn. */
export function registerEvents(app: App, surfaces: Surfaces): void {
  app.use(async (args) => {
    if (!('event' in args)) return args.next();
    const { type } = args.event;
    const listener = Object.hasOwn(eventListeners, type) ? eventListeners[type] : undefined;
    await (listener as ((args: Args<string>, surfaces: Surfaces) => Promise<void>) | undefined)?.(
      args,
      surfaces,
    );
  });
}
