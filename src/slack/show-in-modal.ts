import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Card, Message } from './cards/card.js';
import type { PictureDelivery } from './pictures/picture-delivery.js';
import type { Workspace } from './pictures/picture-sources.js';
import { slackErrorOf } from './slack-error.js';

/** A modal that opens by a trigger_id, or one that is open, by its id, to show something else. */
export type ModalPlace = { readonly open: string } | { readonly update: string };

export interface ModalShowing {
  readonly workspace: Workspace;
  readonly client: Pick<WebClient, 'views'>;
  /** For what nobody waits for. */
  readonly backgroundClient: (token: string | undefined) => Pick<WebClient, 'views'>;
  readonly pictures: PictureDelivery;
}

/** The person has closed the modal, or it shows something else. */
const gone = new Set(['hash_conflict', 'not_found']);

/**
 * Shows a card in a modal: with its picture where there is one, else the picture is added when it is there and
 * the modal still shows this card.
 * @param modalOf the modal around the card as it is shown
 * Rejects with Slack's errors.
 */
export async function showInModal(
  card: Card,
  modalOf: (message: Message) => ModalView,
  place: ModalPlace,
  { workspace, client, backgroundClient, pictures }: ModalShowing,
): Promise<void> {
  let shown: { id?: string; hash?: string } | undefined;
  await pictures.send(card, {
    workspace,
    way: 'modal',
    send: async (message) => {
      ({ view: shown } = await showView(modalOf(message), place, client));
    },
    update: async (message) => {
      const { id: view_id = '', hash = '' } = shown ?? {};
      const client = backgroundClient(workspace.token);
      try {
        await client.views.update({ view_id, hash, view: modalOf(message) });
      } catch (error) {
        if (!gone.has(slackErrorOf(error) ?? '')) throw error;
      }
    },
  });
}

function showView(
  view: ModalView,
  place: ModalPlace,
  client: Pick<WebClient, 'views'>,
): Promise<{ view?: { id?: string; hash?: string } }> {
  if ('open' in place) return client.views.open({ trigger_id: place.open, view });
  return client.views.update({ view_id: place.update, view });
}
