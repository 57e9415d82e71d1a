import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fold, foldText } from '../../src/knowledge/spelling.js';

test.each([
  ['シークレットマネージャー', 'シークレットマネージャ'],
  ['シークレット・マネージャー', 'ｼｰｸﾚｯﾄﾏﾈｰｼﾞｬｰ'],
  ['クラウドウォッチ', 'クラウドウオッチ'],
  ['ヴァージニア', 'バージニア'],
  ['Ｓ３', 's3'],
  ['Cloud-Watch', 'cloudwatch'],
  ['ダイナモDB', 'ダイナモDB'.normalize('NFD')],
])('%s and %s are one spelling', (a, b) => {
  expect(fold(a)).toBe(fold(b));
});

test.each([
  ['ハケット', 'バケット'],
  ['ecr', 'ecs'],
  ['route', 'route53'],
])('%s and %s are not', (a, b) => {
  expect(fold(a)).not.toBe(fold(b));
});

describe('any text', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'ヴァカﾊﾟﾞー・ｶﾞa-A _.。😀\u0301\n') }),
  );

  test('folded twice is as folded once', () => {
    fc.assert(fc.property(anyText, (text) => expect(fold(fold(text))).toBe(fold(text))));
  });

  test('keeps every letter inside the source and in order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { letters, starts, ends, gaps } = foldText(text);
        expect([starts.length, ends.length, gaps.length]).toEqual([
          letters.length,
          letters.length,
          letters.length + 1,
        ]);
        for (const [i, start] of starts.entries()) {
          expect(start).toBeGreaterThanOrEqual(starts[i - 1] ?? 0);
          expect(ends[i]).toBeGreaterThan(start);
          expect(ends[i]).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});
