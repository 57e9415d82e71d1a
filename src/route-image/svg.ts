import { type Arrow, type Drawing, type Frame, type IconShape, textBox } from './drawing.js';
import { readIcon } from './icons.js';
import type { TextStyle } from './line-break.js';
import { color, frames, size, text } from './style.js';
import { textWidth } from './text-width.js';

/** One line of text as an SVG element. `x` is its left edge, `y` its baseline. */
export type DrawText = (content: string, x: number, y: number, style: TextStyle, fill: string) => string;

/** A drawing as SVG, the lower shapes first. `drawText` decides how letters are written. */
export function toSvg(drawing: Drawing, drawText: DrawText): string {
  const { width, height } = drawing;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="${width}" height="${height}" fill="${color.background}"/>`,
    ...drawing.frames.map(frame),
    ...drawing.bands.map(
      (band) =>
        `<rect ${rectangle(band)} rx="8" fill="${color.linkFill}" stroke="${color.link}" stroke-width="1.5"/>`,
    ),
    ...drawing.guards.map(
      (guard) =>
        `<rect ${rectangle(guard)} fill="${color.white}" stroke="${color.guard}" stroke-width="1.5"/>`,
    ),
    ...drawing.pills.map((pill) => `<rect ${rectangle(pill)} rx="${pill.height / 2}" fill="${pill.fill}"/>`),
    ...drawing.arrows.map(arrow),
    ...drawing.icons.map(icon),
    ...drawing.texts
      .filter(({ plate }) => plate)
      .map((shape) => `<rect ${rectangle(textBox(shape))} fill="${color.white}"/>`),
    ...drawing.badges.map(({ x, y, number }) => badge(String(number), x, y, drawText)),
    ...drawing.texts.map((shape) => drawText(shape.text, shape.x, shape.y, shape.style, shape.fill)),
    '</svg>',
  ].join('');
}

/** Text as text, for reading and comparing; what draws it needs a font. */
export const asText: DrawText = (content, x, y, style, fill) =>
  `<text x="${n(x)}" y="${n(y)}" font-size="${style.size}" font-weight="${style.weight}" fill="${fill}">${escapeXml(content)}</text>`;

/** Text as the outlines of its letters: their coordinates are thousandths of the size, and y points up. */
export function asOutlines(outlineOf: (content: string, weight: TextStyle['weight']) => string): DrawText {
  return (content, x, y, style, fill) => {
    const scale = n(style.size / 1000, 5);
    return `<path transform="translate(${n(x)} ${n(y)}) scale(${scale} -${scale})" fill="${fill}" d="${outlineOf(content, style.weight)}"/>`;
  };
}

function frame({ place, ...shape }: Frame): string {
  const { stroke, fill, dashed } = frames[place];
  return `<rect ${rectangle(shape)} fill="${fill}" stroke="${stroke}" stroke-width="1.5"${dashed ? ' stroke-dasharray="5 3.5"' : ''}/>`;
}

function badge(number: string, x: number, y: number, drawText: DrawText): string {
  const style = text.badge;
  const left = x - textWidth(number, style.size, style.weight) / 2;
  return `<circle cx="${n(x)}" cy="${n(y)}" r="${size.badge}" fill="${color.ink}"/>${drawText(number, left, y + style.size * 0.36, style, color.white)}`;
}

/** The line, and the head at its tip in the direction of its last stretch. */
function arrow({ points, dashed }: Arrow): string {
  const tip = points.at(-1);
  const before = points.at(-2);
  if (tip === undefined || before === undefined) return '';
  const length = Math.hypot(tip.x - before.x, tip.y - before.y);
  const [dx, dy] = [(tip.x - before.x) / length, (tip.y - before.y) / length];
  const at = (back: number, aside: number) =>
    `${n(tip.x - dx * back - dy * aside)} ${n(tip.y - dy * back + dx * aside)}`;
  const head = size.arrowHead;
  const line = [...points.slice(0, -1).map(({ x, y }) => `${n(x)} ${n(y)}`), at(head, 0)].join('L');
  return [
    `<path d="M${line}" fill="none" stroke="${color.ink}" stroke-width="2" stroke-linejoin="round"${dashed ? ' stroke-dasharray="6 4"' : ''}/>`,
    `<path d="M${at(0, 0)}L${at(head + 2, head * 0.55)}L${at(head + 2, -head * 0.55)}Z" fill="${color.ink}"/>`,
  ].join('');
}

function icon({ icon: name, size: side, x, y, disc }: IconShape): string {
  const drawing = readIcon(name);
  if (drawing === undefined) return '';
  const behind = disc
    ? `<circle cx="${n(x + side / 2)}" cy="${n(y + side / 2)}" r="${n(side / 2 + 5)}" fill="${color.white}"/>`
    : '';
  return `${behind}<svg x="${n(x)}" y="${n(y)}" width="${side}" height="${side}" ${drawing.attributes}>${drawing.content}</svg>`;
}

function rectangle({ x, y, width, height }: { x: number; y: number; width: number; height: number }): string {
  return `x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}"`;
}

/** A hundredth of a pixel is enough. */
function n(value: number, digits = 2): string {
  return String(Number(value.toFixed(digits)));
}

function escapeXml(content: string): string {
  return content
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
