import { crc32, deflateSync } from 'node:zlib';

const mostColours = 256;

/**
 * RGBA pixels as a PNG with a palette, which for a diagram is less than half the size and as good: only the
 * rarest shades, at the edges of letters, give way to the nearest of the 256 most common. Transparency is not
 * kept. The format: https://www.w3.org/TR/png-3/
 */
export function encodePng(pixels: Uint8Array, width: number, height: number): Buffer {
  const colours = new Int32Array(pixels.buffer, pixels.byteOffset, width * height);
  const { palette, places } = choosePalette(countColours(colours));
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

/** How many pixels have each colour. */
function countColours(pixels: Int32Array): Map<number, number> {
  const counts = new Map<number, number>();
  for (let from = 0, to = 0; from < pixels.length; from = to) {
    const colour = pixels[from] ?? 0;
    while (to < pixels.length && pixels[to] === colour) to++;
    counts.set(colour, (counts.get(colour) ?? 0) + to - from);
  }
  return counts;
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
  let before: number | undefined;
  let place = 0;
  for (let from = 0, to = 0; from < pixels.length; ) {
    scratch[to++] = 0;
    for (const end = from + width; from < end; from++, to++) {
      const colour = pixels[from] ?? 0;
      // Most pixels have the colour of their neighbour.
      if (colour !== before) {
        place = places.get(colour) ?? 0;
        before = colour;
      }
      scratch[to] = place;
    }
  }
  return scratch.subarray(0, size);
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
