import { readFileSync } from 'node:fs';
import type { Knowledge } from '../knowledge/knowledge.js';
import { inBuild, isBuilt } from '../package-folder.js';
import { collectVocabulary, createVocabulary, type Vocabulary } from './vocabulary.js';

/** What the build collects of the knowledge that ships with the project. */
export const compiledVocabulary = inBuild('vocabulary.json');

/** The words of the knowledge: ready-made by the build, or collected where a team has laid its own over ours. */
export function loadVocabulary(knowledge: Knowledge, hasOverlays: boolean): Vocabulary {
  return createVocabulary(
    !hasOverlays && isBuilt
      ? // Decoding after reading is faster than `readFileSync` with an encoding.
        JSON.parse(readFileSync(compiledVocabulary).toString('utf8'))
      : collectVocabulary(knowledge),
  );
}
