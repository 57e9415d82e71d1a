import { execFileSync } from 'node:child_process';
import { line, summary, title } from './measure.js';

/** Loads the built knowledge in a fresh process; prints milliseconds and the megabytes that stay. */
const load = `
import { readFileSync } from 'node:fs';
import { readCompiledKnowledge } from './src/knowledge/compiled.ts';
import { createVocabulary } from './src/question/vocabulary.ts';
globalThis.gc();
const before = process.memoryUsage().heapUsed + process.memoryUsage().external;
const start = performance.now();
globalThis.kept = readCompiledKnowledge(readFileSync('./dist/knowledge.jsonl'));
const took = performance.now() - start;
const atOnce = performance.now();
const topics = [...kept.topics.values()].length;
const all = performance.now() - atOnce;
globalThis.gc();
const { heapUsed, external } = process.memoryUsage();
const megabytes = (heapUsed + external - before) / 1e6;
const again = performance.now();
globalThis.words = createVocabulary(JSON.parse(readFileSync('./dist/vocabulary.json').toString('utf8')));
const index = performance.now() - again;
console.log(JSON.stringify({ took, all, index, megabytes, topics }));
`;
/** The least that any way of loading it must do. */
const parse = `
import { readFileSync } from 'node:fs';
const start = performance.now();
globalThis.kept = readFileSync('./dist/knowledge.jsonl', 'utf8').trim().split('\\n').map((line) => JSON.parse(line));
console.log(JSON.stringify({ took: performance.now() - start }));
`;

const fresh = (script: string) =>
  JSON.parse(
    execFileSync(process.execPath, ['--expose-gc', '--import', 'tsx', '--input-type=module', '-e', script], {
      encoding: 'utf8',
    }),
  );

export function benchKnowledge(): void {
  title('Knowledge, built, in a fresh process (10 runs, by turns)');
  const runs = Array.from({ length: 10 }, () => ({ ours: fresh(load), bare: fresh(parse) }));
  const took = summary(runs.map(({ ours }) => ours.took));
  const memory = summary(runs.map(({ ours }) => ours.megabytes));
  line(`load ${runs[0]?.ours.topics} topics, median`, `${took.median.toFixed(1)} ms`, 'bound 30 ms');
  line(
    'every topic of it, when first looked through',
    `${summary(runs.map(({ ours }) => ours.all)).median.toFixed(1)} ms`,
  );
  line(
    'the same file read and parsed at once',
    `${summary(runs.map(({ bare }) => bare.took)).median.toFixed(1)} ms`,
  );
  line(
    'index of its words, ready-made by the build, median',
    `${summary(runs.map(({ ours }) => ours.index)).median.toFixed(1)} ms`,
    'bound 50 ms',
  );
  line('memory that it keeps, median', `${memory.median.toFixed(1)} MB`, 'bound 25 MB');
}
