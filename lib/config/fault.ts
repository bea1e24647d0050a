import { maskSentence, printable } from '../text';

/** Something wrong with an environment that its types could not carry. */
export interface Fault {
  /** Where it stands, such as `staging-gke.mcp-server-langgraph.config.session_ttl_seconds`. */
  readonly path: string;
  /** What is wrong, what was got and what is allowed; never the value of a secret. */
  readonly message: string;
}

/** Gathers the faults of a run, so that an author sees all of them at once. */
export class Faults {
  private readonly found = new Map<string, Fault>();

  /** Notes a fault and goes on. The same fault noted again, as when an object is rendered twice, counts once. */
  add(path: string, message: string): void {
    this.found.set(`${path}: ${message}`, { path, message });
  }

  /** Every fault noted so far, in the order of discovery. */
  list(): readonly Fault[] {
    return [...this.found.values()];
  }
}

/** Thrown once for all faults of all environments; its message lists each on a line of its own. */
export class FaultError extends Error {
  constructor(readonly faults: readonly Fault[]) {
    const lines = faults.map(({ path, message }) => `  ${printable(`${path}: ${maskSentence(message)}`)}`);
    super(`${faults.length} fault${faults.length === 1 ? '' : 's'}, nothing was written\n${lines.join('\n')}`);
    this.name = 'FaultError';
  }
}
