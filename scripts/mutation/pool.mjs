import { availableParallelism } from 'node:os';
import { Trial } from './trial.mjs';

/** Tries changes on all cores. */
export class Pool {
  #trials;

  /** @param {string} folder where copies of the project are made */
  constructor(root, folder) {
    this.#trials = Array.from({ length: availableParallelism() }, () => new Trial(root, folder));
  }

  async begin() {
    await Promise.all(this.#trials.map((trial) => trial.begin()));
  }

  /**
   * Tries every change; the outcomes stand in the order of the changes, whichever thread was the faster.
   * @param {import('./trial.mjs').Change[]} changes
   * @param {() => void} onOutcome called after each change
   */
  async tryAll(changes, onOutcome = () => undefined) {
    const outcomes = [];
    // All trials take from the one iterator.
    const queue = changes.entries();
    const work = async (trial) => {
      for (const [index, change] of queue) {
        outcomes[index] = await trial.run(change);
        onOutcome();
      }
    };
    await Promise.all(this.#trials.map(work));
    return outcomes;
  }

  async end() {
    await Promise.all(this.#trials.map((trial) => trial.end()));
  }
}
