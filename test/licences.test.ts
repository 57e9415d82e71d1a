import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import {
  bundledPackages,
  doubtful,
  type Lock,
  licencesPage,
  productionPackages,
  readLock,
} from '../scripts/licences.js';

const lock = readLock();

// `npm run docs` writes what this test compares.
test('docs/licences.md lists what is in the lock file', () => {
  expect(readFileSync('docs/licences.md', 'utf8')).toBe(licencesPage(lock));
});

test('every package that is passed on stands under a licence that we know', () => {
  expect(doubtful(productionPackages(lock))).toEqual([]);
  expect(doubtful(bundledPackages(lock))).toEqual([]);
});

test('NOTICE names every package that we chose ourselves', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const notice = readFileSync('NOTICE', 'utf8');
  expect(Object.keys(dependencies).filter((name) => !notice.includes(name))).toEqual([]);
});

describe('of a lock file', () => {
  const made: Lock = {
    '': { version: '1.0.0' },
    'node_modules/good': { version: '1.0.0', license: 'MIT', dependencies: { copyleft: '1' } },
    'node_modules/copyleft': { version: '1.0.0', license: 'GPL-3.0-only' },
    'node_modules/good/node_modules/copyleft': { version: '2.0.0', license: 'AGPL-3.0-only' },
    'node_modules/silent': { version: '1.0.0' },
    'node_modules/linux-only': { version: '1.0.0', license: 'SEE LICENSE IN x' },
    'node_modules/tool': { version: '1.0.0', license: 'GPL-3.0-only', dev: true },
    'node_modules/react': { version: '1.0.0', license: 'MIT', dev: true, dependencies: { inner: '1' } },
    'node_modules/react/node_modules/inner': {
      version: '2.0.0',
      license: 'MIT',
      dev: true,
      dependencies: { deep: '1' },
    },
    'node_modules/inner': { version: '1.0.0', license: 'MIT', dev: true },
    'node_modules/deep': { version: '1.0.0', license: 'UNLICENSED', dev: true },
  };

  test('an unknown licence, none, and those of packages within packages are found', () => {
    expect(doubtful(productionPackages(made)).map(({ name, version }) => `${name} ${version}`)).toEqual([
      'copyleft 1.0.0',
      'copyleft 2.0.0',
      'linux-only 1.0.0',
      'silent 1.0.0',
    ]);
  });

  test('what is bundled is found through the packages that it comes with', () => {
    expect(bundledPackages(made).map(({ name, version }) => `${name} ${version}`)).toEqual([
      'deep 1.0.0',
      'inner 2.0.0',
      'react 1.0.0',
    ]);
    expect(doubtful(bundledPackages(made))).toHaveLength(1);
  });
});
