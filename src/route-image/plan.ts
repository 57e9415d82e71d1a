import { type Column, type Distance, type PlacedColumns, placeColumns } from './columns.js';
import { type Figure, type FigureBranch, type FigureHop, isDense, type PlaceName } from './figure.js';
import { color, size, text } from './style.js';
import { type TextBlock, textBlock } from './text-block.js';
import { textWidth } from './text-width.js';

/** A hop of the way, its words below it. */
export interface Stop {
  readonly hop: FigureHop;
  readonly words: TextBlock;
  readonly column: Column;
}

/** An endpoint beside the way and its services, their words to the right of them. */
export interface Row {
  readonly branch: FigureBranch;
  readonly endpointWords: TextBlock;
  readonly endpointColumn: Column;
  readonly services: readonly RowService[];
  /** None where no row leads on to a service. */
  readonly serviceColumn: Column | undefined;
  readonly height: number;
  /** Half the width of its icons. */
  readonly radius: number;
}

export interface RowService {
  readonly hop: FigureHop;
  readonly words: TextBlock;
  /** How far below the centre of the row it stands. */
  readonly below: number;
}

/** The frame of a security group: around the stop in a column, the endpoints in it, both, or what is in the VPC. */
export interface Guard {
  readonly column: Column;
  readonly words: TextBlock;
  readonly around: 'stop' | 'rows' | 'both' | 'in-vpc';
}

/** Whether a row ends in the VPC: it leads to no endpoint. */
export function isInVpc({ branch }: Row): boolean {
  return branch.services.length === 0;
}

/** Where everything stands from left to right, and how high it is. */
export interface Plan extends PlacedColumns {
  readonly stops: readonly Stop[];
  /** Endpoints in the subnet first, then what is in the VPC, then what is on its border. */
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

/** Widest words of a row; where rows stand closer together they have one line, if they can. */
const rowWords = { inner: 168, outer: 112, service: 128 } as const;
const denseWords = { inner: 188, outer: 116, service: 160 } as const;
const rowGap = { usual: 12, dense: 5 } as const;
const guardWords = 190;
const wordsGap = 8;
const bandWidth = 78;
/** Between the words of an endpoint and the line from which its arrows go to several services. */
export const forkRoom = 14;
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
  const vpcGuard = guardOfVpc(rows, figure);
  const hasEndpoints = inner.some(({ services }) => services.length > 0);
  const band = hasEndpoints && stops.length === 1 ? bandColumn(columns) : undefined;
  const distances = [
    ...stops.slice(1).map(({ column }, i) => between(stops[i]?.column ?? column, column, 2 * size.icon + 16)),
    ...rows.flatMap(({ endpointColumn, serviceColumn: column, endpointWords, services, radius }) => {
      const fork = services.length > 1 ? forkRoom : 0;
      const room = 2 * radius + wordsGap + endpointWords.width + 16 + fork;
      return column === undefined || services.length === 0 ? [] : between(endpointColumn, column, room);
    }),
  ];
  const after = figure.hops.findIndex(({ beside }) => beside) - 1;
  const aside = figure.hops[after + 1];
  const placed = placeColumns(columns, distances, {
    headerWidth: (name) => headerWidth(name, figure),
    narrowest: isDense(figure) ? size.narrowestPlan : size.narrowest,
  });
  return {
    ...placed,
    stops,
    rows,
    origin: { stop: origin, trunk: origin.column.center + origin.column.right - trunkRoom + trunkGap },
    guards: [
      ...(guard === undefined ? guards : [...guards.filter(({ column }) => column !== guard.column), guard]),
      ...vpcGuard,
    ],
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
  widen(column, words);
  return { column, words, around: 'rows' };
}

/** What is in the VPC has security groups of its own. */
function guardOfVpc(rows: readonly Row[], { inVpc, language }: Figure): Guard[] {
  const row = rows.find(isInVpc);
  if (row === undefined) return [];
  const line = { style: text.guard, width: guardWords, mostLines: 2 };
  const words = textBlock(
    [
      { ...line, text: inVpc.title, fill: color.ink },
      { ...line, text: inVpc.guard, fill: color.guardText },
    ],
    language,
  );
  widen(row.endpointColumn, words);
  return [{ column: row.endpointColumn, words, around: 'in-vpc' }];
}

/** Makes room for what a frame says. */
function widen(column: Column, words: TextBlock): void {
  column.right += Math.max(0, words.width + 2 * size.guardInset - column.left - column.right);
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
  figure: Figure,
): Row[] {
  const dense = isDense(figure);
  const radius = dense ? size.denseIcon : size.rowIcon;
  const gap = dense ? rowGap.dense : rowGap.usual;
  const isInner = endpointColumn.edge === undefined;
  const widths = dense ? denseWords : rowWords;
  const leadOn = branches.some(({ services }) => services.length > 0);
  const column = leadOn ? serviceColumn(stops, columns) : undefined;
  return branches.map((branch) => {
    const endpointWords = rowText(branch.endpoint, isInner ? widths.inner : widths.outer, figure);
    if (isInner) makeRoom(endpointColumn, endpointWords, radius, size.guardInset);
    const serviceWords = branch.services.map((hop) => ({
      hop,
      words: rowText(hop, widths.service, figure),
    }));
    const heights = serviceWords.map(({ words }) => Math.max(2 * radius, words.height) + gap);
    const together = heights.reduce((sum, height) => sum + height, 0);
    let top = -together / 2;
    const services = serviceWords.map(({ hop, words }, i): RowService => {
      if (column !== undefined) makeRoom(column, words, radius, 0);
      const below = top + (heights[i] ?? 0) / 2;
      top += heights[i] ?? 0;
      return { hop, words, below };
    });
    const height = Math.max(2 * radius + gap, endpointWords.height + gap, together);
    return { branch, endpointWords, endpointColumn, services, serviceColumn: column, height, radius };
  });
}

function rowText({ label, detail }: FigureHop, width: number, { language }: Figure): TextBlock {
  return textBlock(
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
}

function makeRoom(column: Column, words: TextBlock, radius: number, inset: number): void {
  column.left = Math.max(column.left, radius + inset);
  column.right = Math.max(column.right, radius + wordsGap + words.width + inset);
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
