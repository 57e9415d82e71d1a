import { request } from 'undici';
import type { Fetch } from './conversation.js';

/**
 * `fetch` for a text that is sent and a text that comes back, in a third of the time: Node's own passes both through
 * streams. Whatever else is sent, such as a file, Node's sends. Slack does not redirect calls, so a redirect is an
 * error and never followed with a token.
 */
export const quickFetch: Fetch = async (url, init = {}) => {
  const { body, headers, signal } = init;
  if (typeof body !== 'string') return fetch(url, { ...(init as RequestInit), redirect: 'error' });
  const answer = await request(url, {
    method: 'POST',
    body,
    ...(headers === undefined ? {} : { headers }),
    ...(signal === undefined ? {} : { signal }),
  });
  const text = await answer.body.text();
  const { statusCode: status } = answer;
  if (status >= 300 && status < 400) throw new TypeError('Slack sent us elsewhere, where nothing is sent');
  const all = Object.entries(answer.headers).map(([name, value]): [string, string] => [name, String(value)]);
  return {
    ok: status >= 200 && status < 300,
    status,
    statusText: '',
    url: String(url),
    headers: {
      get: (wanted) => all.find(([name]) => name === wanted.toLowerCase())?.[1] ?? null,
      entries: () => all,
    },
    text: async () => text,
    json: async () => JSON.parse(text),
    arrayBuffer: async () => new TextEncoder().encode(text).buffer,
  };
};
