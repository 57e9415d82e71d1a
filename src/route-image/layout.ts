import type { Column } from './columns.js';
import type {
  Arrow,
  Badge,
  Drawing,
  Frame,
  IconShape,
  Pill,
  Point,
  Rectangle,
  TextShape,
} from './drawing.js';
import type { Figure, PlaceName } from './figure.js';
import { hopIcon } from './icons.js';
import { asideGap, type Levels, measureLevels, wordsBelow } from './levels.js';
import { forkRoom, type Guard, type Plan, planFigure, type Row } from './plan.js';
import { color, frames as frameStyles, size, tags, text } from './style.js';
import { placeBlock, textBlock, textLine } from './text-block.js';
import { textWidth } from './text-width.js';

/** Places every shape of a picture. The same figure always gives the same drawing. */
export function layOut(figure: Figure): Drawing {
  const plan = planFigure(figure);
  const levels = measureLevels(plan);
  const shapes: Shapes = {
    frames: [],
    guards: [],
    bands: [],
    pills: [],
    icons: [],
    texts: [],
    arrows: [],
    badges: [],
  };
  drawHead(figure, plan, shapes);
  drawFrames(figure, plan, levels, shapes);
  drawWay(plan, levels, shapes);
  drawAside(figure, plan, levels, shapes);
  drawRows(plan, levels, shapes);
  const height = drawSteps(figure, plan.width, levels.bottom, shapes);
  return { width: plan.width, height: Math.ceil(height), ...shapes };
}

interface Shapes {
  readonly frames: Frame[];
  readonly guards: Rectangle[];
  readonly bands: Rectangle[];
  readonly pills: Pill[];
  readonly icons: IconShape[];
  readonly texts: TextShape[];
  readonly arrows: Arrow[];
  readonly badges: Badge[];
}

function drawHead(figure: Figure, { width }: Plan, { icons, texts, pills }: Shapes): void {
  const { margin, titleIcon } = size;
  let right = width - margin;
  if (figure.tag !== undefined && figure.tag.text !== '') {
    const tone = tags[figure.tag.tone];
    const words = textLine(figure.tag.text, width * 0.45, text.tag, tone.ink);
    const pill = { width: words.width + 26, height: 31 };
    right -= pill.width;
    pills.push({ ...pill, x: right, y: margin + (titleIcon - pill.height) / 2, fill: tone.fill });
    texts.push(...placeBlock(words, { x: right + 13, top: margin + (titleIcon - words.height) / 2 }));
    right -= 16;
  }
  const x = figure.icon === undefined ? margin : margin + titleIcon + 14;
  if (figure.icon !== undefined)
    icons.push({
      icon: hopIcon({ node: 'service', icon: figure.icon }),
      size: titleIcon,
      x: margin,
      y: margin,
      disc: false,
    });
  const title = textLine(figure.title, right - x, text.title, color.ink);
  texts.push(...placeBlock(title, { x, top: margin - 4 }));
  texts.push(
    ...placeBlock(textLine(figure.subtitle, right - x, text.subtitle, color.soft), { x, top: margin + 27 }),
  );
}

function drawFrames(figure: Figure, { boxes, guards, band }: Plan, levels: Levels, shapes: Shapes): void {
  for (const { name, depth, x, right } of boxes)
    drawFrame(figure, name, { x, width: right - x }, frameHeight(depth, levels), shapes);
  for (const guard of guards) drawGuard(guard, levels, shapes);
  if (band !== undefined) drawBand(band, levels, shapes);
}

function frameHeight(depth: number, { depth: deepest, inner, aside }: Levels): { y: number; height: number } {
  const y = size.top + (depth - 1) * size.frameHeader;
  const end = inner + (deepest - depth) * size.frameInset;
  const bottom = aside !== undefined && depth < 3 ? aside.bottom + (3 - depth) * size.frameInset : end;
  return { y, height: bottom - y };
}

function drawFrame(
  figure: Figure,
  place: PlaceName,
  { x, width }: { x: number; width: number },
  { y, height }: { y: number; height: number },
  { frames, icons, texts }: Pick<Shapes, 'frames' | 'icons' | 'texts'>,
): void {
  const { frameIcon } = size;
  const style = frameStyles[place];
  frames.push({ place, x, width, y, height });
  icons.push({ icon: style.icon, size: frameIcon, x, y, disc: false });
  const name = textLine(figure.places[place], width - frameIcon - 12, text.frame, style.ink);
  texts.push(...placeBlock(name, { x: x + frameIcon + 8, top: y + (frameIcon - name.height) / 2 }));
}

