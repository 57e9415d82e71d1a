import { expect, test } from '@jest/globals';
import { isCourtesy } from '../../src/question/courtesy.js';

test.each([
  'thanks',
  'Thanks a lot!',
  'thank you so much 🙏',
  'ok, got it. Thanks for your help',
  'perfect!!',
  'ありがとう',
  'ありがとうございます！',
  'どうもありがとうございました。助かりました',
  '了解です',
  '承知しました',
  '解決しました、感謝です',
  'なるほど',
  '分かりました',
])('%j asks nothing', (text) => {
  expect(isCourtesy(text)).toBe(true);
});

test.each([
  '',
  '?',
  'why?',
  'thanks, but why?',
  'ok so which endpoint?',
  'for all',
  'ありがとう。バージニアだと？',
  '解決しません',
  '了解ですが、なぜ？',
  '分かりません',
  'です',
  'thanks thanks thanks thanks thanks thanks thanks why',
])('%j is no mere courtesy', (text) => {
  expect(isCourtesy(text)).toBe(false);
});
