import type { Logger } from '@slack/logger';
import type { WebClient } from '@slack/web-api';
import type { Language } from '../knowledge/knowledge.js';
import { phrasesIn } from '../language/languages.js';
import { messageOf } from './cards/card.js';
import { lineCard } from './cards/not-found-card.js';
import { lineModal } from './cards/topic-modal.js';
import { refusesToken } from './check-token.js';
import { lastWord } from './conversation.js';
import { type OpenedFrom, openModal } from './open-modal.js';
import { type Answerers, type Press, respond } from './respond.js';
import { describeError, isTooLateToOpen, slackErrorOf } from './slack-error.js';

/** Something that a person did: a press on a button, a choice in a menu, a shortcut. */
export interface Pressed extends Omit<Press, 'response_url'>, OpenedFrom {
  readonly response_url?: string;
}

/**
 * One line for whoever pressed a button or used a shortcut: beside the message, over the Home tab or over the
 * modal; where Slack takes it in none of these ways, as a direct message. Rejects with what Slack said first.
 */
export async function tellPresser(
  pressed: Pressed,
  slack: Answerers & { readonly client: Pick<WebClient, 'views'> },
  line: string,
  { opensModals = true }: { readonly opensModals?: boolean } = {},
): Promise<void> {
  const { response_url, view, user } = pressed;
  const message = messageOf(lineCard(line));
  const write = () => slack.client.chat.postMessage({ channel: user.id, ...message });
  const isInMessage = view === undefined && response_url !== undefined;
  if (!isInMessage && !opensModals) {
    await write();
    return;
  }
  try {
    if (isInMessage) await respond({ ...pressed, response_url }, slack, message);
    else await openModal(pressed, slack.client, lineModal(line));
  } catch (error) {
    await write().catch(() => {
      throw error;
    });
  }
}

/** Who is told, how and in which language. */
export interface Telling extends Answerers {
  readonly client: Pick<WebClient, 'chat' | 'views'>;
  readonly language: Language;
  readonly logger: Pick<Logger, 'error' | 'warn'>;
}

/** What a person did failed: one line for the person, and one in the log. */
export async function tellFailure(
  error: unknown,
  what: string,
  pressed: Pressed,
  { language, logger, ...slack }: Telling,
): Promise<void> {
  const { tooLate, failed, sharing } = phrasesIn(language);
  const isTooLate = isTooLateToOpen(error);
  if (isTooLate) logger.warn('A modal could not be opened within the three seconds that Slack gives');
  else if (!refusesToken(error)) logger.error(`${what} failed: ${describeError(error)}`);
  const isBusy = slackErrorOf(error) === 'ratelimited';
  const line = isTooLate ? tooLate : isBusy ? sharing.hindrance.busy : failed;
  // A trigger that is too old opens nothing else either. Where no way is left, the line in the log tells it.
  await lastWord(() => tellPresser(pressed, slack, line, { opensModals: !isTooLate })).catch(() => {});
}
