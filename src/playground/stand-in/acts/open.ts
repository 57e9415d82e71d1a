import type { Outcome, Person } from '../../protocol.js';
import { channelJson, messageJson } from '../payloads.js';
import { directChannelOf } from '../people.js';
import {
  type ActOf,
  channelFor,
  done,
  failed,
  interact,
  responseUrlFor,
  type Scene,
  sendEvent,
} from './scene.js';

/** Opens a tab of the app. */
export async function openHome(person: Person, { tab }: ActOf<'open-home'>, scene: Scene): Promise<Outcome> {
  const view = scene.workspace.home(person.id);
  const event = {
    type: 'app_home_opened',
    user: person.id,
    channel: directChannelOf(person.id),
    tab,
    event_ts: scene.workspace.timestamp(),
    ...(view === undefined || tab !== 'home' ? {} : { view }),
  };
  await sendEvent('app_home_opened', event, scene);
  return done;
}

/** Runs a global shortcut. */
export function runShortcut(
  person: Person,
  { callbackId, channel }: ActOf<'shortcut'>,
  scene: Scene,
): Promise<Outcome> {
  const payload = {
    callback_id: callbackId,
    action_ts: scene.workspace.timestamp(),
    trigger_id: scene.triggers.give(person.id, channel),
  };
  return interact(`${callbackId} (shortcut)`, person, 'shortcut', payload, scene);
}

/** Runs a shortcut from the menu of a message that everyone sees, whether the bot is in the channel or not. */
export async function runMessageShortcut(
  person: Person,
  { callbackId, channel: id, ts }: ActOf<'message-shortcut'>,
  scene: Scene,
): Promise<Outcome> {
  const channel = channelFor(person, id, scene);
  const message = scene.workspace.message(id, ts);
  if (channel === undefined || message === undefined || message.onlyFor !== undefined) return failed;
  const payload = {
    callback_id: callbackId,
    action_ts: scene.workspace.timestamp(),
    trigger_id: scene.triggers.give(person.id, id),
    response_url: responseUrlFor({ channel: id, person: person.id, original: undefined }, scene),
    message_ts: ts,
    channel: channelJson(channel),
    message: messageJson(message, scene.workspace),
  };
  return interact(`${callbackId} (message shortcut)`, person, 'message_action', payload, scene);
}
