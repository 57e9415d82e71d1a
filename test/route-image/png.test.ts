import { inflateSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { encodePng } from '../../src/route-image/png.js';

/** The pixels of a picture as resvg, another implementation, reads them from a PNG. */
function readPixels(png: Buffer, width: number, height: number): Buffer {
  const href = `data:image/png;base64,${png.toString('base64')}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image href="${href}" width="${width}" height="${height}" image-rendering="optimizeSpeed"/></svg>`;
  return new Resvg(svg).render().pixels;
}

/** One of so many opaque colours for each pixel. */
function picture(width: number, height: number, colours: number) {
  return fc
    .array(fc.integer({ min: 0, max: colours - 1 }), { minLength: width * height, maxLength: width * height })
    .map((shades) =>
      Buffer.from(shades.flatMap((shade) => [shade & 0xff, (shade * 7) & 0xff, shade >> 8, 255])),
    );
}

describe('a PNG', () => {
  test('has the very pixels of a picture of up to 256 colours', () => {
    fc.assert(
      fc.property(
        fc
          .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }))
          .chain(([width, height]) =>
            fc.tuple(fc.constant(width), fc.constant(height), picture(width, height, 200)),
          ),
        ([width, height, pixels]) => {
          expect(readPixels(encodePng(pixels, width, height), width, height).equals(pixels)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('keeps the common colours and gives each rare one its nearest neighbour', () => {
    const [width, height] = [400, 2];
    const pixels = Buffer.alloc(width * height * 4, 255);
    // 400 shades of red on one line, white on the other: white stays, and no red is far from its own.
    for (let x = 0; x < width; x++) pixels.set([x % 256, x >= 256 ? 1 : 0, 0, 255], x * 4);
    const read = readPixels(encodePng(pixels, width, height), width, height);
    expect(read.subarray(width * 4).equals(pixels.subarray(width * 4))).toBe(true);
    for (let x = 0; x < width; x++) {
      expect(Math.abs((read[x * 4] ?? 0) - (pixels[x * 4] ?? 0))).toBeLessThanOrEqual(2);
    }
  });

  test('is what the format says', () => {
    const png = encodePng(Buffer.from([1, 2, 3, 255, 1, 2, 3, 255]), 2, 1);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.toString('latin1').match(/IHDR|PLTE|IDAT|IEND/g)).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND']);
    const at = png.indexOf('IDAT');
    expect([...inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)))]).toEqual([0, 0, 0]);
  });

  test('does not carry over what an earlier, larger picture left in memory', () => {
    encodePng(Buffer.alloc(4 * 100 * 100, 7), 100, 100);
    const white = Buffer.alloc(4 * 3 * 3, 255);
    expect(readPixels(encodePng(white, 3, 3), 3, 3).equals(white)).toBe(true);
  });
});
