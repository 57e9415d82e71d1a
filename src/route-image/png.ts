import { crc32, deflateSync } from 'node:zlib';

const mostColours = 256;

/**
 * RGBA pixels as a PNG with a palette, which for a diagram is less than half the size and as good: only the
 * rarest shades, at the edges of letters, give way to the nearest of the 256 most common. Transparency is not
 * kept. The format: https://www.w3.org/TR/png-3/
 */
export function encodePng(pixels: Uint8Array, width: number, height: number): Buffer {
  const colours = new Int32Array(pixels.buffer, pixels.byteOffset, width * height);
  const { palette, places } = choosePalette(countColours(colours, width));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a pixel, by palette.
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap(channels))),
    chunk('IDAT', deflateSync(imageLines(colours, width, places), { level: 6 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** How many pixels have each colour, lines that repeat the one before left out: enough to rank them. */
function countColours(pixels: Int32Array, width: number): Map<number, number> {
  const counts = new Map<number, number>();
  for (let line = 0; line < pixels.length; line += width) {
    if (isRepeated(pixels, line, width)) continue;
    const end = line + width;
    for (let from = line, to = line; from < end; from = to) {
      const colour = pixels[from] ?? 0;
      while (to < end && pixels[to] === colour) to++;
      counts.set(colour, (counts.get(colour) ?? 0) + to - from);
    }
  }
  return counts;
}

/** A third of a diagram's lines are the same as the line above. */
function isRepeated({ buffer, byteOffset }: Int32Array, line: number, width: number): boolean {
  if (line === 0) return false;
  const at = (pixel: number) => Buffer.from(buffer, byteOffset + pixel * 4, width * 4);
  return at(line).equals(at(line - width));
}

/** The most common colours, and for every colour its place among them or that of the nearest. */
function choosePalette(counts: ReadonlyMap<number, number>) {
  const byCount = [...counts].toSorted(([, a], [, b]) => b - a).map(([colour]) => colour);
  const palette = byCount.slice(0, mostColours);
  const kept = palette.map(channels);
  const places = new Map(
    byCount.map((colour, rank) => [colour, rank < mostColours ? rank : nearest(channels(colour), kept)]),
  );
  return { palette, places };
}

/** Memory for the lines, kept from one picture to the next: fresh memory costs more than filling it. */
let scratch = new Uint8Array(0);

/** Each pixel as a place in the palette; a line begins with a byte for its filter, 0 for none. */
function imageLines(pixels: Int32Array, width: number, places: ReadonlyMap<number, number>): Uint8Array {
  const size = pixels.length + pixels.length / width;
  if (scratch.length < size) scratch = new Uint8Array(size);
  for (let line = 0, to = 0; line < pixels.length; line += width, to += width + 1) {
    if (isRepeated(pixels, line, width)) scratch.copyWithin(to, to - width - 1, to);
    else writeLine(pixels, line, to, width, places);
  }
  return scratch.subarray(0, size);
}

function writeLine(
  pixels: Int32Array,
  line: number,
  to: number,
  width: number,
  places: ReadonlyMap<number, number>,
): void {
  let before: number | undefined;
  let place = 0;
  scratch[to] = 0;
  for (let i = 0; i < width; i++) {
    const colour = pixels[line + i] ?? 0;
    // Most pixels have the colour of their neighbour.
    if (colour !== before) {
      place = places.get(colour) ?? 0;
      before = colour;
    }
    scratch[to + 1 + i] = place;
  }
}

type Channels = readonly [red: number, green: number, blue: number];

function channels(colour: number): Channels {
  return [colour & 0xff, (colour >> 8) & 0xff, (colour >> 16) & 0xff];
}

function nearest([red, green, blue]: Channels, among: readonly Channels[]): number {
  let place = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [i, [r, g, b]] of among.entries()) {
    const distance = (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2;
    if (distance < least) [place, least] = [i, distance];
  }
  return place;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
