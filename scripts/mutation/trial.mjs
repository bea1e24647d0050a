import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Sandbox } from './sandbox.mjs';

/** What can stop a change, in this order: the earlier, the cheaper for the author. */
export const LAYERS = ['compiler', 'policy', 'gate', 'review', 'survived'];

/**
 * @typedef {object} Change A file with another text.
 * @property {string} file path from the project's root
 * @property {string} text
 */

/** Tries changes, one after the other: by the type checker in its own thread, then in its own copy of the project. */
export class Trial {
  #checker;
  #sandbox;
  #baseline;

  /** @param {string} folder where the copy is made */
  constructor(root, folder) {
    this.#checker = new Worker(new URL('thread.mjs', import.meta.url), { workerData: { root } });
    this.#sandbox = new Sandbox(root, folder);
  }

  /** Compiles and renders the project as it is. */
  async begin() {
    const compiled = await this.#sandbox.compile();
    if (compiled.status !== 0) throw new Error(`the project does not compile:\n${compiled.output}`);
    const synth = await this.#sandbox.synth();
    if (synth.status !== 0) throw new Error(`the project cannot be synthesized:\n${synth.output}`);
    this.#baseline = this.#sandbox.rendered();
  }

  /**
   * Which layer stops a change.
   * @param {Change} change
   */
  async run(change) {
    this.#checker.postMessage(change);
    const [{ error, javascript }] = await once(this.#checker, 'message');
    if (error !== undefined) return { layer: 'compiler', detail: error };
    const compiled = `build/js/${change.file.slice(0, -'.ts'.length)}.js`;
    const { status, output } = await this.#sandbox.with(compiled, javascript, () => this.#sandbox.synth());
    if (status !== 0) return { layer: /\([a-z-]+\)$/m.test(output) ? 'policy' : 'gate', detail: output.trim() };
    return { layer: this.#sandbox.rendered() === this.#baseline ? 'survived' : 'review', detail: '' };
  }

  /** Without this, the thread would keep the process alive. */
  end() {
    return this.#checker.terminate();
  }
}
