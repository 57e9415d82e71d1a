import type { Language } from '../../knowledge/knowledge.js';
import { phrasesIn } from '../../language/languages.js';
import type { Entered } from './feedback-form.js';
import { limits, shorten } from './text.js';

/** What an issue is about: the answers as they are, or words without one. */
export interface Issue extends Entered {
  readonly verdict: 'bad' | 'missing';
  /** In a few words. */
  readonly about: string;
  /** What we say today, or what was asked. */
  readonly now: string;
}

/** How much of each text is tried, until the address is short enough for a button. */
const lengths = [1000, 500, 250, 120, 60, 30, 10];

/**
 * The address of GitHub's form for a new issue, filled in. It fits into a button.
 * https://docs.github.com/issues/tracking-your-work-with-issues/creating-an-issue#creating-an-issue-from-a-url-query
 * @param issuesUrl the issues page of a repository
 */
export function issueLink(issuesUrl: string, issue: Issue, language: Language): string {
  const link = (length: number) => {
    const { title, body } = issueTexts(issue, (text) => shorten(text, length), language);
    return `${issuesUrl}/new?${new URLSearchParams({ title, body, labels: 'feedback' })}`;
  };
  return lengths.map(link).find((url) => url.length <= limits.buttonUrl) ?? `${issuesUrl}/new`;
}

function issueTexts(
  { verdict, about, now, expected = '', more = '' }: Issue,
  cut: (text: string) => string,
  language: Language,
) {
  const { feedback: phrases } = phrasesIn(language);
  const parts = [
    [verdict === 'bad' ? phrases.oursSays : phrases.askedTitle, now],
    [phrases.shouldSay, expected],
    [phrases.source, more],
  ];
  return {
    title: phrases.issueTitle(shorten(cut(about), 100), verdict),
    body: parts.map(([title = '', text = '']) => `### ${title}\n\n${cut(text)}\n`).join('\n'),
  };
}
