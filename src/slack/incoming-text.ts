/**
 * What a person wrote, without Slack's markup: mentions and `<!channel>` are gone, links are their text,
 * and the escaped characters are themselves again.
 * https://docs.slack.dev/messaging/formatting-message-text
 */
export function plainTextOf(text: string): string {
  return text
    .replace(/<([^<>|]*)(?:\|([^<>]*))?>/g, (_, target: string, label: string | undefined) => {
      if (/^[@!]/.test(target)) return ' ';
      if (target.startsWith('#')) return ` ${label ?? ''} `;
      return label ?? target;
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
}
