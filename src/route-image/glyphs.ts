import { join } from 'node:path';
import { inPackage } from '../package-folder.js';

/**
 * The letters of Noto Sans JP as outlines, written by `npm run glyphs`. Drawing outlines is ten times as fast as
 * drawing text with a font, and a letter that we do not have cannot vanish unseen.
 */
export const glyphFolder = inPackage('assets/glyphs');

export const weights = ['regular', 'bold'] as const;
export type Weight = (typeof weights)[number];

/** The letters of our own texts, and those that only a team's own knowledge may need. */
export const shelves = ['common', 'rare'] as const;

/** A letter and its outline on every line. */
export function outlineFile(weight: Weight, shelf: (typeof shelves)[number]): string {
  return join(glyphFolder, `${weight}.${shelf}.txt`);
}

export function widthFile(weight: Weight): string {
  return join(glyphFolder, `${weight}.widths.json`);
}

/** The mark that Japanese typesetting puts where a letter is missing. */
export const missingMark = '〓';
