import { writeFileSync } from 'node:fs';
import { compiledKnowledge, knowledgeFolder, readKnowledge } from './load.js';
import { KnowledgeError } from './problem.js';

/** A step of the build: the checked knowledge as one file beside the compiled code. */
try {
  writeFileSync(compiledKnowledge, JSON.stringify(readKnowledge([knowledgeFolder]).files));
} catch (error) {
  if (!(error instanceof KnowledgeError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
