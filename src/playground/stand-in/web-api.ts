import type { Json } from '../protocol.js';
import { ApiError, type Method, requireScope, type Slack } from './method.js';
import { setStatus, setSuggestedPrompts, setTitle } from './methods/assistant.js';
import { authTest } from './methods/auth.js';
import { deleteMessage, getPermalink, postEphemeral, postMessage, updateMessage } from './methods/chat.js';
import { history, openConversation, replies } from './methods/conversations.js';
import { completeUpload, fileInfo, getUploadUrl } from './methods/files.js';
import { userInfo } from './methods/users.js';
import { openView, publishView, pushView, updateView } from './methods/views.js';

/** The Web API methods that the stand-in knows: https://docs.slack.dev/reference/methods */
const methods: Readonly<Record<string, Method>> = {
  'assistant.threads.setStatus': setStatus,
  'assistant.threads.setSuggestedPrompts': setSuggestedPrompts,
  'assistant.threads.setTitle': setTitle,
  'auth.test': authTest,
  'chat.postMessage': postMessage,
  'chat.postEphemeral': postEphemeral,
  'chat.update': updateMessage,
  'chat.delete': deleteMessage,
  'chat.getPermalink': getPermalink,
  'conversations.history': history,
  'conversations.open': openConversation,
  'conversations.replies': replies,
  'files.getUploadURLExternal': getUploadUrl,
  'files.completeUploadExternal': completeUpload,
  'files.info': fileInfo,
  'users.info': userInfo,
  'views.open': openView,
  'views.push': pushView,
  'views.update': updateView,
  'views.publish': publishView,
};

/** The scopes one of which a call of the method needs; none for a method that needs none. */
export function scopesFor(name: string): readonly string[] {
  return methods[name]?.scopes ?? [];
}

/** Answers a call as Slack does: always an object with `ok`, whatever is wrong with the call. */
export async function callMethod(
  name: string,
  token: string | undefined,
  args: Json,
  slack: Slack,
): Promise<Json> {
  try {
    const method = methods[name];
    if (method === undefined) throw new ApiError('unknown_method', { req_method: name });
    if (token === undefined) throw new ApiError('not_authed');
    if (token !== slack.botToken) throw new ApiError('invalid_auth');
    requireScope(scopesFor(name), slack);
    return { ok: true, ...(await method.run(args, slack)) };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { ok: false, error: error.code, ...error.details };
  }
}
