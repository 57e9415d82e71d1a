import type { Logger } from '@slack/logger';
import type { Message } from './cards/card.js';
import { inTime } from './conversation.js';

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

/** What came as a response_url is no address of Slack: nothing was sent there. */
export class ForeignUrlError extends Error {
  readonly code = 'response_url_foreign';

  constructor() {
    super('a response_url is no address of Slack');
    this.name = 'ForeignUrlError';
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
/** GovSlack is apart from Slack, on slack-gov.com: https://api.slack-gov.com/gov-slack/about */
const slackHooks = ['https://hooks.slack.com', 'https://hooks.slack-gov.com'];

/**
 * Answers at the response_url of a command or a button: five times at the most within half an hour. Bolt's
 * `respond` sends to whatever address came, follows redirects, waits for ever and keeps Slack's reason to itself.
 */
export class ResponseUrls {
  readonly #origins: ReadonlySet<string>;

  /** Slack's own addresses are good, and those of the API that stands in for it. */
  constructor(
    slackApiUrl: string | undefined,
    readonly logger: Pick<Logger, 'warn'>,
  ) {
    this.#origins = new Set([...slackHooks, ...(slackApiUrl ? [new URL(slackApiUrl).origin] : [])]);
  }

  /**
   * @throws ForeignUrlError where it is no address of Slack; ResponseUrlError when Slack refuses it; fetch's
   *   errors when Slack sends us elsewhere or cannot be reached in time
   */
  async answer(url: string, response: Response | Removal): Promise<void> {
    if (!URL.canParse(url) || !this.#origins.has(new URL(url).origin)) {
      this.logger.warn('A response_url was not used: it is no address of Slack (see SLACK_API_URL)');
      throw new ForeignUrlError();
    }
    const [answer, body] = await inTime(patience, async (signal) => {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(response),
        redirect: 'error',
        signal,
      });
      return [answer, await answer.text()] as const;
    });
    // Slack answers a refusal with 404 or with 200: https://github.com/slackapi/java-slack-sdk/issues/1349
    if (!answer.ok || errorIn(body) !== undefined) throw new ResponseUrlError(answer.status, body);
  }
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
