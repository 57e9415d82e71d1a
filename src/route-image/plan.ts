import { type Column, type Distance, type PlacedColumns, placeColumns } from './columns.js';
import type { Figure, FigureBranch, FigureHop, PlaceName } from './figure.js';
import { color, size, text } from './style.js';
import { type TextBlock, textBlock } from './text-block.js';
import { textWidth } from './text-width.js';

/** A hop of the way, its words below it. */
export interface Stop {
  readonly hop: FigureHop;
  readonly words: TextBlock;
  readonly column: Column;
}

/** An endpoint beside the way and its service, their words to the right of them. */
export interface Row {
  readonly branch: FigureBranch;
  readonly endpointWords: TextBlock;
  readonly serviceWords: TextBlock;
  readonly endpointColumn: Column;
  readonly serviceColumn: Column;
  readonly height: number;
}

/** The frame of a security group: around the stop in a column, the rows in it, or both. */
export interface Guard {
  readonly column: Column;
  readonly words: TextBlock;
  readonly around: 'stop' | 'rows' | 'both';
}

/** Where everything stands from left to right, and how high it is. */
export interface Plan extends PlacedColumns {
  readonly stops: readonly Stop[];
  /** Endpoints in the subnet first, then those on the border of the VPC. */
  readonly rows: readonly Row[];
  /** Where the branches leave the way: the stop, and where their common line stands. */
  readonly origin: { readonly stop: Stop; readonly trunk: number };
  readonly guards: readonly Guard[];
  /** The band through which endpoints reach services, where no hop of the way stands for it. */
  readonly band: Column | undefined;
  /** The hop that the traffic only visits, drawn below the one before it. */
  readonly aside: { readonly hop: FigureHop; readonly words: TextBlock; readonly after: number } | undefined;
}

const subnet = ['cloud', 'region', 'vpc', 'private-subnet'] as const;

const paths: Record<Exclude<FigureHop['in'], 'vpc-edge'>, readonly PlaceName[]> = {
  'on-premises': ['on-premises'],
  internet: [],
  aws: ['cloud', 'region'],
  'other-region': ['cloud', 'other-region'],
  vpc: ['cloud', 'region', 'vpc'],
  'other-vpc': ['cloud', 'region', 'other-vpc'],
  'private-subnet': subnet,
  'public-subnet': ['cloud', 'region', 'vpc', 'public-subnet'],
  'endpoint-subnet': ['cloud', 'region', 'vpc', 'endpoint-subnet'],
};

/** Widest words of a row. */
const rowWords = { inner: 168, outer: 112, service: 128 } as const;
const guardWords = 190;
const wordsGap = 8;
const bandWidth = 78;
/** Between the words of a stop and the line of its branches, and what the line and their numbers need. */
const trunkGap = 8;
const trunkRoom = trunkGap + 2 * size.badge + 10;

/** Finds the place of every hop and branch of a figure from left to right. */
export function planFigure(figure: Figure): Plan {
  const stops = stopsOf(figure);
  const guards = stops.flatMap((stop) => guardOfStop(stop, figure));
  const columns: Column[] = stops.map(({ column }) => column);
  const origin = stops.find(({ column }) => column.edge === 'left') ?? stops[0];
  if (origin === undefined) throw new Error('a route has at least one hop');

  const inner = figure.branches.filter(({ endpoint }) => endpoint.in !== 'vpc-edge');
  const outer = figure.branches.filter(({ endpoint }) => endpoint.in === 'vpc-edge');
  if (figure.branches.length > 0) origin.column.right += trunkRoom;
  const rows = [
    ...(inner.length > 0 ? rowsIn(innerColumn(stops, origin, columns), inner, stops, columns, figure) : []),
    ...(outer.length > 0 ? rowsIn(outerColumn(columns), outer, stops, columns, figure) : []),
  ];
  const guard = guardOfRows(rows, guards, figure);
  const band = inner.length > 0 && stops.length === 1 ? bandColumn(columns) : undefined;
  const distances = [
    ...stops.slice(1).map(({ column }, i) => between(stops[i]?.column ?? column, column, 2 * size.icon + 16)),
    ...rows.map(({ endpointColumn, serviceColumn: column, endpointWords }) =>
      between(endpointColumn, column, 2 * size.rowIcon + wordsGap + endpointWords.width + 16),
    ),
  ];
  const after = figure.hops.findIndex(({ beside }) => beside) - 1;
  const aside = figure.hops[after + 1];
  const placed = placeColumns(columns, distances, (name) => headerWidth(name, figure));
  return {
    ...placed,
    stops,
    rows,
    origin: { stop: origin, trunk: origin.column.center + origin.column.right - trunkRoom + trunkGap },
    guards: guard === undefined ? guards : [...guards.filter(({ column }) => column !== guard.column), guard],
    band,
    aside:
      after < 0 || aside === undefined
        ? undefined
        : { hop: aside, words: wordsOf(aside, figure, 150), after },
  };
}

function stopsOf(figure: Figure): Stop[] {
  const way = figure.hops.filter(({ beside }) => !beside);
  const room = way.length === 1 ? 112 : way.length > 4 ? 128 : 150;
  return way.map((hop, i) => {
    const words = wordsOf(hop, figure, hop.guard === undefined ? room : guardWords);
    const half = Math.max(size.icon, words.width / 2);
    return { hop, words, column: { ...emptyColumn([], half), ...placeOf(hop, way[i - 1]) } };
  });
}

function wordsOf({ label, detail }: FigureHop, { language }: Figure, width: number): TextBlock {
  return textBlock(
    [
      { text: label, style: text.label, fill: color.ink, width, mostLines: 3 },
      { text: detail, style: text.detail, fill: color.soft, width, mostLines: 3 },
    ],
    language,
  );
}

