import type { AllMiddlewareArgs, App, SlackShortcut, SlackShortcutMiddlewareArgs } from '@slack/bolt';
import { phrasesIn } from '../../language/languages.js';
import type { Surfaces } from '../surfaces.js';
import { tellFailure, tellPresser } from '../tell-presser.js';
import { workspaceIn } from '../workspace.js';
import { answerAboutMessage, type MessageShortcutArgs } from './message-shortcut.js';
import { type GlobalShortcutArgs, openSearch } from './search.js';

type Listener<Args> = (args: Args, surfaces: Surfaces) => Promise<void>;

/** By callback id, as in the manifest. */
export const globalShortcuts: Readonly<Record<string, Listener<GlobalShortcutArgs>>> = {
  search: openSearch,
};
export const messageShortcuts: Readonly<Record<string, Listener<MessageShortcutArgs>>> = {
  ask_about_message: answerAboutMessage,
};

/** Runs a shortcut. One that an older manifest has, or one that fails, turns into a helpful line. */
async function run<Args extends SlackShortcutMiddlewareArgs<SlackShortcut> & AllMiddlewareArgs>(
  args: Args,
  listeners: Readonly<Record<string, Listener<Args>>>,
  surfaces: Surfaces,
): Promise<void> {
  const { ack, shortcut, client, context, logger } = args;
  await ack();
  const { callback_id: name, user } = shortcut;
  const listener = Object.hasOwn(listeners, name) ? listeners[name] : undefined;
  const languageToTellIn = async () =>
    (await surfaces.askers.now(user.id, workspaceIn(context), client)).language;
  if (listener === undefined)
    return tellPresser(
      shortcut,
      { ...surfaces, client },
      phrasesIn(await languageToTellIn()).search.unknownShortcut,
    );
  try {
    await listener(args, surfaces);
  } catch (error) {
    const language = await languageToTellIn();
    await tellFailure(error, `The shortcut ${name}`, shortcut, { ...surfaces, client, language, logger });
  }
}

export function registerShortcuts(app: App, surfaces: Surfaces): void {
  app.shortcut({ type: 'shortcut', callback_id: /^/ }, (args) => run(args, globalShortcuts, surfaces));
  app.shortcut({ type: 'message_action', callback_id: /^/ }, (args) => run(args, messageShortcuts, surfaces));
}
