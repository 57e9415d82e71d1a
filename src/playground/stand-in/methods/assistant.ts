import * as z from 'zod';
import type { Channel, Json } from '../../protocol.js';
import { type BlockProblem, problemsBy } from '../block-kit-rules.js';
import { refuse } from '../content.js';
import { ApiError, channelOf, type Method, type Slack, textOf } from '../method.js';

const promptsSchema = z.object({
  prompts: z
    .array(z.object({ title: z.string().min(1), message: z.string().min(1) }))
    .min(1)
    .max(4),
});

/**
 * Pins prompts to the top of the Messages tab: https://docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts.
 * A `thread_ts` belongs to the older assistant; with an agent such a call does nothing, and does not say so.
 */
export const setSuggestedPrompts: Method = {
  scopes: ['assistant:write'],
  run: (args, slack) => {
    const channel = channelOf(textOf(args, 'channel_id'), slack);
    const [person] = channel.members;
    if (channel.kind !== 'im' || person === undefined) throw new ApiError('channel_not_found');
    refuse('invalid_arguments', problemsBy(promptsSchema, args, ''));
    const { prompts } = promptsSchema.parse(args);
    const title = textOf(args, 'title');
    if (textOf(args, 'thread_ts') === undefined && slack.manifest.agent !== undefined)
      slack.workspace.suggest(person, { prompts, ...(title === undefined ? {} : { title }) });
    return {};
  },
};

const mostLoadingMessages = 10;

/** Says that the app works on an answer: https://docs.slack.dev/reference/methods/assistant.threads.setStatus */
export const setStatus: Method = {
  scopes: ['chat:write', 'assistant:write'],
  run: (args, slack) => {
    const { channel, ts } = threadOf(args, slack);
    const { status, loading_messages: loading = [] } = args;
    refuse('invalid_arguments', [
      ...(typeof status === 'string' ? [] : missing('status')),
      ...(Array.isArray(loading) && loading.length <= mostLoadingMessages
        ? []
        : [{ pointer: '/loading_messages', message: `no more than ${mostLoadingMessages} items allowed` }]),
    ]);
    const text = String(status);
    const loadingMessages = (loading as unknown[]).map(String);
    slack.agentThreads.setStatus(channel.id, ts, text === '' ? undefined : { text, loadingMessages });
    return {};
  },
};

/** Names a thread: https://docs.slack.dev/reference/methods/assistant.threads.setTitle */
export const setTitle: Method = {
  scopes: ['assistant:write'],
  run: (args, slack) => {
    const { channel, ts } = threadOf(args, slack);
    const title = textOf(args, 'title');
    refuse('invalid_arguments', title === undefined ? missing('title') : []);
    slack.agentThreads.setTitle(channel.id, ts, String(title));
    return {};
  },
};

function threadOf(args: Json, slack: Slack): { channel: Channel; ts: string } {
  const channel = channelOf(textOf(args, 'channel_id'), slack);
  const ts = textOf(args, 'thread_ts') ?? '';
  if (slack.workspace.message(channel.id, ts) === undefined) throw new ApiError('invalid_thread_ts');
  return { channel, ts };
}

function missing(field: string): BlockProblem[] {
  return [{ pointer: '', message: `missing required field: ${field}` }];
}
