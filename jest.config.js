const { existsSync } = require('node:fs');
const { join } = require('node:path');

/** Tests over data that stands beside the project where there is any: renders of the platform's past, cases of others. */
const BESIDE = { expected: '../shared/corpora/expected.tsv', cases: '../shared/cases/cases.tsv' };
const missing = Object.keys(BESIDE).filter((name) => !existsSync(join(__dirname, BESIDE[name])));
for (const name of missing) console.log(`skipped: test/corpora/${name} (its data is not beside this project)`);

/** @type {import('jest').Config} */
module.exports = {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  // test/nodes is run by `npm run test:nodes`, test/values by `npm run test:values`.
  testPathIgnorePatterns: [
    '/node_modules/',
    '<rootDir>/test/nodes/',
    '<rootDir>/test/values/',
    ...missing.map((name) => `<rootDir>/test/corpora/${name}`),
  ],
  // Types are checked by the native compiler before the tests run (`npm run check`, test/types); here they are only stripped.
  transform: { '\\.ts$': '<rootDir>/test/support/transform.js' },
  testSequencer: '<rootDir>/test/support/sequencer.js',
  // By default one core is left idle, which on two cores is half of the time.
  maxWorkers: '100%',
  // No promise is about time: this ends only what would never end, however busy the machine is.
  testTimeout: 600_000,
  modulePathIgnorePatterns: ['<rootDir>/build/'],
};