function drawGuard(guard: Guard, levels: Levels, { guards, texts }: Shapes): void {
  const box = guardBox(guard, levels);
  guards.push(box);
  texts.push(...placeBlock(guard.words, { x: box.x + box.width / 2, top: box.y + 4, centred: true }));
}

function guardBox({ column, around }: Guard, { guards }: Levels): Rectangle {
  const { top, bottom } = guards[around];
  const { center, left, right } = column;
  return { x: center - left, width: left + right, y: top, height: bottom - top };
}

/** PrivateLink as a band between the endpoints and their services. */
function drawBand(
  { center, left, right }: Column,
  { guards }: Levels,
  { bands, icons, texts }: Shapes,
): void {
  const icon = 40;
  const { bottom } = guards.rows;
  const top = guards.rows.top - icon - 22;
  bands.push({ x: center - left, width: left + right, y: top, height: bottom - top });
  icons.push({
    icon: hopIcon({ node: 'privatelink', icon: undefined }),
    size: icon,
    x: center - icon / 2,
    y: top + 8,
    disc: false,
  });
  const words = textLine('PrivateLink', left + right - 4, text.guard, color.ink);
  texts.push(...placeBlock(words, { x: center, top: top + icon + 11, centred: true }));
}

function drawWay(plan: Plan, levels: Levels, { icons, texts, arrows, badges }: Shapes): void {
  const { stops, rows, aside, origin } = plan;
  const y = levels.way;
  for (const [i, { hop, words, column }] of stops.entries()) {
    const isOnBorder = column.edge !== undefined;
    icons.push({
      icon: hop.icon,
      size: 2 * size.icon,
      x: column.center - size.icon,
      y: y - size.icon,
      disc: isOnBorder,
    });
    texts.push(
      ...placeBlock(words, {
        x: column.center,
        top: y + size.icon + wordsBelow,
        centred: true,
        plate: isOnBorder,
      }),
    );
    const next = stops[i + 1];
    if (next === undefined) continue;
    const from = { x: column.center + size.icon + arrowGap, y };
    const to = { x: next.column.center - size.icon - arrowGap, y };
    arrows.push({ points: [from, to], dashed: false });
    // The number before a visit beside the way belongs to the arrow that leads there.
    if (hop.number === undefined || aside?.after === i) continue;
    const start = stops[i] === origin.stop && rows.length > 0 ? origin.trunk : from.x;
    badges.push({ number: hop.number, x: clearSpot(start, to.x, y, plan, levels), y });
  }
}

const arrowGap = 7;

/** The first spot from the left at which a badge touches no border. */
function clearSpot(from: number, to: number, y: number, { boxes, guards }: Plan, levels: Levels): number {
  const room = size.badge + 4;
  const borders = [
    ...boxes.flatMap(({ x, right }) => [x, right]),
    ...guards
      .map((guard) => guardBox(guard, levels))
      .filter((box) => y > box.y && y < box.y + box.height)
      .flatMap(({ x, width }) => [x, x + width]),
  ].toSorted((a, b) => a - b);
  const spot = borders.reduce((x, border) => (Math.abs(border - x) < room ? border + room : x), from + room);
  return Math.min(spot, to - room);
}

/** The hop beside the way, below the one that the traffic leaves for it: one arrow there and one back. */
function drawAside(figure: Figure, plan: Plan, { way, aside: at }: Levels, shapes: Shapes): void {
  const { aside, stops } = plan;
  const from = aside && stops[aside.after];
  if (aside === undefined || at === undefined || from === undefined) return;
  const { center } = from.column;
  const place = aside.hop.in === 'vpc-edge' ? 'vpc' : 'other-vpc';
  const half = Math.max(
    aside.words.width / 2 + 14,
    size.frameIcon + 8 + textWidth(figure.places[place], text.frame.size, text.frame.weight) + apart + 12,
  );
  drawFrame(
    figure,
    place,
    { x: center - half, width: 2 * half },
    { y: at.top, height: at.bottom - at.top },
    shapes,
  );
  shapes.icons.push({
    icon: aside.hop.icon,
    size: 2 * size.icon,
    x: center - size.icon,
    y: at.icon - size.icon,
    disc: false,
  });
  shapes.texts.push(
    ...placeBlock(aside.words, { x: center, top: at.icon + size.icon + wordsBelow, centred: true }),
  );
  const high = way + size.icon + wordsBelow + from.words.height + 3;
  const low = at.icon - size.icon - arrowGap;
  const [there, back] = [center - apart, center + apart];
  shapes.arrows.push({
    points: [
      { x: there, y: high },
      { x: there, y: low },
    ],
    dashed: false,
  });
  shapes.arrows.push({
    points: [
      { x: back, y: low },
      { x: back, y: high },
    ],
    dashed: false,
  });
  const middle = at.top - asideGap / 2;
  if (from.hop.number !== undefined) shapes.badges.push({ number: from.hop.number, x: there, y: middle });
  if (aside.hop.number !== undefined) shapes.badges.push({ number: aside.hop.number, x: back, y: middle });
}

