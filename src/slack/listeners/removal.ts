import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { Surfaces } from '../surfaces.js';
import { workspaceIn } from '../workspace.js';

type Args = SlackEventMiddlewareArgs<'app_uninstalled' | 'tokens_revoked'> & AllMiddlewareArgs;

/** Forgets a workspace that removed the app: its tokens and all that was remembered there. */
export async function forgetWorkspace({ event, context }: Args, surfaces: Surfaces): Promise<void> {
  // Tokens of persons are none of ours.
  if (event.type === 'tokens_revoked' && !event.tokens.bot?.length) return;
  await surfaces.removed(context);
  await surfaces.forgetAll(workspaceIn(context).id);
}
