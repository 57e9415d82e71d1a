import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { Surfaces } from './surfaces.js';

/** A button that was pressed or a menu from which something was chosen, in a message or in a view. */
export type ActionArgs = SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs;

/** What a button or a menu does. It is acknowledged already. */
export type ActionListener = (args: ActionArgs, surfaces: Surfaces) => Promise<void>;

/** The value of the pressed button or of the chosen option. */
export function carriedBy(action: ActionArgs['action']): string | undefined {
  if (action.type === 'button') return action.value;
  if (action.type === 'static_select' || action.type === 'overflow' || action.type === 'external_select')
    return action.selected_option?.value;
  return undefined;
}
