import type { WebClient } from '@slack/web-api';
import { messageOf } from './cards/card.js';
import { lineCard } from './cards/not-found-card.js';
import { lineModal } from './cards/topic-modal.js';
import { type OpenedFrom, openModal } from './open-modal.js';
import { type Answerers, type Press, respond } from './respond.js';

/** Something that a person did: a press on a button, a choice in a menu, a shortcut. */
export interface Pressed extends Omit<Press, 'response_url'>, OpenedFrom {
  readonly response_url?: string;
}

/**
 * One line for whoever pressed a button or used a shortcut: beside the message, over the Home tab or over the
 * modal. Rejects with Slack's errors.
 */
export async function tellPresser(
  pressed: Pressed,
  slack: Answerers & { readonly client: Pick<WebClient, 'views'> },
  line: string,
): Promise<void> {
  const { response_url, view } = pressed;
  if (view === undefined && response_url !== undefined)
    return respond({ ...pressed, response_url }, slack, messageOf(lineCard(line)));
  await openModal(pressed, slack.client, lineModal(line));
}
