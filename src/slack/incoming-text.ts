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

/** The part of a message of Slack that can hold text. */
export interface IncomingMessage {
  readonly text?: string | undefined;
  readonly blocks?: readonly unknown[] | undefined;
  readonly attachments?: readonly unknown[] | undefined;
  readonly bot_id?: string | undefined;
}

/**
 * Everything that a message says, as plain text: an alarm has its error in blocks or attachments and next to
 * nothing in its text. Labels of buttons and previews of linked pages are not what somebody said.
 */
export function textOfMessage({ text = '', blocks = [], attachments = [], bot_id }: IncomingMessage): string {
  // What a person types comes twice: as text and as rich text.
  const isTyped = text !== '' && bot_id === undefined;
  const pieces = [
    plainTextOf(text),
    ...(isTyped ? [] : blocks.flatMap(textsInBlock)),
    ...attachments.flatMap(textsInAttachment),
  ].map((piece) => piece.trim());
  return [...new Set(pieces)].filter((piece) => piece !== '').join('\n');
}

type Part = Readonly<Record<string, unknown>>;

function textsInAttachment(attachment: unknown): string[] {
  if (!isPart(attachment)) return [];
  const isMessage = attachment.is_msg_unfurl === true || attachment.is_share === true;
  if (attachment.from_url !== undefined && !isMessage) return [];
  const { pretext, title, text, fields, blocks, fallback } = attachment;
  const texts = [
    ...[pretext, title, text].flatMap(markedUp),
    ...partsOf(fields).flatMap((field) => [field.title, field.value].flatMap(markedUp)),
    ...partsOf(blocks).flatMap(textsInBlock),
  ];
  return texts.length > 0 ? texts : markedUp(fallback);
}

/** https://docs.slack.dev/reference/block-kit/blocks */
function textsInBlock(block: unknown): string[] {
  if (!isPart(block)) return [];
  switch (block.type) {
    case 'header':
    case 'section':
      return [block.text, ...partsOf(block.fields)].flatMap(textsInObject);
    case 'context':
      return partsOf(block.elements).flatMap(textsInObject);
    case 'markdown':
      return strings(block.text);
    case 'rich_text':
      return partsOf(block.elements).flatMap(textsInRichText);
    case 'table':
      return partsOf(block.rows).flatMap((row) => partsOf(row).flatMap(textsInCell));
    default:
      return [];
  }
}

function textsInCell(cell: Part): string[] {
  return cell.type === 'rich_text' ? textsInBlock(cell) : strings(cell.text);
}

function textsInObject(object: unknown): string[] {
  if (!isPart(object)) return [];
  return object.type === 'mrkdwn' ? markedUp(object.text) : strings(object.text);
}

/** A list has sections in it; everything else is a line of pieces. */
function textsInRichText(element: Part): string[] {
  const parts = partsOf(element.elements);
  if (element.type === 'rich_text_list') return parts.flatMap(textsInRichText);
  return [parts.map(({ text, url }) => strings(text)[0] ?? strings(url)[0] ?? ' ').join('')];
}

function markedUp(text: unknown): string[] {
  return strings(text).map(plainTextOf);
}

function strings(value: unknown): string[] {
  return typeof value === 'string' ? [value] : [];
}

function partsOf(value: unknown): Part[] {
  return Array.isArray(value) ? value.filter(isPart) : [];
}

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null;
}
