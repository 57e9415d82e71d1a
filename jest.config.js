/** Source is ES modules; Jest runs it as CommonJS, which nock and Bolt like best. Types are checked by tsc. */
export default {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  // A browser and whole processes run side by side with the rest, on two cores.
  testTimeout: 30_000,
  // One process fewer than cores leaves a core of two idle.
  maxWorkers: 2,
  setupFiles: ['<rootDir>/test/loopback-only.ts'],
  collectCoverageFrom: [
    'src/**/*.ts',
    '!src/main.ts',
    '!src/cli/main.ts',
    '!src/compile.ts',
    // Runs in the browser of test/playground/browser.test.ts.
    '!src/playground/page/**',
    '!src/question/english-words.ts',
  ],
  coverageReporters: ['text-summary'],
  coverageThreshold: { global: { lines: 90 } },
};
