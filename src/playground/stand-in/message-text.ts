import type { Json } from '../protocol.js';
import type { Workspace } from './workspace.js';

/**
 * What a person typed as Slack stores it: special characters escaped, names of people and channels as ids,
 * addresses as links. https://docs.slack.dev/messaging/formatting-message-text
 */
export function toSlackText(typed: string, workspace: Workspace): string {
  const people = [...workspace.people.values()];
  const names = [
    ...people.map(({ id, realName }) => [`@${realName}`, `<@${id}>`] as const),
    ...people.map(({ id, name }) => [`@${name}`, `<@${id}>`] as const),
    ...workspace.channels
      .filter(({ kind }) => kind === 'channel')
      .map(({ id, name }) => [`#${name}`, `<#${id}|${name}>`] as const),
  ];
  const escaped = typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const linked = escaped.replace(/https?:\/\/[^\s|`]+/g, (address) => `<${address}>`);
  return names.reduce((text, [written, stored]) => replaceName(text, written, stored), linked);
}

/** Only as a whole name: `@alexander` is not `@alex`. */
function replaceName(text: string, written: string, stored: string): string {
  const name = written.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}<|])${name}(?![\\p{L}\\p{N}_-])`, 'giu'), stored);
}

const token =
  /```([\s\S]+?)```|`([^`\n]+)`|<@([A-Z0-9]+)>|<#([A-Z0-9]+)(?:\|[^>]*)?>|<(https?:[^|>]+)(?:\|([^>]*))?>/g;

/** The rich text block that Slack makes of a message that a person wrote. */
export function richTextOf(text: string): Json {
  const blocks: Json[] = [];
  let inline: Json[] = [];
  const plain = (part: string) => {
    if (part !== '') inline.push({ type: 'text', text: unescaped(part) });
  };
  const closeSection = () => {
    if (inline.length > 0) blocks.push({ type: 'rich_text_section', elements: inline });
    inline = [];
  };
  let end = 0;
  for (const match of text.matchAll(token)) {
    const [whole, fenced, code, user, channel, url, label] = match;
    plain(text.slice(end, match.index));
    end = match.index + whole.length;
    if (fenced !== undefined) {
      closeSection();
      const content = { type: 'text', text: unescaped(fenced.replace(/^\n|\n$/g, '')) };
      blocks.push({ type: 'rich_text_preformatted', elements: [content] });
    } else if (code !== undefined) {
      inline.push({ type: 'text', text: unescaped(code), style: { code: true } });
    } else if (user !== undefined) inline.push({ type: 'user', user_id: user });
    else if (channel !== undefined) inline.push({ type: 'channel', channel_id: channel });
    else if (url !== undefined)
      inline.push({
        type: 'link',
        url: unescaped(url),
        ...(label === undefined ? {} : { text: unescaped(label) }),
      });
  }
  plain(text.slice(end));
  closeSection();
  return { type: 'rich_text', elements: blocks };
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
