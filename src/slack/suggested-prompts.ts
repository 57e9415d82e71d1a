import type { Logger } from '@slack/logger';
import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import type { Language } from '../knowledge/knowledge.js';
import { phrasesIn } from '../language/languages.js';
import { atMost } from './at-most.js';
import type { Workspace } from './pictures/picture-sources.js';
import { describeError, slackErrorOf } from './slack-error.js';

/** A workspace that has no agents may have them tomorrow. */
const rememberedMilliseconds = 24 * 60 * 60 * 1000;
/** Slack's words for trouble that passes: they tell nothing about the workspace. */
const passing = new Set([
  'internal_error',
  'fatal_error',
  'ratelimited',
  'service_unavailable',
  'request_timeout',
]);

/** The questions that Slack suggests in the Messages tab of an agent, where the workspace has agents. */
export class SuggestedPrompts {
  readonly #taken = new LRUCache<string, boolean>({ ...atMost(10_000), ttl: rememberedMilliseconds });

  constructor(readonly logger: Pick<Logger, 'info'>) {}

  /** Whether the Messages tab is one of an agent, as far as is known. */
  areTakenIn(workspace: Workspace): boolean {
    return this.#taken.get(workspace.id) ?? false;
  }

  /** Suggests questions in a person's Messages tab. A workspace that refuses them is left alone for a day. */
  async suggest(
    channel: string,
    language: Language,
    workspace: Workspace,
    client: Pick<WebClient, 'assistant'>,
  ): Promise<void> {
    if (this.#taken.get(workspace.id) === false) return;
    const { title, prompts } = phrasesIn(language).assistant;
    try {
      // With a thread_ts Slack does nothing, and says nothing about it:
      // https://docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts
      await client.assistant.threads.setSuggestedPrompts({
        channel_id: channel,
        title,
        prompts: [...prompts],
      });
      this.#taken.set(workspace.id, true);
    } catch (error) {
      const refusal = slackErrorOf(error);
      if (refusal !== undefined && !passing.has(refusal)) this.#taken.set(workspace.id, false);
      this.logger.info(
        `Slack took no suggested prompts (${describeError(error)}); direct messages are answered all the same`,
      );
    }
  }
}
