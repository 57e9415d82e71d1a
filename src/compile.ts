import { writeFileSync } from 'node:fs';
import { compiledKnowledge } from './knowledge/built.js';
import { compileKnowledge } from './knowledge/compiled.js';
import { knowledgeFolder, readKnowledge } from './knowledge/load.js';
import { KnowledgeError } from './knowledge/problem.js';
import { compiledVocabulary } from './question/load-vocabulary.js';
import { collectVocabulary } from './question/vocabulary.js';

/** A step of the build: the checked knowledge and its words as files beside the compiled code. */
try {
  const { knowledge } = readKnowledge([knowledgeFolder]);
  writeFileSync(compiledKnowledge, compileKnowledge(knowledge));
  writeFileSync(compiledVocabulary, JSON.stringify(collectVocabulary(knowledge)));
} catch (error) {
  if (!(error instanceof KnowledgeError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