/** Half the distance between the arrow there and the one back. */
const apart = 17;

function drawRows(plan: Plan, levels: Levels, shapes: Shapes): void {
  const { rows, origin } = plan;
  const { icons, texts, arrows, badges } = shapes;
  const start = { x: origin.stop.column.center + size.icon + arrowGap, y: levels.way };
  for (const [i, row] of rows.entries()) {
    const { branch, endpointColumn, endpointWords, radius } = row;
    const y = levels.rows[i] ?? 0;
    const x = endpointColumn.center;
    icons.push({
      icon: branch.endpoint.icon,
      size: 2 * radius,
      x: x - radius,
      y: y - radius,
      disc: endpointColumn.edge !== undefined,
    });
    texts.push(...placeBlock(endpointWords, { x: x + radius + 8, top: y - endpointWords.height / 2 }));
    const to = x - radius - 5;
    arrows.push({ points: trunkPoints(start, origin.trunk, { x: to, y }), dashed: branch.isConditional });
    if (branch.number !== undefined)
      badges.push({ number: branch.number, x: clearSpot(origin.trunk, to, y, plan, levels), y });
    drawServices(row, y, shapes);
  }
}

/** The services of a row, with an arrow to each. */
function drawServices(
  { branch, endpointColumn, endpointWords, services, serviceColumn, radius }: Row,
  y: number,
  { icons, texts, arrows }: Shapes,
): void {
  if (serviceColumn === undefined) return;
  // In a frame the arrows begin below one another, whatever the words.
  const from =
    endpointColumn.edge === undefined
      ? endpointColumn.center + endpointColumn.right - size.guardInset + 5
      : endpointColumn.center + radius + 8 + endpointWords.width + 6;
  const x = serviceColumn.center;
  for (const { hop, words, below } of services) {
    const at = y + below;
    icons.push({ icon: hop.icon, size: 2 * radius, x: x - radius, y: at - radius, disc: false });
    texts.push(...placeBlock(words, { x: x + radius + 8, top: at - words.height / 2 }));
    const to = { x: x - radius - 5, y: at };
    arrows.push({ points: trunkPoints({ x: from, y }, from + forkRoom, to), dashed: branch.isConditional });
  }
}

/** Along a line to the trunk, down or up it, and on. */
function trunkPoints(from: Point, trunk: number, to: Point): Point[] {
  return from.y === to.y ? [from, to] : [from, { x: trunk, y: from.y }, { x: trunk, y: to.y }, to];
}

/** The sentences below the picture; returns where it ends. */
function drawSteps(figure: Figure, width: number, top: number, { texts, badges }: Shapes): number {
  const x = size.margin + 2 * size.badge + 11;
  let y = top + 15;
  for (const [i, sentence] of figure.steps.entries()) {
    const words = textBlock(
      [
        {
          text: sentence,
          style: text.step,
          fill: color.ink,
          width: width - x - size.margin,
          mostLines: 3,
          balanced: false,
        },
      ],
      figure.language,
    );
    badges.push({ number: i + 1, x: size.margin + size.badge, y: y + text.step.size * 0.64 });
    texts.push(...placeBlock(words, { x, top: y }));
    y += words.height + 9;
  }
  if (figure.remark !== undefined) {
    const words = textLine(figure.remark, width - x - size.margin, text.step, color.soft);
    texts.push(...placeBlock(words, { x, top: y }));
    y += words.height + 9;
  }
  return y + 7;
}
