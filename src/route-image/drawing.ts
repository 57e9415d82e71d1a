import type { PlaceName } from './figure.js';
import type { TextStyle } from './line-break.js';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rectangle extends Point {
  readonly width: number;
  readonly height: number;
}

export interface Frame extends Rectangle {
  readonly place: PlaceName;
}

export interface IconShape extends Point {
  readonly icon: string;
  readonly size: number;
  /** A white disc behind it, where it sits on a border. */
  readonly disc: boolean;
}

/** One line of text. `x` is its left edge, `y` its baseline. */
export interface TextShape extends Point {
  readonly text: string;
  readonly width: number;
  readonly style: TextStyle;
  readonly fill: string;
  /** A white plate behind it, where a border would run through it. */
  readonly plate: boolean;
}

/** A line through these points, the last one the tip. */
export interface Arrow {
  readonly points: readonly Point[];
  readonly dashed: boolean;
}

export interface Badge extends Point {
  readonly number: number;
}

export interface Pill extends Rectangle {
  readonly fill: string;
}

/** Every shape of a picture, placed. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly frames: readonly Frame[];
  readonly guards: readonly Rectangle[];
  /** The bands that stand for PrivateLink between endpoints and services. */
  readonly bands: readonly Rectangle[];
  readonly pills: readonly Pill[];
  readonly icons: readonly IconShape[];
  readonly texts: readonly TextShape[];
  readonly arrows: readonly Arrow[];
  readonly badges: readonly Badge[];
}

/** The room that a line of text takes up. */
export function textBox({ x, y, width, style }: TextShape): Rectangle {
  return { x, y: y - style.size * 0.88, width, height: style.size * 1.1 };
}
