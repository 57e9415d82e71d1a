import type { Language } from '../knowledge/knowledge.js';
import type { Weight } from './glyphs.js';
import { textWidth } from './text-width.js';

export interface TextStyle {
  /** In pixels. */
  readonly size: number;
  readonly weight: Weight;
}

/** No line starts with these (JIS X 4051), */
const notAtStart =
  /^[、。，．,.:;!?！？：；)\]}）］｝」』】〉》ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ…‥・～%％]/;
/** and none ends with these. */
const notAtEnd = /[([{（［｛「『【〈《]$/;

const segmenters: Record<Language, Intl.Segmenter> = {
  en: new Intl.Segmenter('en', { granularity: 'word' }),
  ja: new Intl.Segmenter('ja', { granularity: 'word' }),
};

/**
 * Breaks a text into lines of at most `width` pixels, between words in either language. More than
 * `mostLines` are shortened with an ellipsis. `balanced`: lines of similar length, for a label.
 */
export function breakLines(
  text: string,
  width: number,
  style: TextStyle,
  language: Language,
  { mostLines = Number.POSITIVE_INFINITY, balanced = false } = {},
): string[] {
  const pieces = piecesOf(text, width, style, language);
  const lines = fillLines(pieces, width, style);
  if (lines.length > mostLines) return shortenLines(lines, width, style, mostLines);
  return balanced && lines.length > 1 ? balance(pieces, width, style, lines.length) : lines;
}

/** The text in one line of at most `width` pixels, with an ellipsis where it is cut. */
export function shortenLine(text: string, width: number, { size, weight }: TextStyle): string {
  if (textWidth(text, size, weight) <= width) return text;
  const characters = [...text];
  while (characters.length > 0 && textWidth(`${characters.join('')}…`, size, weight) > width)
    characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

/** The pieces between which a line may break; spaces belong to the piece before them. */
function piecesOf(text: string, width: number, style: TextStyle, language: Language): string[] {
  const fits = (piece: string) => textWidth(piece.trimEnd(), style.size, style.weight) <= width;
  const segments = [...segmenters[language].segment(text)].map(({ segment }) => segment);
  // ロードバランサー is one word to a reader and several to the segmenter: it breaks only where it must.
  return join(
    segments,
    (last, next) => isWithin(last, next) || (isKatakana(last.at(-1)) && isKatakana(next[0])),
  )
    .flatMap((piece) => (fits(piece) ? [piece] : wordsOf(piece, language)))
    .flatMap((piece) => (fits(piece) ? [piece] : cutLongPiece(piece, fits)));
}

/** Words that the segmenter takes apart and nobody else does. */
const wholeWords = ['エンドポイント', 'サブネット'];

function wordsOf(piece: string, language: Language): string[] {
  return join(
    [...segmenters[language].segment(piece)].map(({ segment }) => segment),
    (last, next) => isWithin(last, next) || wholeWords.includes(last + next),
  );
}

/** Whether no line may break between two pieces. */
function isWithin(last: string, next: string): boolean {
  return (
    next.trim() === '' ||
    notAtStart.test(next) ||
    notAtEnd.test(last.trimEnd()) ||
    (isLatin(last.at(-1)) && isLatin(next[0]))
  );
}

function join(pieces: readonly string[], belongsTogether: (last: string, next: string) => boolean): string[] {
  return pieces.reduce<string[]>((joined, piece) => {
    const last = joined.at(-1);
    if (last !== undefined && belongsTogether(last, piece)) joined[joined.length - 1] = last + piece;
    else joined.push(piece);
    return joined;
  }, []);
}

/** Names such as `bedrock-agent-runtime` hold together where they fit. */
function isLatin(character: string | undefined): boolean {
  return character !== undefined && /[!-~]/.test(character);
}

function isKatakana(character: string | undefined): boolean {
  return character !== undefined && /[\p{sc=Katakana}ー]/u.test(character);
}

/** A name too long for a line breaks after its dots and hyphens, or anywhere at last. */
function cutLongPiece(piece: string, fits: (text: string) => boolean): string[] {
  const parts = piece
    .split(/(?<=[-./_])/)
    .flatMap((part) =>
      fits(part) ? [part] : join([...part], (last, next) => notAtStart.test(next) && fits(last + next)),
    );
  return join(parts, (last, next) => fits(last + next));
}

function fillLines(pieces: readonly string[], width: number, { size, weight }: TextStyle): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (line !== '' && textWidth((line + piece).trimEnd(), size, weight) > width) {
      lines.push(line.trim());
      line = '';
    }
    line += piece;
  }
  return [...lines, line.trim()].filter((each) => each !== '');
}

/** The narrowest width that takes no more lines. */
function balance(pieces: readonly string[], width: number, style: TextStyle, count: number): string[] {
  const widest = Math.max(...pieces.map((piece) => textWidth(piece.trimEnd(), style.size, style.weight)));
  let [tooNarrow, enough] = [Math.min(widest, width) - 1, width];
  while (enough - tooNarrow > 1) {
    const middle = (tooNarrow + enough) / 2;
    if (fillLines(pieces, middle, style).length > count) tooNarrow = middle;
    else enough = middle;
  }
  return fillLines(pieces, enough, style);
}

function shortenLines(
  lines: readonly string[],
  width: number,
  style: TextStyle,
  mostLines: number,
): string[] {
  const kept = lines.slice(0, mostLines);
  const last = kept.at(-1) ?? '';
  return [...kept.slice(0, -1), shortenLine(`${last}…`, width, style).replace(/[、。, ]*……?$/, '…')];
}
