// Benchmarks, each a ratio within one run: absolute times differ from machine to machine, ratios hold.
// `npm run bench` runs all of them, `npm run bench validate` one; KEYFIT_BENCH_MOST bounds the sets' objects.
import { benchSynth } from './bench/synth.mjs';
import { benchValidate } from './bench/validate.mjs';

const parts = new Map([
  ['synth', benchSynth],
  ['validate', benchValidate],
]);

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !parts.has(name));
if (unknown !== undefined) {
  console.error(`bench: there is no part "${unknown}"; there are ${[...parts.keys()].join(', ')}`);
  process.exitCode = 2;
} else {
  for (const name of wanted.length > 0 ? wanted : parts.keys()) await parts.get(name)();
}
