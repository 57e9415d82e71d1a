import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { editorSchema, editorSettings, fieldTables } from '../../scripts/documentation.js';

// `npm run docs` writes what these tests compare.
test("the editor's schema follows from ours", () => {
  expect(readFileSync('knowledge/schema.json', 'utf8')).toBe(editorSchema());
  expect(readFileSync('.vscode/settings.json', 'utf8')).toBe(editorSettings());
});

test('the field tables of CONTRIBUTING.md follow from the schema', () => {
  expect(readFileSync('CONTRIBUTING.md', 'utf8')).toContain(fieldTables());
});

test('every field of a service is explained there or explains itself', () => {
  const tables = fieldTables();
  for (const field of [
    'access',
    'privateDns',
    'companions',
    'clientSetup',
    'weak',
    'verified',
    'confidence',
    'situations',
  ]) {
    expect(tables).toMatch(new RegExp(`\\| \`${field}\` \\| [^|]+ \\| [^|]* \\| `));
  }
});
