import type { Json } from './protocol.js';

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
