import { expect, test } from '@jest/globals';
import { topicsOf } from '../../src/knowledge/knowledge.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { type Drawing, type Rectangle, textBox } from '../../src/route-image/drawing.js';
import { hopIcon, readIcon } from '../../src/route-image/icons.js';
import { layOut } from '../../src/route-image/layout.js';
import { frames, size } from '../../src/route-image/style.js';
import { missingCharacters } from '../../src/route-image/text-width.js';
import { everyFigure, planFigures } from './every-figure.js';

const knowledge = loadKnowledge();
const single = everyFigure(knowledge);
const plans = planFigures(knowledge);
const figures = [...single, ...plans];
const drawings = figures.map(({ name, figure }) => ({ name, figure, drawing: layOut(figure) }));

/** Everything that is wrong with any drawing, with the name of its figure. */
function faults(find: (drawing: Drawing) => string[]): string[] {
  return drawings.flatMap(({ name, drawing }) => find(drawing).map((fault) => `${name}: ${fault}`));
}

test('every answer has a picture, but for services that are no more', () => {
  const drawn = new Set(single.map(({ answers: [answer] }) => answer?.topic.id));
  const ended = topicsOf('service', knowledge).filter(({ ended }) => ended);
  expect([...knowledge.topics.keys()].filter((id) => !drawn.has(id))).toEqual(ended.map(({ id }) => id));
  expect(single.length).toBeGreaterThan(1_500);
  expect(plans.length).toBeGreaterThan(300);
});

test('no text runs into another', () => {
  expect(
    faults(({ texts }) =>
      pairs(texts)
        .filter(([a, b]) => overlap(textBox(a), textBox(b)))
        .map(([a, b]) => `"${a.text}" and "${b.text}"`),
    ),
  ).toEqual([]);
});

test('no text leaves the picture', () => {
  expect(
    faults((drawing) =>
      drawing.texts
        .filter(
          (text) => !contains({ x: 0, y: 0, width: drawing.width, height: drawing.height }, textBox(text)),
        )
        .map(({ text }) => `"${text}"`),
    ),
  ).toEqual([]);
});

test('no text is crossed by a border, an arrow or the edge of its box, unless a plate lies between', () => {
  expect(
    faults(({ texts, frames: boxes, guards, bands, pills, arrows }) =>
      texts
        .filter(({ plate }) => !plate)
        .flatMap((text) => {
          const box = inset(textBox(text), 0.5);
          const lines = [
            ...[...boxes, ...guards, ...bands, ...pills].flatMap(borders),
            ...arrows.flatMap(stretches),
          ];
          return lines
            .filter((line) => overlap(box, line))
            .map((line) => `"${text.text}" at ${JSON.stringify(line)}`);
        }),
    ),
  ).toEqual([]);
});

test('no icon touches a text, another icon, or a number', () => {
  expect(
    faults(({ icons, texts, badges }) => {
      const discs = badges.map(({ x, y }) => around(x, y, size.badge));
      const squares = icons.map(({ x, y, size: side }) => ({ x, y, width: side, height: side }));
      return [
        ...pairs(squares).filter(([a, b]) => overlap(a, b)),
        ...pairs(discs).filter(([a, b]) => overlap(a, b)),
        ...squares.flatMap((square) =>
          [...texts.map(textBox), ...discs].filter((box) => overlap(square, box)).map((box) => [square, box]),
        ),
        ...discs.flatMap((disc) =>
          texts
            .map(textBox)
            .filter((box) => overlap(disc, box))
            .map((box) => [disc, box]),
        ),
      ].map((pair) => JSON.stringify(pair));
    }),
  ).toEqual([]);
});

test('every icon of the way stands in one piece inside its innermost frame', () => {
  expect(
    faults(({ icons, frames: boxes, width, height }) =>
      icons
        .filter(({ disc }) => !disc)
        .map((icon) => ({ x: icon.x, y: icon.y, width: icon.size, height: icon.size }))
        .filter(
          (square) =>
            !contains({ x: 0, y: 0, width, height }, square) ||
            boxes.some((box) => overlap(box, square) && !contains(box, square)),
        )
        .map((square) => JSON.stringify(square)),
    ),
  ).toEqual([]);
});

test('frames are nested or apart', () => {
  expect(
    faults(({ frames: boxes, guards }) =>
      pairs([...boxes, ...guards])
        .filter(([a, b]) => overlap(a, b) && !contains(a, b) && !contains(b, a))
        .map((pair) => JSON.stringify(pair)),
    ),
  ).toEqual([]);
});

