import type { BlockAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { messageOf } from './cards/card.js';
import { lineCard } from './cards/not-found-card.js';
import { topicModal } from './cards/topic-modal.js';
import { respondAt } from './response-url.js';

/**
 * One line for whoever pressed a button: beside the message in which it stands, over the Home tab, or over the
 * modal. Rejects with Slack's errors.
 */
export async function tellPresser(
  body: BlockAction,
  client: Pick<WebClient, 'views'>,
  line: string,
): Promise<void> {
  const card = lineCard(line);
  if (body.view === undefined) {
    await respondAt(body.response_url, {
      response_type: 'ephemeral',
      replace_original: false,
      ...messageOf(card),
    });
    return;
  }
  const modal = { trigger_id: body.trigger_id, view: topicModal('VPC Access', card) };
  if (body.view.type === 'home') await client.views.open(modal);
  else await client.views.push(modal);
}
