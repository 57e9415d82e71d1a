import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const page = readFileSync('SECURITY.md', 'utf8');

test('every threat in SECURITY.md is met by a test that exists', () => {
  const [, table = ''] = /## Threats\n([\s\S]*?)\n\[s\]/.exec(page) ?? [];
  const [, , ...threats] = table.trim().split('\n');
  expect(threats.length).toBeGreaterThan(10);
  for (const threat of threats) expect(threat).toMatch(/\[[^\]]+\](\[s\]|\(test\/[^)]+\))/);
  const named = [...page.matchAll(/(?:\(|: )(test\/[\w/.-]+\.ts)/g)].map(([, file = '']) => file);
  expect(named.filter((file) => !existsSync(file))).toEqual([]);
});

test('what SECURITY.md points to in the README is there', () => {
  const headings = [...readFileSync('README.md', 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title.toLowerCase().replaceAll(',', '').replaceAll(' ', '-'),
  );
  const anchors = [...page.matchAll(/README\.md#([\w-]+)/g)].map(([, anchor = '']) => anchor);
  expect(anchors.length).toBeGreaterThan(0);
  expect(headings).toEqual(expect.arrayContaining(anchors));
});
