import { type Guard, isInVpc, type Plan, type Row } from './plan.js';
import { size } from './style.js';

interface Span {
  readonly top: number;
  readonly bottom: number;
}

/** Every height that several shapes share. */
export interface Levels {
  /** How deep the frames are nested. */
  readonly depth: number;
  /** Centre of the icons of the way. */
  readonly way: number;
  /** Centre of each row. */
  readonly rows: readonly number[];
  /** Frames of security groups, by what stands in them. */
  readonly guards: Readonly<Record<Guard['around'], Span>>;
  /** Where the innermost frames end. */
  readonly inner: number;
  /** The icon beside the way, and its frame. */
  readonly aside: (Span & { readonly icon: number }) | undefined;
  /** Where the outermost frames end. */
  readonly bottom: number;
}

/** Between an icon and its words. */
export const wordsBelow = 7;
/** Between the frame of the VPC and the one beside the way: room for the numbers of both arrows. */
export const asideGap = 52;
const frameEnd = 11;

/** Finds how high everything of a plan stands. */
export function measureLevels({ stops, rows, boxes, guards, aside }: Plan): Levels {
  const depth = Math.max(...boxes.map((box) => box.depth));
  const isFan = stops.length === 1;
  const header = (...of: Guard['around'][]) => headerOf(guards.filter(({ around }) => of.includes(around)));
  const wayGuard = header('stop', 'both');
  const vpcGuard = header('in-vpc');
  const isFirstInVpc = rows[0] !== undefined && isInVpc(rows[0]);
  const rowsGuard = isFirstInVpc ? vpcGuard : header('rows');

  const wayTop = size.top + depth * size.frameHeader + 4 + (isFan ? rowsGuard : wayGuard);
  const wayHeight = 2 * size.icon + wordsBelow + Math.max(...stops.map(({ words }) => words.height));
  const heights = rowHeights(rows, vpcGuard);
  const rowsHeight = heights.length === 0 ? 0 : (heights.at(-1)?.bottom ?? 0);
  // A single stop stands in the middle of its rows; otherwise they stand below the way.
  const rowsTop = isFan
    ? wayTop + Math.max(0, (wayHeight - rowsHeight) / 2)
    : wayTop + wayHeight + 12 + rowsGuard;
  const way = wayTop + size.icon + (isFan ? Math.max(0, (rowsHeight - wayHeight) / 2) : 0);
  const spanOf = (is: (row: Row) => boolean): Span => {
    const own = heights.filter((_, i) => rows[i] !== undefined && is(rows[i]));
    return {
      top: rowsTop + (own[0]?.top ?? 0),
      bottom: rowsTop + (own.at(-1)?.bottom ?? 0) + size.guardInset,
    };
  };
  const endpoints = spanOf((row) => row.endpointColumn.edge === undefined && !isInVpc(row));
  const inVpc = spanOf(isInVpc);
  const spans = {
    stop: { top: wayTop - wayGuard, bottom: wayTop + wayHeight + size.guardInset },
    both: { top: wayTop - wayGuard, bottom: endpoints.bottom },
    rows: { top: endpoints.top - header('rows'), bottom: endpoints.bottom },
    'in-vpc': { top: inVpc.top - vpcGuard, bottom: inVpc.bottom },
  };
  const content = Math.max(
    way - size.icon + wayHeight,
    rowsTop + rowsHeight,
    ...guards.map(({ around }) => spans[around].bottom),
  );
  const inner = content + frameEnd;
  const levels = {
    depth,
    way,
    rows: heights.map(({ top, bottom }) => rowsTop + (top + bottom) / 2),
    guards: spans,
    inner,
  };
  if (aside === undefined)
    return { ...levels, aside: undefined, bottom: inner + (depth - 1) * size.frameInset };

  // The frame of the hop beside the way stands below that of the VPC, inside the Region.
  const top = inner + (depth - 3) * size.frameInset + asideGap;
  const icon = top + size.frameHeader + size.icon;
  const bottom = icon + size.icon + wordsBelow + aside.words.height + frameEnd;
  return { ...levels, aside: { top, icon, bottom }, bottom: bottom + 2 * size.frameInset };
}

/** The room above what a security group encloses, for its name. */
function headerOf(guards: readonly Guard[]): number {
  return guards.length === 0 ? 0 : Math.max(...guards.map(({ words }) => words.height)) + 12;
}

/** Rows from the first one's top on, with a gap where other ones begin, and room for the frame of those in the VPC. */
function rowHeights(rows: readonly Row[], vpcGuard: number): Span[] {
  let y = 0;
  return rows.map((row, i) => {
    const before = rows[i - 1];
    if (before !== undefined && before.endpointColumn !== row.endpointColumn) y += size.guardInset;
    else if (before !== undefined && isInVpc(row) && !isInVpc(before)) y += 2 * size.guardInset + vpcGuard;
    const top = y;
    y += row.height;
    return { top, bottom: y };
  });
}
