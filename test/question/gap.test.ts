import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { gapIn } from '../../src/question/gap.js';
import { understand } from '../../src/question/understand.js';
import { collectVocabulary, createVocabulary } from '../../src/question/vocabulary.js';

const vocabulary = createVocabulary(collectVocabulary(loadKnowledge()));
const gap = (message: string) => gapIn(message, understand(message, vocabulary), vocabulary);

describe('a question about a service that is not known', () => {
  test.each([
    ['an unknown name', 'Frobnicator', 'frobnicator'],
    ['a name in katakana', 'フロブニケーターとは？', 'フロブニケーターとは'],
    [
      'a sentence',
      'How do I reach Frobnicator from a private subnet?',
      'how do i reach frobnicator from a private subnet',
    ],
    ['a sentence in Japanese', 'Frobnicator につなぎたい', 'frobnicator につなぎたい'],
    ['a service of AWS', 'AWS Frobnicator Plus!', 'aws frobnicator plus'],
    ['an error', 'frobd: could not connect to server', 'frobd: could not connect to server'],
    ['a name that may be another', 'esc', 'esc'],
  ])('%s', (_name, message, kept) => {
    expect(gap(message)).toBe(kept);
  });

  test('is the same however it is written', () => {
    for (const message of [
      '  FROBNICATOR   endpoint?? ',
      'Ｆｒｏｂｎｉｃａｔｏｒ\nendpoint',
      '・frobnicator endpoint。',
    ]) {
      expect(gap(message)).toBe('frobnicator endpoint');
    }
  });

  test('is kept short, and without secrets', () => {
    const kept = gap(`vpc ${'frobnicator '.repeat(100)}`) ?? '';
    expect([...kept]).toHaveLength(200);
    expect(gap('frobnicator endpoint AKIAIOSFODNN7EXAMPLE 123456789012 me@example.com 10.1.2.3')).toBe(
      'frobnicator endpoint [key] [account] [e-mail] [ip]',
    );
  });
});

describe('nothing is kept of', () => {
  test.each([
    ['thanks', 'Thank you!'],
    ['thanks in Japanese', 'ありがとうございました、助かりました'],
    ['a greeting', 'hello there'],
    ['talk', 'how about lunch tomorrow'],
    ['talk in Japanese', '明日の会議は10時からです'],
    ['a report', 'リリースしました'],
    ['a word', 'lunch?'],
    ['a number', '12345'],
    ['a word that means several services', 'kinesis'],
  ])('%s', (_name, message) => {
    expect(gap(message)).toBeUndefined();
  });

  test('hardly any chatter', () => {
    const lines = readFileSync('test/question/cases/chatter.tsv', 'utf8').split('\n');
    const chatter = lines.map((line) => line.split('\t')[0] ?? '').filter((line) => line !== '');
    expect(chatter.length).toBeGreaterThan(100);
    expect(chatter.filter((message) => gap(message) !== undefined)).toEqual([]);
  });
});
