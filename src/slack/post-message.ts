import {
  type KnownBlock,
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
} from '@slack/web-api';
import type { Fetch } from './conversation.js';
import { oncePer } from './once-per.js';

export interface NewMessage {
  readonly channel: string;
  readonly thread_ts?: string;
  readonly text: string;
  readonly blocks?: KnownBlock[];
}

/** Where a message came to stand. */
export interface PostedMessage {
  readonly channel?: string;
  readonly ts?: string;
}

/** Posts a message with a token. Rejects with the errors of Slack's client. */
export type PostMessage = (token: string | undefined, message: NewMessage) => Promise<PostedMessage>;

/**
 * `chat.postMessage` as JSON. Slack's client would copy the message for its log and make a form of it, which is half
 * as long again: for a card that is more work than all of the rest.
 * https://docs.slack.dev/apis/web-api/#basics-post-json
 */
export function postsMessages(fetch: Fetch, slackApiUrl = 'https://slack.com/api/'): PostMessage {
  return async (token, { blocks, ...message }) => {
    const fields = JSON.stringify({ ...message, unfurl_links: false, unfurl_media: false });
    const response = await fetch(`${slackApiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json; charset=utf-8' },
      body: blocks === undefined ? fields : `${fields.slice(0, -1)},"blocks":${written(blocks)}}`,
      redirect: 'error',
    });
    if (response.status === 429)
      throw new WebAPIRateLimitedError(Number(response.headers.get('retry-after')));
    const body = await response.text();
    if (!response.ok) {
      const headers = Object.fromEntries(response.headers.entries());
      throw new WebAPIHTTPError(response.status, response.statusText, headers, body);
    }
    const answer = answerIn(body);
    if (!answer.ok) throw new WebAPIPlatformError({ ...answer, error: answer.error ?? 'unreadable_answer' });
    return answer;
  };
}

/** The same blocks are posted again and again. */
const written = oncePer((blocks: KnownBlock[]) => JSON.stringify(blocks));

interface SlackAnswer extends PostedMessage {
  readonly ok: boolean;
  readonly error?: string;
}

function answerIn(body: string): SlackAnswer {
  try {
    return JSON.parse(body);
  } catch {
    return { ok: false };
  }
}
