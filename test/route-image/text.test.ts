import { describe, expect, test } from '@jest/globals';
import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { missingMark } from '../../src/route-image/glyphs.js';
import { breakLines, shortenLine } from '../../src/route-image/line-break.js';
import { textOutline } from '../../src/route-image/outlines.js';
import { missingCharacters, textWidth } from '../../src/route-image/text-width.js';

const style = { size: 15, weight: 'bold' } as const;
const lines = (text: string, width: number, language: 'en' | 'ja' = 'ja') =>
  breakLines(text, width, style, language, { balanced: true });

describe('letters', () => {
  test.each([
    'Amazon ECR',
    'To AWS',
    'プライベートサブネット',
    'ルート → pl-…',
    'com.amazonaws.ap-northeast-1.s3',
  ])('of "%s" are drawn as wide as they are measured', (text) => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="100"><path transform="translate(0 50) scale(.015 -.015)" d="${textOutline(text, 'bold')}"/></svg>`;
    const drawn = new Resvg(svg).getBBox();
    const measured = textWidth(text, 15, 'bold');
    // The first and the last letter have a little white beside them.
    expect((drawn?.x ?? 0) + (drawn?.width ?? 0)).toBeLessThanOrEqual(Math.ceil(measured) + 1);
    expect(drawn?.width).toBeGreaterThan(measured * 0.9);
  });

  test('stand closer together where the typeface says so', () => {
    expect(textWidth('To', 100, 'regular')).toBeLessThan(
      textWidth('T', 100, 'regular') + textWidth('o', 100, 'regular'),
    );
  });

  test('that we do not have are marked and never left out', () => {
    expect(missingCharacters('ECR 𠮷 🚀')).toEqual(['𠮷', '🚀']);
    expect(textOutline('🚀', 'bold')).toBe(textOutline(missingMark, 'bold'));
    expect(textWidth('🚀', 15, 'bold')).toBe(15);
  });

  test('are there for the kanji of JIS level 1 and not only for our own texts', () => {
    expect(missingCharacters('社内基盤の勤怠管理サービス、亜熱帯の湾')).toEqual([]);
  });
});

describe('lines', () => {
  test('break between words', () => {
    expect(lines('インターネットゲートウェイ', 120)).toEqual(['インターネット', 'ゲートウェイ']);
    expect(lines('トンネルエンドポイント', 150)).toEqual(['トンネル', 'エンドポイント']);
    expect(lines('パブリックサブネット不要', 140)).toEqual(['パブリック', 'サブネット不要']);
    expect(lines('AWS Systems Manager', 110, 'en')).toEqual(['AWS Systems', 'Manager']);
  });

  test('do not break a katakana word that fits', () => {
    expect(lines('VPC リンクの ENI がロードバランサーに接続', 230)).toEqual([
      'VPC リンクの ENI が',
      'ロードバランサーに接続',
    ]);
  });

  test('do not begin with what belongs to the word before', () => {
    for (const width of [60, 80, 100, 120, 140]) {
      for (const line of lines('データベース（RDS）に接続します。ルートは「local」、ポートは…。', width)) {
        expect(line).not.toMatch(/^[、。）」ー…]/);
        expect(line).not.toMatch(/[（「]$/);
      }
    }
  });

  test('are of similar length on a label', () => {
    const [first = '', second = ''] = lines('Amazon Managed Service for Apache Flink', 200, 'en');
    expect(Math.abs(textWidth(first, 15, 'bold') - textWidth(second, 15, 'bold'))).toBeLessThan(60);
  });

  test('cut a name that is too long after its dots and hyphens', () => {
    expect(lines('bedrock-agent-runtime.ap-northeast-1', 130, 'en')).toEqual([
      'bedrock-agent-',
      'runtime.ap-',
      'northeast-1',
    ]);
  });

  test('never grow beyond their width, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.integer({ min: 40, max: 300 }),
        fc.constantFrom('en' as const, 'ja' as const),
        fc.integer({ min: 1, max: 4 }),
        (text, width, language, mostLines) => {
          const broken = breakLines(text, width, style, language, { mostLines, balanced: true });
          expect(broken.length).toBeLessThanOrEqual(mostLines);
          for (const line of broken)
            expect(textWidth(line, style.size, style.weight)).toBeLessThanOrEqual(width);
        },
      ),
    );
  });

  test('lose nothing but blanks where there is room', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        const joined = breakLines(text, 120, style, 'ja').join('');
        expect(joined.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });

  test('that are too many end with an ellipsis', () => {
    expect(breakLines('one two three four five', 60, style, 'en', { mostLines: 1 })).toEqual(['one t…']);
    expect(shortenLine('Amazon', 1000, style)).toBe('Amazon');
    expect(shortenLine('Amazon Managed', 70, style)).toBe('Amazo…');
  });
});