/** A hop on the border of the VPC belongs to the side on which it is entered. */
function placeOf(hop: FigureHop, before: FigureHop | undefined): Pick<Column, 'path' | 'edge'> {
  if (hop.in !== 'vpc-edge') return { path: paths[hop.in] };
  const comesFromInside =
    before !== undefined && before.in !== 'vpc-edge' && paths[before.in].includes('vpc');
  return { path: paths.vpc, edge: comesFromInside ? 'right' : 'left' };
}

function guardOfStop({ hop, column }: Stop, { language }: Figure): Guard[] {
  if (hop.guard === undefined) return [];
  const words = textBlock(
    [{ text: hop.guard, style: text.guard, fill: color.guardText, width: guardWords, mostLines: 3 }],
    language,
  );
  const half = Math.max(column.left, words.width / 2) + size.guardInset;
  Object.assign(column, { left: half, right: half });
  return [{ column, words, around: 'stop' }];
}

/** The rows in the subnet share the frame of the stop above them, or have one of their own. */
function guardOfRows(rows: readonly Row[], guards: readonly Guard[], figure: Figure): Guard | undefined {
  const row = rows.find(({ branch }) => branch.endpoint.guard !== undefined);
  if (row === undefined) return undefined;
  const { endpointColumn: column } = row;
  const shared = guards.find((guard) => guard.column === column);
  if (shared !== undefined) return { ...shared, around: 'both' };
  const line = { style: text.guard, width: guardWords, mostLines: 2 };
  const words = textBlock(
    [
      { ...line, text: figure.endpointsTitle, fill: color.ink },
      { ...line, text: row.branch.endpoint.guard, fill: color.guardText },
    ],
    figure.language,
  );
  column.right += Math.max(0, words.width + 2 * size.guardInset - column.left - column.right);
  return { column, words, around: 'rows' };
}

/** Endpoints in the subnet stand below a stop there, or in a column of their own. */
function innerColumn(stops: readonly Stop[], origin: Stop, columns: Column[]): Column {
  const inSubnet = stops.filter((stop) => stop !== origin && stop.hop.in === 'private-subnet');
  const above = inSubnet.find(({ hop }) => hop.guard !== undefined) ?? inSubnet[0];
  if (above !== undefined) return above.column;
  const column = emptyColumn(subnet, size.rowIcon + size.guardInset);
  columns.splice(columns.findLastIndex(({ path }) => path.includes('private-subnet')) + 1, 0, column);
  return column;
}

function outerColumn(columns: Column[]): Column {
  const existing = columns.find(({ edge }) => edge === 'right');
  if (existing !== undefined) return existing;
  const column: Column = { ...emptyColumn(paths.vpc, size.rowIcon + 4), edge: 'right' };
  columns.splice(columns.findLastIndex(({ path }) => path.includes('vpc')) + 1, 0, column);
  return column;
}

/** Services beside the way stand below its last hop where that is a service too. */
function serviceColumn(stops: readonly Stop[], columns: Column[]): Column {
  const last = stops.at(-1)?.column;
  if (last !== undefined && stops.at(-1)?.hop.in === 'aws') return last;
  const end = columns.at(-1);
  if (end !== undefined && end.path === paths.aws && end !== last) return end;
  const column = emptyColumn(paths.aws, size.rowIcon);
  columns.push(column);
  return column;
}

function bandColumn(columns: Column[]): Column {
  const column = emptyColumn(paths.aws, bandWidth / 2);
  columns.splice(-1, 0, column);
  return column;
}

function emptyColumn(path: readonly PlaceName[], half: number): Column {
  return { kind: 'column', path, left: half, right: half, center: 0 };
}

/** Rows whose endpoints stand in one column. Makes room for their words. */
function rowsIn(
  endpointColumn: Column,
  branches: readonly FigureBranch[],
  stops: readonly Stop[],
  columns: Column[],
  { language }: Figure,
): Row[] {
  const words = ({ label, detail }: FigureHop, width: number) =>
    textBlock(
      [
        { text: label, style: text.rowLabel, fill: color.ink, width, mostLines: 2 },
        ...(detail?.split('\n') ?? []).map((line) => ({
          text: line,
          style: text.rowDetail,
          fill: color.soft,
          width,
          mostLines: 2,
        })),
      ],
      language,
    );
  const isInner = endpointColumn.edge === undefined;
  const service = serviceColumn(stops, columns);
  return branches.map((branch) => {
    const endpointWords = words(branch.endpoint, isInner ? rowWords.inner : rowWords.outer);
    const serviceWords = words(branch.service, rowWords.service);
    if (isInner) makeRoom(endpointColumn, endpointWords, size.guardInset);
    makeRoom(service, serviceWords, 0);
    const height = Math.max(2 * size.rowIcon, endpointWords.height, serviceWords.height) + 12;
    return { branch, endpointWords, serviceWords, endpointColumn, serviceColumn: service, height };
  });
}

function makeRoom(column: Column, words: TextBlock, inset: number): void {
  column.left = Math.max(column.left, size.rowIcon + inset);
  column.right = Math.max(column.right, size.rowIcon + wordsGap + words.width + inset);
}

/** Room for an arrow, and for the borders that it crosses. */
function between(from: Column, to: Column, room: number): Distance {
  const common = from.path.findIndex((name, i) => name !== to.path[i]);
  const shared = common < 0 ? from.path.length : common;
  const crossed = from.path.length + to.path.length - 2 * shared;
  return { from, to, least: room + size.shortestArrow + crossed * size.frameInset };
}

/** The room that the name of a place needs beside its icon. */
function headerWidth(name: PlaceName, { places }: Figure): number {
  return size.frameIcon + 8 + textWidth(places[name], text.frame.size, text.frame.weight) + 14;
}
