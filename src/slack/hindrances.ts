import type { SharingPhrases } from '../language/phrases.js';
import { slackErrorOf } from './slack-error.js';

export type Hindrance = keyof SharingPhrases['hindrance'];

/** Why Slack does not let us post somewhere: https://docs.slack.dev/reference/methods/chat.postMessage */
const hindrances: Readonly<Record<string, Hindrance>> = {
  // Of a private channel in which the app is not, Slack says that there is none.
  channel_not_found: 'notInvited',
  no_permission: 'notInvited',
  not_in_channel: 'notInvited',
  is_archived: 'archived',
  ekm_access_denied: 'restricted',
  posting_to_general_channel_denied: 'restricted',
  restricted_action: 'restricted',
  restricted_action_non_threadable_channel: 'restricted',
  restricted_action_read_only_channel: 'restricted',
  restricted_action_thread_only_channel: 'threadsOnly',
  cannot_reply_to_message: 'threadClosed',
  restricted_action_thread_locked: 'threadClosed',
  thread_not_found: 'threadClosed',
  msg_too_long: 'tooLong',
  team_access_not_granted: 'elsewhere',
  team_not_found: 'elsewhere',
  external_channel_migrating: 'busy',
  message_limit_exceeded: 'busy',
  rate_limited: 'busy',
  ratelimited: 'busy',
};

/** What hinders us from posting; undefined for an error about which nobody in the channel can do anything. */
export function hindranceOf(error: unknown): Hindrance | undefined {
  return hindrances[slackErrorOf(error) ?? ''];
}
