const { existsSync } = require('node:fs');
const { join } = require('node:path');

/** Renders of the platform's past, which stand beside the project where there are any. */
const corpora = join(__dirname, '../shared/corpora/expected.tsv');
const missing = !existsSync(corpora);
if (missing) console.log('skipped: test/corpora (there are no renders of the past beside this project)');

/** @type {import('jest').Config} */
module.exports = {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', ...(missing ? ['<rootDir>/test/corpora/'] : [])],
  // Types are checked by the native compiler before the tests run (`npm run check`, test/types); here they are only stripped.
  transform: { '\\.ts$': '<rootDir>/test/support/transform.js' },
  // By default one core is left idle, which on two cores is half of the time.
  maxWorkers: '100%',
  modulePathIgnorePatterns: ['<rootDir>/build/'],
};
