import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from '@jest/globals';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { understand } from '../../src/question/understand.js';
import { collectVocabulary, createVocabulary } from '../../src/question/vocabulary.js';
import { casesOf, categories, mistakeIn, type UnderstandingCase } from './cases.js';
import { machineTypos } from './machine-typos.js';

const knowledge = loadKnowledge();
const vocabulary = createVocabulary(collectVocabulary(knowledge));

/** The least share that must be right, in percent. */
const bounds: Record<string, number> = {
  exact: 99,
  abbreviation: 99,
  former: 95,
  sdk: 95,
  kana: 99,
  sentence: 99,
  typo: 95,
  several: 97,
  situation: 95,
  identifier: 97,
  error: 90,
  ambiguous: 90,
  chatter: 99,
};

const table: string[] = [];
afterAll(() => {
  process.stdout.write(`\nUnderstanding, share that is right:\n${table.join('\n')}\n`);
});

function measure(name: string, cases: readonly UnderstandingCase[], bound: number): void {
  const wrong = cases.flatMap((each) => {
    const mistake = mistakeIn(each, knowledge, vocabulary);
    return mistake === undefined ? [] : [`${each.message} → ${mistake} (expected ${each.expected})`];
  });
  const share = 100 * (1 - wrong.length / cases.length);
  table.push(
    `  ${name.padEnd(34)} ${String(cases.length).padStart(5)}  ${share.toFixed(1).padStart(5)} %  (at least ${bound} %)`,
  );
  if (share < bound)
    throw new Error(`${name}: ${share.toFixed(1)} % of ${cases.length} are right\n${wrong.join('\n')}`);
}

test('there is a bound for every category, and enough cases', () => {
  expect(Object.keys(bounds).toSorted()).toEqual(categories);
  expect(categories.flatMap(casesOf).length).toBeGreaterThanOrEqual(400);
});

test.each(Object.entries(bounds))('%s is understood', (category, bound) => {
  measure(category, casesOf(category), bound);
});

test('misspellings made by machine, of every name, are read right', () => {
  measure('machine-made, one edit', machineTypos(knowledge, 1), 96);
  measure('machine-made, two edits', machineTypos(knowledge, 2), 85);
});

describe.each(['en', 'ja'])('prose that is not about AWS (%s)', (language) => {
  test('is left alone', () => {
    const sentences = readFileSync(`test/question/prose/${language}.txt`, 'utf8')
      .split('\n')
      .filter((line) => line !== '');
    expect(sentences.length).toBeGreaterThanOrEqual(1000);
    const answered = sentences.filter((sentence) => understand(sentence, vocabulary).topics.length > 0);
    const share = (100 * answered.length) / sentences.length;
    table.push(
      `  false answers, prose (${language})`.padEnd(36) +
        `${String(sentences.length).padStart(6)}  ${share.toFixed(2).padStart(5)} %  (at most 0.5 %)`,
    );
    if (share > 0.5) throw new Error(`${share.toFixed(2)} % are answered:\n${answered.join('\n')}`);
  });
});
