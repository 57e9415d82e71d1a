import type { WebClient } from '@slack/web-api';
import { messageOf } from './cards/card.js';
import { lineCard } from './cards/not-found-card.js';
import { lineModal } from './cards/topic-modal.js';
import { respondAt } from './response-url.js';

/** Something that a person did: a press on a button, a choice in a menu, a shortcut. */
export interface Pressed {
  readonly trigger_id: string;
  readonly response_url?: string;
  readonly view?: { readonly type: string };
}

/**
 * One line for whoever pressed a button or used a shortcut: beside the message, over the Home tab or over the
 * modal. Rejects with Slack's errors.
 */
export async function tellPresser(
  { trigger_id, response_url, view }: Pressed,
  client: Pick<WebClient, 'views'>,
  line: string,
): Promise<void> {
  if (view === undefined && response_url !== undefined) {
    await respondAt(response_url, {
      response_type: 'ephemeral',
      replace_original: false,
      ...messageOf(lineCard(line)),
    });
    return;
  }
  const modal = { trigger_id, view: lineModal(line) };
  if (view?.type === 'modal') await client.views.push(modal);
  else await client.views.open(modal);
}
