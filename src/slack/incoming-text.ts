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

/** A message as Slack hands it over, as far as it can hold text. */
export interface IncomingMessage {
  readonly text?: string | undefined;
  readonly blocks?: unknown;
  readonly attachments?: unknown;
  readonly files?: unknown;
}

/** Words, or code that was pasted. */
interface Piece {
  readonly text: string;
  readonly isCode: boolean;
}

type Json = Readonly<Record<string, unknown>>;

/** Before pasted code, so that neither crowds the other out of what is read. */
const mostProse = 1_000;
const fence = /```([\s\S]*?)```/g;

/**
 * What a message says, without markup: its own words, what its blocks, attachments and text files say beyond
 * them, then code that was pasted. Alarms of other apps often have no words of their own.
 */
export function textOfMessage({ text = '', blocks, attachments, files }: IncomingMessage): string {
  const pieces = [
    ...markedUp(text),
    ...piecesIn(blocks),
    ...listOf(attachments).flatMap(piecesInAttachment),
    ...previewsIn(files),
  ];
  const said: Piece[] = [];
  let known = '';
  for (const piece of pieces) {
    // The blocks of a person's message say what its text says.
    const letters = lettersOf(piece.text);
    if (letters === '' || known.includes(letters)) continue;
    known += `\n${letters}`;
    said.push(piece);
  }
  const textsOf = (isCode: boolean) =>
    said.filter((piece) => piece.isCode === isCode).map((piece) => piece.text);
  const [prose, code] = [textsOf(false).join('\n'), textsOf(true)];
  return (code.length === 0 ? prose : [prose.slice(0, mostProse), ...code].join('\n')).trim();
}

/** A link's preview is somebody else's text; a message that was passed on is what is asked about. */
function piecesInAttachment(attachment: Json): Piece[] {
  const isMessage = attachment.is_msg_unfurl === true || attachment.is_share === true;
  if (attachment.from_url !== undefined && !isMessage) return [];
  const { pretext, title, text, fields, blocks, message_blocks, fallback } = attachment;
  const pieces = [
    ...[pretext, title, text].flatMap(markedUp),
    ...listOf(fields).flatMap((field) => markedUp([field.title, field.value].filter(isText).join(': '))),
    ...piecesIn(blocks),
    ...listOf(message_blocks).flatMap(({ message }) => piecesIn((message as Json | undefined)?.blocks)),
  ];
  return pieces.length > 0 ? pieces : markedUp(fallback);
}

/** The texts of blocks, one for each place where they stand. What is there to press says nothing. */
function piecesIn(part: unknown): Piece[] {
  if (Array.isArray(part)) return part.flatMap(piecesIn);
  if (typeof part !== 'object' || part === null) return [];
  const { type, text, elements, accessory: _, ...rest } = part as Json;
  switch (type) {
    case 'actions':
    case 'context_actions':
    case 'input':
      return [];
    case 'mrkdwn':
      return markedUp(text);
    case 'rich_text_section':
    case 'rich_text_quote':
      return [{ text: inlineText(elements), isCode: false }];
    case 'rich_text_preformatted':
      return [{ text: inlineText(elements), isCode: true }];
    default:
      return [
        ...(isText(text) ? [{ text, isCode: false }] : piecesIn(text)),
        ...piecesIn(elements),
        ...piecesIn(Object.values(rest)),
      ];
  }
}

function inlineText(elements: unknown): string {
  return listOf(elements)
    .map(({ text, url }) => (isText(text) ? text : isText(url) ? url : ' '))
    .join('');
}

/** A text in Slack's markup; what stands between fences is code. */
function markedUp(text: unknown): Piece[] {
  if (!isText(text)) return [];
  return [
    { text: plainTextOf(text.replace(fence, '\n')), isCode: false },
    ...[...text.matchAll(fence)].map(([, code = '']) => ({ text: plainTextOf(code), isCode: true })),
  ];
}

/** A long paste becomes a file, with its beginning as a preview. */
function previewsIn(files: unknown): Piece[] {
  return listOf(files).flatMap(({ preview }) => (isText(preview) ? [{ text: preview, isCode: true }] : []));
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
