import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';

/** Where somebody pressed a button or used a shortcut. */
export interface OpenedFrom {
  readonly trigger_id: string;
  readonly view?: { readonly type: string };
}

/** Opens a modal for whoever pressed a button; over the one that is open already, where there is one. */
export async function openModal(
  { trigger_id, view: below }: OpenedFrom,
  client: Pick<WebClient, 'views'>,
  view: ModalView,
): Promise<void> {
  if (below?.type === 'modal') await client.views.push({ trigger_id, view });
  else await client.views.open({ trigger_id, view });
}
