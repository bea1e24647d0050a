// Loaded before a program that is measured: leaves behind how much memory it held at most, in KiB.
const { writeFileSync } = require('node:fs');

process.once('exit', () => {
  writeFileSync(process.env['KEYFIT_BENCH_MEMORY'], String(process.resourceUsage().maxRSS));
});
