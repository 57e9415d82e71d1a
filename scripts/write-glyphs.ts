// Writes the letters of the route images: outlines, widths and kerning of Noto Sans JP, for the characters that we
// use and those that a team's own knowledge is likely to use.
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import opentype from 'opentype.js';
import { knowledgeFolder } from '../src/knowledge/load.js';
import { glyphFolder, outlineFile, type Weight, weights, widthFile } from '../src/route-image/glyphs.js';
import type { Widths } from '../src/route-image/text-width.js';

const source = dirname(
  createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-jp/package.json'),
);
const files: Record<Weight, string> = {
  regular: '400Regular/NotoSansJP_400Regular.ttf',
  bold: '700Bold/NotoSansJP_700Bold.ttf',
};

const common = new Set([...latin(), ...kana(), ...knowledge()]);
const wanted = [...new Set([...common, ...japanese()])].toSorted();
for (const weight of weights) {
  const file = Uint8Array.from(readFileSync(join(source, files[weight])));
  const font = opentype.parse(file.buffer);
  const characters = wanted.filter((character) => font.charToGlyphIndex(character) > 0);
  const scale = 1000 / font.unitsPerEm;
  const lineOf = (character: string) =>
    `${character}${outline(font.charToGlyph(character).path.commands, scale)}\n`;
  const isCommon = (character: string) => common.has(character);
  writeFileSync(outlineFile(weight, 'common'), characters.filter(isCommon).map(lineOf).join(''));
  writeFileSync(
    outlineFile(weight, 'rare'),
    characters
      .filter((character) => !isCommon(character))
      .map(lineOf)
      .join(''),
  );
  writeFileSync(widthFile(weight), `${JSON.stringify(widthsOf(characters, font, scale))}\n`);
}
copyFileSync(join(source, 'LICENSE_FONT'), join(glyphFolder, 'LICENSE'));

/** Every command relative to the one before, so that a letter can stand anywhere in a path; y points up. */
function outline(commands: readonly opentype.PathCommand[], scale: number): string {
  let [x, y, startX, startY] = [0, 0, 0, 0];
  let path = '';
  const numbers = (...values: number[]) =>
    values.map((value, i) => (i > 0 && value >= 0 ? ` ${value}` : value)).join('');
  for (const command of commands) {
    if (command.type === 'Z') {
      path += 'z';
      [x, y] = [startX, startY];
      continue;
    }
    const [toX, toY] = [Math.round(command.x * scale), Math.round(command.y * scale)];
    const [dx, dy] = [toX - x, toY - y];
    if (command.type === 'M') {
      path += `m${numbers(dx, dy)}`;
      [startX, startY] = [toX, toY];
    } else if (command.type === 'L') {
      path += dy === 0 ? `h${dx}` : dx === 0 ? `v${dy}` : `l${numbers(dx, dy)}`;
    } else if (command.type === 'Q') {
      path += `q${numbers(Math.round(command.x1 * scale) - x, Math.round(command.y1 * scale) - y, dx, dy)}`;
    } else throw new Error('a TrueType font has no cubic curves');
    [x, y] = [toX, toY];
  }
  return path;
}

function widthsOf(characters: readonly string[], font: opentype.Font, scale: number): Widths {
  const widthOf = (character: string) => Math.round((font.charToGlyph(character).advanceWidth ?? 0) * scale);
  const full = characters.filter((character) => widthOf(character) === 1000);
  const others = characters.filter((character) => !full.includes(character));
  return {
    full: full.join(''),
    others: Object.fromEntries(others.map((character) => [character, widthOf(character)])),
    kerning: Object.fromEntries(kerningOf(font, scale)),
  };
}

/** Pairs of Latin letters that stand closer together or wider apart. */
function kerningOf(font: opentype.Font, scale: number): [string, number][] {
  // The types know the method below and not the table that it needs.
  const { position } = font as unknown as {
    position: { defaultKerningTables: unknown; getKerningTables(script: string): unknown };
  };
  position.defaultKerningTables = position.getKerningTables('latn');
  const letters = between(0x21, 0x7e);
  return letters
    .flatMap((left) => letters.map((right) => [left, right] as const))
    .map(([left, right]): [string, number] => [
      left + right,
      Math.round(font.getKerningValue(font.charToGlyph(left), font.charToGlyph(right)) * scale),
    ])
    .filter(([, value]) => value !== 0);
}

/** Basic Latin, Latin-1 and the punctuation and arrows of technical prose. */
function latin(): string[] {
  return [...between(0x20, 0x7e), ...between(0xa1, 0xac), ...between(0xae, 0xff), ...'‐–—‘’“”…•′″←↑→↓⇒≠≤≥∞√'];
}

/** The symbols, letters and kana of JIS X 0208 and its level 1 kanji. */
function japanese(): string[] {
  const decoder = new TextDecoder('euc-jp');
  return [...range(1, 8), ...range(16, 47)]
    .flatMap((row) => range(1, 94).map((cell) => decoder.decode(Uint8Array.of(0xa0 + row, 0xa0 + cell))))
    .filter((character) => [...character].length === 1 && character !== '\ufffd');
}

function kana(): string[] {
  return between(0x3041, 0x30ff);
}

function knowledge(): string[] {
  return readdirSync(knowledgeFolder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yml'))
    .flatMap((file) => [...readFileSync(join(knowledgeFolder, file), 'utf8')])
    .filter((character) => character !== '\n');
}

function between(first: number, last: number): string[] {
  return range(first, last).map((codePoint) => String.fromCodePoint(codePoint));
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
