import { ConfigError } from './config.js';
import { KnowledgeError } from './knowledge/problem.js';
import { slackErrorOf } from './slack/slack-error.js';

/** Why the start ended, for a person: what is wrong, where, and what to do. No stack of ours. */
export function explainStartError(error: unknown): string {
  if (error instanceof ConfigError || error instanceof KnowledgeError) return error.message;
  const refusal = slackErrorOf(error);
  if (refusal !== undefined) {
    return `SLACK_APP_TOKEN: Slack refused it (${refusal}); create an app-level token with connections:write and copy it`;
  }
  if (!(error instanceof Error)) return `The start failed: ${String(error)}`;
  if ('code' in error && error.code === 'EADDRINUSE') {
    return 'PORT: the port is taken by another program; set PORT to a free one, or end that program';
  }
  if ('code' in error && error.code === 'EACCES') {
    return 'PORT: listening on this port is not allowed; set PORT to one above 1023';
  }
  return `The start failed: ${error.message}`;
}
