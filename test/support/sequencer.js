const { default: Sequencer } = require('@jest/test-sequencer');

/** The suites that take longest, since they run the program in processes of its own. */
const LONGEST = [
  /\/test\/cli\/builds\.test\.ts$/,
  /\/test\/synth\/ways\.test\.ts$/,
  /\/test\/cli\/processes\.test\.ts$/,
];

function rank({ path }) {
  const found = LONGEST.findIndex((pattern) => pattern.test(path));
  return found === -1 ? LONGEST.length : found;
}

/** Begins with the longest suites. What took how long is noted by jest for the next time, which a fresh clone lacks. */
module.exports = class extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((one, other) => rank(one) - rank(other));
  }
};
