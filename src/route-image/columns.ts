import type { PlaceName } from './figure.js';
import { size } from './style.js';

/** A vertical strip of the picture in which icons stand one below the other. */
export interface Column {
  readonly kind: 'column';
  /** The places it stands in, from the outside in. */
  readonly path: readonly PlaceName[];
  /** Whether its centre is the border of the VPC on that side. */
  readonly edge?: 'left' | 'right';
  /** The room that its content takes to either side of its centre. */
  left: number;
  right: number;
  /** Where it is, once placed. */
  center: number;
}

/** Neighbouring columns in the same place. */
export interface Box {
  readonly kind: 'box';
  readonly name: PlaceName;
  /** 1 for the outermost. */
  readonly depth: number;
  readonly children: readonly (Box | Column)[];
  x: number;
  right: number;
}

/** Two columns whose centres must be at least so far apart, so that an arrow has room between them. */
export interface Distance {
  readonly from: Column;
  readonly to: Column;
  readonly least: number;
}

export interface PlacedColumns {
  readonly boxes: readonly Box[];
  /** Width of the picture, its margins included. */
  readonly width: number;
}

/**
 * Gives every column its place from left to right, and says where their places begin and end. Where there is
 * room to spare up to the narrowest picture, all gaps grow alike.
 * @param room the room that the name of a place needs, and the least width of all
 */
export function placeColumns(
  columns: readonly Column[],
  distances: readonly Distance[],
  { headerWidth, narrowest }: { headerWidth: (name: PlaceName) => number; narrowest: number },
): PlacedColumns {
  const roots = enclose(columns, 0);
  const place = (stretch: number) =>
    placeRow(roots, size.margin, { distances, headerWidth, stretch }) + size.margin;
  let stretch = 0;
  let tooMuch = narrowest;
  if (place(0) < narrowest) {
    while (tooMuch - stretch > 0.5) {
      const middle = (stretch + tooMuch) / 2;
      if (place(middle) > narrowest) tooMuch = middle;
      else stretch = middle;
    }
  }
  return { width: Math.max(narrowest, Math.ceil(place(stretch))), boxes: roots.flatMap(boxesIn) };
}

function enclose(columns: readonly Column[], depth: number): (Box | Column)[] {
  const children: (Box | Column)[] = [];
  let run: Column[] = [];
  const close = () => {
    const name = run[0]?.path[depth];
    if (name !== undefined)
      children.push({
        kind: 'box',
        name,
        depth: depth + 1,
        children: enclose(run, depth + 1),
        x: 0,
        right: 0,
      });
    run = [];
  };
  for (const column of columns) {
    const name = column.path[depth];
    if (name !== run[0]?.path[depth]) close();
    if (name === undefined) children.push(column);
    else run.push(column);
  }
  close();
  return children;
}

interface Rules {
  readonly distances: readonly Distance[];
  readonly headerWidth: (name: PlaceName) => number;
  /** Added to every gap. */
  readonly stretch: number;
}

/** Places neighbours from `x` on; returns where the last one ends. */
function placeRow(nodes: readonly (Box | Column)[], x: number, rules: Rules): number {
  let cursor = x;
  for (const [i, node] of nodes.entries()) {
    placeNode(node, cursor, rules);
    const own = columnsIn(node);
    for (const { from, to, least } of rules.distances) {
      if (!own.includes(to) || own.includes(from)) continue;
      const missing = from.center + least + rules.stretch - to.center;
      if (missing > 0) shift(node, missing);
    }
    cursor = endOf(node) + (i < nodes.length - 1 ? size.gap + rules.stretch : 0);
  }
  return cursor;
}

function placeNode(node: Box | Column, x: number, rules: Rules): void {
  if (node.kind === 'column') {
    node.center = x + node.left;
    return;
  }
  const end = placeRow(node.children, x + size.frameInset, rules);
  const [first] = node.children;
  const last = node.children.at(-1);
  node.x = first?.kind === 'column' && first.edge === 'left' ? first.center : x;
  node.right = last?.kind === 'column' && last.edge === 'right' ? last.center : end + size.frameInset;
  const missing = rules.headerWidth(node.name) - (node.right - node.x);
  if (missing > 0) {
    for (const child of node.children) shift(child, missing / 2);
    if (first?.kind === 'column' && first.edge === 'left') node.x = first.center - missing / 2;
    node.right += missing;
  }
}

/** Where a node ends, with what sticks out over the border. */
function endOf(node: Box | Column): number {
  return Math.max(
    node.kind === 'box' ? node.right : 0,
    ...columnsIn(node).map((column) =>
      column.edge === 'right' || node === column ? column.center + column.right : 0,
    ),
  );
}

function shift(node: Box | Column, by: number): void {
  if (node.kind === 'column') {
    node.center += by;
    return;
  }
  node.x += by;
  node.right += by;
  for (const child of node.children) shift(child, by);
}

function columnsIn(node: Box | Column): Column[] {
  return node.kind === 'column' ? [node] : node.children.flatMap(columnsIn);
}

function boxesIn(node: Box | Column): Box[] {
  return node.kind === 'column' ? [] : [node, ...node.children.flatMap(boxesIn)];
}
