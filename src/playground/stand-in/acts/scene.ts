import type { Act, Channel, Json, Outcome, Person, View } from '../../protocol.js';
import type { Delivery } from '../delivery.js';
import type { Slack } from '../method.js';
import { eventEnvelope, interaction } from '../payloads.js';
import type { ResponseTarget, ResponseUrls } from '../triggers.js';

/** What an act works with. */
export interface Scene extends Slack {
  readonly delivery: Delivery;
  readonly responseUrls: ResponseUrls;
}

/** An act of one kind. */
export type ActOf<Kind extends Act['kind']> = Act & { readonly kind: Kind };

export const failed: Outcome = { ok: false };
export const done: Outcome = { ok: true };

/** A channel in which the person is. */
export function channelFor(person: Person, id: string, { workspace }: Scene): Channel | undefined {
  const channel = workspace.channel(id);
  return channel?.members.includes(person.id) ? channel : undefined;
}

/** A modal that the person has open. */
export function modalOf(person: Person, id: string, { workspace }: Scene): View | undefined {
  return workspace.modals(person.id).find((view) => view.id === id);
}

export function responseUrlFor(target: ResponseTarget, { url, responseUrls }: Scene): string {
  return `${url}/response/${responseUrls.give(target)}`;
}

/** Sends an interaction; the outcome says whether the app acknowledged it. */
export async function interact(
  title: string,
  person: Person,
  type: string,
  more: Json,
  { delivery }: Scene,
): Promise<Outcome> {
  const { status } = await delivery.interaction(title, interaction(type, person, more));
  return status === 200 ? done : failed;
}

/** The scope without which Slack keeps an event to itself: https://docs.slack.dev/reference/events */
const scopeOfEvent: Readonly<Record<string, string>> = {
  app_mention: 'app_mentions:read',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  'message.im': 'im:history',
};

/** Sends an event, if the app asked for events of this name and may hear of them. */
export async function sendEvent(name: string, event: Json, scene: Scene): Promise<void> {
  const { manifest, scopes, workspace, delivery } = scene;
  const scope = scopeOfEvent[name];
  if (!manifest.events.includes(name) || (scope !== undefined && !scopes.includes(scope))) return;
  await delivery.event(name, eventEnvelope(event, workspace.id('Ev'), workspace));
}
