import type { Message } from './cards/card.js';
import { callSignal } from './conversation.js';

/** Slack did not take a message at a response_url. */
export class ResponseUrlError extends Error {
  readonly code = 'response_url_refused';
  /** Slack's own word, in the shape of the Web API's errors. */
  readonly data: { readonly error: string };

  constructor(status: number, body: string) {
    super(`Slack answered ${status} at a response_url`);
    this.name = 'ResponseUrlError';
    this.data = { error: errorIn(body) ?? `http_${status}` };
  }
}

export interface Response extends Message {
  readonly response_type: 'ephemeral';
  readonly replace_original: boolean;
  readonly thread_ts?: string;
}

/** Takes away the message in which the button stands. */
export interface Removal {
  readonly delete_original: true;
}

const patience = 3_000;

/**
 * Answers at the response_url of a command or a button: five times at the most within half an hour. Bolt's
 * `respond` waits for ever and keeps Slack's reason to itself.
 * @throws ResponseUrlError when Slack refuses it; fetch's errors when Slack cannot be reached in time
 */
export async function respondAt(url: string, response: Response | Removal): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(response),
    signal: callSignal(patience),
  });
  const body = await answer.text();
  // Slack answers a refusal with 404 or with 200: https://github.com/slackapi/java-slack-sdk/issues/1349
  if (!answer.ok || errorIn(body) !== undefined) throw new ResponseUrlError(answer.status, body);
}

/** The code in `{"ok":false,"error":"invalid_blocks"}`, or the body where it is nothing but a code. */
function errorIn(body: string): string | undefined {
  if (body === 'ok' || body === '') return undefined;
  try {
    const { ok, error } = JSON.parse(body) as { ok?: unknown; error?: unknown };
    return ok === false && typeof error === 'string' ? error : undefined;
  } catch {
    return /^[a-z_]{1,60}$/.test(body) ? body : undefined;
  }
}
