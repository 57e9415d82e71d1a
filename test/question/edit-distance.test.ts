import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { editDistance } from '../../src/question/edit-distance.js';

test.each([
  ['ecs', 'ecs', 0],
  ['esc', 'ecs', 1],
  ['lambda', 'lamda', 1],
  ['secretmanger', 'secretsmanager', 2],
  ['', 'abc', 3],
])('from %s to %s it takes %d edits', (a, b, edits) => {
  expect(editDistance(a, b, 5)).toBe(edits);
});

/** The definition itself, with no short cuts. */
function byDefinition(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const same = a.at(-1) === b.at(-1) ? 0 : 1;
  const ways = [
    byDefinition(a.slice(0, -1), b) + 1,
    byDefinition(a, b.slice(0, -1)) + 1,
    byDefinition(a.slice(0, -1), b.slice(0, -1)) + same,
  ];
  if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)) {
    ways.push(byDefinition(a.slice(0, -2), b.slice(0, -2)) + 1);
  }
  return Math.min(...ways);
}

test('it is the optimal string alignment distance, up to the limit', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 4 }), (a, b, limit) => {
      expect(editDistance(a, b, limit)).toBe(Math.min(byDefinition(a, b), limit + 1));
    }),
    { numRuns: 500 },
  );
});
