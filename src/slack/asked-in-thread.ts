import type { Logger } from '@slack/logger';
import { leavesToThread } from './answering.js';
import type { Workspace } from './pictures/picture-sources.js';
import type { Surfaces } from './surfaces.js';
import { readThread, type ThreadReading } from './thread.js';

/** A message that asks us something, and what tells our own messages from others. */
export interface Asked {
  readonly text: string;
  readonly event: { readonly channel: string; readonly ts: string; readonly thread_ts?: string | undefined };
  readonly body: {
    readonly api_app_id: string;
    readonly authorizations?: readonly { readonly user_id?: string }[];
  };
  readonly workspace: Workspace;
}

/** The thread in which a message stands, read only where the message leaves it to the thread what it is about. */
export async function threadOfQuestion(
  { text, event, body, workspace }: Asked,
  surfaces: Surfaces,
  logger: Pick<Logger, 'warn'>,
): Promise<ThreadReading | undefined> {
  const { channel, ts, thread_ts: thread } = event;
  if (thread === undefined || thread === ts || !leavesToThread(text, surfaces)) return undefined;
  const us = { appId: body.api_app_id, userId: body.authorizations?.[0]?.user_id };
  return readThread({ channel, thread, ts }, us, surfaces.backgroundClient(workspace.token), logger);
}
