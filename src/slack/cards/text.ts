import type { MrkdwnElement, PlainTextElement } from '@slack/types';

/** Slack's limits, in characters (code points): https://docs.slack.dev/reference/block-kit/blocks */
export const limits = {
  header: 150,
  section: 3000,
  /** All texts of a message together; a little less than Slack takes: https://github.com/slackapi/bolt-js/issues/2509 */
  messageText: 13_000,
  button: 75,
  buttonValue: 2000,
  confirmTitle: 100,
  confirmText: 300,
  confirmChoice: 30,
  buttonUrl: 3000,
  modalTitle: 24,
  optionValue: 150,
  label: 2000,
  placeholder: 150,
  actionId: 255,
  altText: 2000,
  message: 50,
  home: 100,
  actions: 25,
  contextElements: 10,
  option: 75,
  options: 100,
  metadata: 3000,
  modal: 100,
} as const;

/** The characters of a text, as Slack counts them: code points, of which some take two places in a string. */
function lengthOf(text: string): number {
  return /[\uD800-\uDBFF]/.test(text) ? [...text].length : text.length;
}

/** Cut to `length` characters, by character and never within one. */
export function shorten(text: string, length: number): string {
  // A string has a place for each character at least.
  if (text.length <= length) return text;
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}

/** Slack reads only these three as markup: https://docs.slack.dev/messaging/formatting-message-text */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Words that a user wrote, on one line and short, to be shown inside a sentence. */
export function quote(words: string, length = 60): string {
  return shorten(words.replace(/[\p{C}\s]+/gu, ' ').trim(), length);
}

/** The characters of every text in a part of a message. */
export function lengthOfText(part: unknown): number {
  if (typeof part !== 'object' || part === null) return 0;
  return Object.entries(part).reduce(
    (sum, [key, value]) =>
      sum + (typeof value === 'string' ? (key === 'text' ? lengthOf(value) : 0) : lengthOfText(value)),
    0,
  );
}

export function plain(text: string, length: number): PlainTextElement {
  return { type: 'plain_text', text: shorten(text, length), emoji: false };
}

/**
 * Text in Slack's markup that was escaped already. `verbatim` keeps Slack from making links and mentions
 * of what merely looks like them.
 */
export function mrkdwn(text: string): MrkdwnElement {
  return { type: 'mrkdwn', text: shorten(text, limits.section), verbatim: true };
}

export function link(title: string, url: string): string {
  return `<${escapeText(url)}|${escapeText(title)}>`;
}

/** Lines joined into texts of at most `length` characters; a line is never torn apart between two. */
export function paragraphs(
  lines: readonly string[],
  length: number = limits.section,
  between = '\n',
): string[] {
  const texts: string[] = [];
  for (const line of lines.map((text) => shorten(text, length))) {
    const last = texts.at(-1);
    if (last !== undefined && lengthOf(last) + between.length + lengthOf(line) <= length) {
      texts[texts.length - 1] = `${last}${between}${line}`;
    } else texts.push(line);
  }
  return texts;
}
