import { writeFileSync } from 'node:fs';
import { compiledKnowledge, knowledgeFolder, readKnowledge } from './knowledge/load.js';
import { KnowledgeError } from './knowledge/problem.js';
import { compiledVocabulary } from './question/load-vocabulary.js';
import { collectVocabulary } from './question/vocabulary.js';

/** A step of the build: the checked knowledge and its words as files beside the compiled code. */
try {
  const { knowledge, files } = readKnowledge([knowledgeFolder]);
  const answered = files.map(({ path, content }) => ({ path, content: answeredFrom(content) }));
  writeFileSync(compiledKnowledge, JSON.stringify(answered));
  writeFileSync(compiledVocabulary, JSON.stringify(collectVocabulary(knowledge)));
} catch (error) {
  if (!(error instanceof KnowledgeError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

/** The samples of an error's signatures prove it in the check; no answer needs them. */
function answeredFrom(content: unknown): unknown {
  if (typeof content !== 'object' || content === null || !('signatures' in content)) return content;
  const { signatures } = content as { signatures: readonly object[] };
  return {
    ...content,
    signatures: signatures.map((signature) => ({ ...signature, matches: [], misses: [] })),
  };
}
