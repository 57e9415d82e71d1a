import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { editDistance } from '../../src/question/edit-distance.js';
import { MisspellingIndex } from '../../src/question/misspellings.js';

/** The edits that a name of so many letters may have. */
const allowed = (length: number) => (length < 9 ? 1 : length < 16 ? 2 : 3);

// Few letters make many names that are near to each other.
const name = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 5, maxLength: 20 });
const edit = fc.record({
  kind: fc.constantFrom('insert', 'delete', 'replace', 'swap'),
  at: fc.nat(30),
  letter: fc.constantFrom('a', 'b', 'c', 'd'),
});
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function edited(word: string, { kind, at, letter }: Edit): string {
  const i = at % word.length;
  const [before, here, after] = [word.slice(0, i), word.charAt(i), word.slice(i + 1)];
  switch (kind) {
    case 'insert':
      return before + letter + here + after;
    case 'delete':
      return before + after;
    case 'replace':
      return before + letter + after;
    default:
      return before + after.charAt(0) + here + after.slice(1);
  }
}

test('the index finds exactly the names that comparing with every name finds', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(name, { minLength: 1, maxLength: 30 }),
      fc.nat(29),
      fc.array(edit, { maxLength: 3 }),
      (names, which, edits) => {
        const index = new MisspellingIndex(names.map((letters) => [letters, letters, 'no']));
        const word = edits.reduce(edited, names[which % names.length] ?? '');
        const near = (letters: string) => {
          const distance = editDistance(word, letters, 5);
          const most = allowed(Math.min(word.length, letters.length));
          return distance <= most && (word.charAt(0) === letters.charAt(0) || distance <= 1);
        };
        const expected = word.length >= 5 ? names.filter(near) : [];
        const found = word.length >= 5 ? index.near(word).map(({ topic }) => topic) : [];
        expect(found.toSorted()).toEqual(expected.toSorted());
      },
    ),
    {
      numRuns: 5_000,
      examples: [
        [
          ['aabcbbaaa'],
          0,
          [
            { kind: 'swap', at: 10, letter: 'a' },
            { kind: 'swap', at: 23, letter: 'a' },
          ],
        ],
      ],
    },
  );
});

test('the nearest comes first', () => {
  const index = new MisspellingIndex([
    ['cloudtrail', 'cloudtrail', 'no'],
    ['cloudfront', 'cloudfront', 'no'],
    ['cloudformation', 'cloudformation', 'no'],
  ]);
  expect(index.near('cloudfrnt').map(({ topic }) => topic)).toEqual(['cloudfront']);
  expect(index.further('cloudfrot')[0]).toMatchObject({ topic: 'cloudfront', edits: 1 });
});