test('every sentence has its number once below and once in the picture', () => {
  expect(
    drawings
      .filter(({ figure, drawing }) => {
        const numbers = drawing.badges.map(({ number }) => number).toSorted((a, b) => a - b);
        const expected = figure.steps.flatMap((_, i) => [i + 1, i + 1]);
        return JSON.stringify(numbers) !== JSON.stringify(expected);
      })
      .map(({ name }) => name),
  ).toEqual([]);
});

test('numbers stand on their arrows and clear of every border', () => {
  expect(
    faults(({ badges, arrows, frames: boxes }) =>
      badges
        .filter(({ y }) => y < Math.max(...boxes.map((box) => box.y + box.height)))
        .flatMap(({ x, y, number }) => {
          const disc = around(x, y, size.badge);
          const isOnArrow = arrows.flatMap(stretches).some((line) => overlap(around(x, y, 1), line));
          const isClear = !boxes.flatMap(borders).some((line) => overlap(disc, line));
          return isOnArrow && isClear ? [] : [`${number} ${isOnArrow ? 'on a border' : 'off its arrow'}`];
        }),
    ),
  ).toEqual([]);
});

test('every arrow is long enough to be seen, and none points back', () => {
  expect(
    faults(({ arrows }) =>
      arrows
        .filter(({ points }) => {
          const [from, to] = points.slice(-2);
          if (from === undefined || to === undefined) return true;
          return to.x < from.x || Math.hypot(to.x - from.x, to.y - from.y) < 3 * size.arrowHead;
        })
        .map(({ points }) => JSON.stringify(points)),
    ),
  ).toEqual([]);
});

test('pictures are wide enough to read and not too tall to see', () => {
  expect(
    drawings
      .filter(({ drawing: { width, height } }) => width < 800 || width > 1_000 || height > 1.4 * width)
      .map(({ name, drawing: { width, height } }) => `${name} ${width} × ${height}`),
  ).toEqual([]);
});

test('we have every letter of every picture', () => {
  const missing = new Map<string, string>();
  for (const { name, figure } of figures) {
    for (const letter of missingCharacters(JSON.stringify(figure).replaceAll('\\n', '')))
      missing.set(letter, name);
  }
  expect(Object.fromEntries(missing)).toEqual({});
});

test('every icon that is named exists', () => {
  const named = [
    ...topicsOf('service', knowledge).map(({ icon }) => icon),
    ...topicsOf('workload', knowledge).map(({ icon }) => icon),
    ...Object.values(frames).map(({ icon }) => icon),
    ...figures.flatMap(({ figure }) => [
      ...figure.hops.map(({ icon }) => icon),
      ...figure.branches.flatMap(({ endpoint, services }) => [endpoint, ...services].map(({ icon }) => icon)),
    ]),
  ].filter((icon) => icon !== undefined);
  expect([...new Set(named)].filter((icon) => readIcon(icon) === undefined)).toEqual([]);
  expect(hopIcon({ node: 'service', icon: 'resource/NoSuchThing' })).toBe('resource/GenericApplication');
});

function pairs<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((a, i) => items.slice(i + 1).map((b): [T, T] => [a, b]));
}

function overlap(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function contains(outer: Rectangle, inner: Rectangle): boolean {
  return (
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    outer.x + outer.width >= inner.x + inner.width &&
    outer.y + outer.height >= inner.y + inner.height
  );
}

function inset({ x, y, width, height }: Rectangle, by: number): Rectangle {
  return { x: x + by, y: y + by, width: width - 2 * by, height: height - 2 * by };
}

function around(x: number, y: number, radius: number): Rectangle {
  return { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
}

/** The four edges of a box as thin rectangles. */
function borders({ x, y, width, height }: Rectangle): Rectangle[] {
  return [
    { x, y, width, height: 0.1 },
    { x, y: y + height, width, height: 0.1 },
    { x, y, width: 0.1, height },
    { x: x + width, y, width: 0.1, height },
  ];
}

function stretches({ points }: Drawing['arrows'][number]): Rectangle[] {
  return points.slice(1).map((to, i) => {
    const from = points[i] ?? to;
    return {
      x: Math.min(from.x, to.x),
      y: Math.min(from.y, to.y),
      width: Math.abs(to.x - from.x) + 0.1,
      height: Math.abs(to.y - from.y) + 0.1,
    };
  });
}
