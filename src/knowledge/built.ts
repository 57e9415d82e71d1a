import { readFileSync } from 'node:fs';
import { inBuild, isBuilt } from '../package-folder.js';
import { readCompiledKnowledge } from './compiled.js';
import type { Knowledge } from './knowledge.js';

/** What `npm run build` makes of the folder: one file, already checked, that loads in milliseconds. */
export const compiledKnowledge = inBuild('knowledge.jsonl');

/** The knowledge that ships with the project, as the build made it; undefined in development. */
export function builtKnowledge(): Knowledge | undefined {
  return isBuilt ? readCompiledKnowledge(readFileSync(compiledKnowledge)) : undefined;
}
