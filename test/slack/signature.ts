import { createHmac } from 'node:crypto';

export const signingSecret = 'a-signing-secret-for-tests';

/** The headers with which Slack signs a body. `at`: in seconds. */
export function sign(body: string, at: number, secret = signingSecret): Record<string, string> {
  const hash = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(at), 'x-slack-signature': `v0=${hash}` };
}
