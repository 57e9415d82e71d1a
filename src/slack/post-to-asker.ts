import type { Language } from '../knowledge/knowledge.js';
import { phrasesIn } from '../language/languages.js';
import { type Card, withLine } from './cards/card.js';
import { lineCard } from './cards/not-found-card.js';
import { withoutSendButton } from './cards/send-button.js';
import { lastWord } from './conversation.js';
import { hindranceOf } from './hindrances.js';
import { type Place, type Posting, post } from './post.js';
import { slackErrorOf } from './slack-error.js';

/** Who asked, and in which language to speak of what goes wrong. */
export interface AskedBy {
  /** Undefined where Slack does not say who it is. */
  readonly user: string | undefined;
  readonly language: () => Language;
}

/**
 * Posts an answer where it was asked for. Where Slack takes nothing there, it goes to its asker as a direct message,
 * with a line that says why; an answer that is too long becomes a line that says so.
 * Rejects with what Slack said first.
 */
export async function postToAsker(
  card: Card,
  place: Place,
  { user, language }: AskedBy,
  posting: Posting,
): Promise<void> {
  try {
    await post(card, place, posting);
  } catch (error) {
    const hindrance = hindranceOf(error);
    const { sharing } = phrasesIn(language());
    const instead = (other: Card, where: Place) =>
      lastWord(() => post(other, where, posting)).catch(() => {
        throw error;
      });
    if (hindrance === 'tooLong') return instead(lineCard(sharing.hindrance.tooLong), place);
    // A direct message has no other place to go to, unless it is the thread alone that is closed.
    const isDirect = place.channel.startsWith('D');
    if (hindrance === undefined || user === undefined || (isDirect && hindrance !== 'threadClosed'))
      throw error;
    const line = sharing.postedHereInstead(`<#${place.channel}>`, hindrance);
    const toUser = { ...place, channel: user, thread: undefined };
    await instead(isDirect ? card : withLine(line, withoutSendButton(card)), toUser);
    posting.logger.warn(
      `An answer could not be posted where it was asked for (${slackErrorOf(error)}); it went to its asker as a direct message`,
    );
  }
}
