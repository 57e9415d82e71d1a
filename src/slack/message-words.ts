import { plainTextOf } from './incoming-text.js';

/** A message as Slack hands it over with a shortcut: https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload */
export interface SeenMessage {
  readonly text?: string;
  readonly blocks?: unknown;
  readonly attachments?: unknown;
  readonly files?: unknown;
}

type Json = Readonly<Record<string, unknown>>;

/** Before pasted code, so that neither crowds the other out of what is read. */
const mostProse = 1_000;
const fence = /```([\s\S]*?)```/g;

/**
 * What a message says, without markup: its own words, code that was pasted into it, then what its blocks,
 * attachments and text files say beyond that. Alarms of other apps often have no words of their own.
 */
export function wordsOf({ text = '', blocks, attachments, files }: SeenMessage): string {
  const parts = [
    text,
    ...textsIn(blocks),
    ...listOf(attachments).flatMap(attachmentTexts),
    ...previewsIn(files),
  ];
  const said: string[] = [];
  let known = '';
  for (const part of parts) {
    // The blocks of a person's message say what its text says.
    const letters = lettersOf(part);
    if (letters === '' || known.includes(letters)) continue;
    known += `\n${letters}`;
    said.push(part);
  }
  const all = said.join('\n');
  const code = [...all.matchAll(fence)].map(([, inside = '']) => inside);
  const prose = plainTextOf(all.replace(fence, '\n'));
  return code.length === 0 ? prose : [prose.slice(0, mostProse), ...code.map(plainTextOf)].join('\n').trim();
}

/** A link's preview is somebody else's text; a message that was passed on is what is asked about. */
function attachmentTexts(attachment: Json): string[] {
  if (attachment.from_url !== undefined && attachment.is_msg_unfurl !== true) return [];
  const { pretext, title, text, fields, blocks, message_blocks, fallback } = attachment;
  const texts = [
    ...[pretext, title, text].filter(isText),
    ...listOf(fields).flatMap((field) => [field.title, field.value].filter(isText).join(': ')),
    ...textsIn(blocks),
    ...listOf(message_blocks).flatMap(({ message }) => textsIn((message as Json | undefined)?.blocks)),
  ];
  return texts.length > 0 ? texts : [fallback].filter(isText);
}

/** The texts of blocks, one for each place where they stand. What is there to press says nothing. */
function textsIn(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(textsIn);
  if (typeof part !== 'object' || part === null) return [];
  const { type, text, elements, accessory: _, ...rest } = part as Json;
  switch (type) {
    case 'actions':
    case 'input':
      return [];
    case 'rich_text_section':
    case 'rich_text_quote':
      return [inlineText(elements)];
    case 'rich_text_preformatted':
      return [`\`\`\`${inlineText(elements)}\`\`\``];
    default:
      return [
        ...(isText(text) ? [text] : textsIn(text)),
        ...textsIn(elements),
        ...textsIn(Object.values(rest)),
      ];
  }
}

function inlineText(elements: unknown): string {
  return listOf(elements)
    .map(({ text, url }) => (isText(text) ? text : isText(url) ? url : ' '))
    .join('');
}

/** A long paste becomes a file, with its beginning as a preview. */
function previewsIn(files: unknown): string[] {
  return listOf(files).flatMap(({ preview }) => (isText(preview) ? [`\`\`\`${preview}\`\`\``] : []));
}

function listOf(part: unknown): Json[] {
  return Array.isArray(part) ? part.filter((each) => typeof each === 'object' && each !== null) : [];
}

function isText(part: unknown): part is string {
  return typeof part === 'string';
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();
}
