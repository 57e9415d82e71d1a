import type { KnownBlock } from '@slack/types';
import type { Answer } from '../../answer/answer.js';
import type { Language } from '../../knowledge/knowledge.js';
import { phrasesIn } from '../../language/languages.js';
import { tell } from '../../language/telling.js';
import { askedTopicOf, writeTopic } from './answer-state.js';
import { actions, context, header, section } from './blocks.js';
import type { Card } from './card.js';
import type { Entered } from './feedback-form.js';
import type { FeedbackSubject } from './feedback-subject.js';
import { issueLink } from './issue-link.js';
import { escapeText, limits, paragraphs, plain, shorten } from './text.js';

/** A link that Slack opens by itself; we are told of the press all the same. */
export const openIssueAction = 'open_issue';

/** Where and how the maintainers are told. */
export interface Maintainers {
  /** An id or a name with #. Undefined: feedback is only kept. */
  readonly channel: string | undefined;
  /** The issues page of their repository. */
  readonly issuesUrl: string | undefined;
  readonly language: Language;
}

/** What the maintainers read: the answer or the words, what was expected, who sent it, and a link to an issue. */
export function feedbackReport(
  subject: FeedbackSubject,
  { expected, more }: Entered,
  user: string,
  { issuesUrl, language }: Maintainers,
): Card {
  const { feedback: phrases } = phrasesIn(language);
  const { about, title, lines } = reported(subject, language);
  const now = lines.join('\n');
  const link =
    issuesUrl && issueLink(issuesUrl, { verdict: subject.verdict, about, now, expected, more }, language);
  return {
    text: shorten(escapeText(`${phrases.reportTitle[subject.verdict]}: ${about}`), limits.section),
    blocks: [
      header(phrases.reportTitle[subject.verdict]),
      ...part(title, lines),
      ...part(phrases.expectedTitle, expected === undefined ? [] : [expected]),
      ...part(phrases.moreTitle, more === undefined ? [] : [more]),
      context([phrases.from(`<@${user}>`)]),
      ...(link === undefined
        ? []
        : [
            actions([
              {
                type: 'button',
                action_id: openIssueAction,
                text: plain(phrases.openIssue, limits.button),
                accessibility_label: plain(phrases.openIssueLabel, limits.button).text,
                url: link,
              },
            ]),
          ]),
    ],
  };
}

function part(title: string, lines: readonly string[]): KnownBlock[] {
  if (lines.length === 0) return [];
  return paragraphs([`*${escapeText(title)}*`, ...lines.map(escapeText)]).map((text) => section([text]));
}

/** What it is about, in a few words and in full. */
function reported(subject: FeedbackSubject, language: Language) {
  const { feedback: phrases, joinNames } = phrasesIn(language);
  if (subject.verdict === 'missing') {
    return { about: subject.words, title: phrases.askedTitle, lines: [subject.words] };
  }
  const { answers } = subject;
  const [{ region, regionName }] = answers;
  return {
    about: joinNames(answers.map((answer) => tell(answer, language).headline)),
    title: phrases.shown,
    lines: [
      ...answers.map((answer) => shownLine(answer, language)),
      phrases.inRegion(regionName[language], region),
    ],
  };
}

/** The answer, and by which id of the knowledge it is found. */
function shownLine(answer: Answer, language: Language): string {
  const { shownAnswer } = phrasesIn(language).feedback;
  return `• ${shownAnswer(tell(answer, language).headline, answer.topic.verified)} \`${writeTopic(askedTopicOf(answer))}\``;
}
