/** @type {import('jest').Config} */
module.exports = {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  // Types are checked by the native compiler before the tests run (`npm run check`, test/types); here they are only stripped.
  transform: { '^.+\\.ts$': ['ts-jest', { transpilation: true, diagnostics: false }] },
  modulePathIgnorePatterns: ['<rootDir>/build/'],
};
