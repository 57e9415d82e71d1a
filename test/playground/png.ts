import { encodePng } from '../../src/route-image/png.js';

const width = 480;
const height = 160;

/** A picture of 480 × 160: two boxes on light grey. */
export const png = encodePng(pixels(), width, height);

function pixels(): Buffer {
  const colours = Array.from({ length: width * height }, (_, i) =>
    colourAt(i % width, Math.floor(i / width)),
  );
  return Buffer.from(colours.flatMap((colour) => [...colour, 255]));
}

function colourAt(x: number, y: number): number[] {
  const isInBox = (left: number) => x > left && x < left + 140 && y > 40 && y < 120;
  return isInBox(40) ? [0x8f, 0xd3, 0xa8] : isInBox(300) ? [0x24, 0x2f, 0x3e] : [0xf4, 0xf4, 0xf4];
}
