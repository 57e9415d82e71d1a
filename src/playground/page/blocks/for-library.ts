import type { Json } from '../../protocol.js';

/**
 * Blocks as the renderer wants them. It reads a text as Markdown with Slack's markup on top, where Slack
 * knows no Markdown at all: `$`, `#`, `[` and stray asterisks are shielded. `verbatim` keeps Slack from
 * making links of what merely looks like one; the renderer takes it for "no markup", so it goes.
 */
export function forLibrary(block: Json): Json {
  return codeOf(block) ?? (withImages(withTexts(block)) as Json);
}

/**
 * A section that is nothing but code, as preformatted text: in code the renderer would still look for links
 * and emphasis.
 */
function codeOf({ type, block_id, text }: Json): Json | undefined {
  const written = typeof text === 'object' && text !== null && 'text' in text ? String(text.text) : '';
  const [, code] = /^```\n?((?:(?!```)[\s\S])*?)\n?```$/.exec(written) ?? [];
  if (type !== 'section' || code === undefined) return undefined;
  const letters = code.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  const preformatted = { type: 'rich_text_preformatted', elements: [{ type: 'text', text: letters }] };
  return { type: 'rich_text', block_id, elements: [preformatted] };
}

function withTexts(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(withTexts);
  if (typeof part !== 'object' || part === null) return part;
  const object = part as Json;
  if (object.type === 'mrkdwn') return { type: 'mrkdwn', text: shieldMarkup(String(object.text)) };
  if (object.type === 'plain_text') return { ...object, text: shieldAll(String(object.text)) };
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, withTexts(value)]));
}

/** Pictures that were uploaded are fetched from the stand-in. */
function withImages(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(withImages);
  if (typeof part !== 'object' || part === null) return part;
  const { slack_file: file, ...rest } = part as Json;
  const inner = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, withImages(value)]));
  return file === undefined ? inner : { ...inner, image_url: addressOf(file as Json) };
}

function addressOf({ id, url }: Json): string {
  return id === undefined ? new URL(String(url)).pathname : `/files/${String(id)}`;
}

/** Code, links, mentions and emoji: what stands in them is left as it is. */
const tokens = /```[\s\S]*?```|`[^`\n]+`|<[^<>\n]+>|:[a-z0-9_+'-]+:|&(?:amp|lt|gt);/g;
/** Slack takes `*`, `_` and `~` only around whole words. */
const emphasis = /(?<![\p{L}\p{N}*_~\\])([*_~])(?=\S)((?:(?!\1)[^\n])+)(?<=\S)\1(?![\p{L}\p{N}*_~])/gu;
/** Letters of a private use area stand for what was taken out. */
const firstPrivate = 0xe000;
const privateLetters = /[\ue000-\uf8ff]/g;

export function shieldMarkup(text: string): string {
  const kept: string[] = [];
  const keep = (part: string) => {
    kept.push(part);
    return String.fromCharCode(firstPrivate + kept.length - 1);
  };
  const restore = (part: string): string =>
    part.replace(privateLetters, (letter) => kept[letter.charCodeAt(0) - firstPrivate] ?? letter);
  const withoutTokens = text.replace(privateLetters, '').replace(tokens, keep);
  const withoutEmphasis = withoutTokens.replace(
    emphasis,
    (_, mark: string, inner: string) => `${keep(mark)}${inner}${keep(mark)}`,
  );
  return restore(shielded(withoutEmphasis));
}

function shieldAll(text: string): string {
  return shielded(text).replaceAll('<', '&lt;').replaceAll('`', '\\`');
}

/** The renderer doubles every asterisk before it reads the text, even one behind a backslash. */
function shielded(text: string): string {
  return text.replace(/[\\$#[\]!|_~{}]/g, '\\$&').replaceAll('*', '&#42;');
}
