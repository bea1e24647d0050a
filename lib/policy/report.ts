import type { Problem } from '../manifests/load/problem';
import type { Finding } from './rule';

/** An object that no manifest makes and somebody else has to, with all that is asked of it. */
export interface Requirement {
  readonly kind: string;
  readonly namespace: string | undefined;
  readonly name: string;
  /** The keys that consumers need, sorted; empty where they take the whole object. */
  readonly keys: readonly string[];
  /** Who needs it, as `Kind/name`, sorted. */
  readonly consumers: readonly string[];
  /** Another set of the same call that makes it, with these keys. */
  readonly madeBy?: string;
}

/** Why a finding does not count. */
export interface Waived {
  readonly by: 'annotation' | 'keyfit.yaml' | 'baseline';
  readonly reason: string;
  readonly expires?: string;
}

/** A finding with what was decided about it. */
export interface ReportedFinding extends Finding {
  readonly waived: Waived | undefined;
}

/** How much was looked at, and what came of it. */
export interface Summary {
  readonly files: number;
  readonly resources: number;
  readonly references: number;
  /** Findings that count; those that are waived are only in `waived`. */
  readonly errors: number;
  readonly warnings: number;
  readonly advice: number;
  readonly waived: number;
}

/** One of several sets that were checked in one run, each on its own. */
export interface SetSummary extends Summary {
  /** The path that the set was read from. */
  readonly name: string;
  /** The kustomizations that build on it, so that nothing in it is an error; absent where none is known. */
  readonly overlays?: readonly string[];
}

/** Something in the folders that were named that was not checked. */
export interface LeftOut {
  readonly path: string;
  /** What it is and what to do about it, without a period. */
  readonly reason: string;
}

/** What checking one or more sets of manifests came to; everything that reporters print. */
export interface Report {
  readonly summary: Summary;
  /** In the order of file, line, path, rule, message: the same for any order of input. */
  readonly findings: readonly ReportedFinding[];
  readonly requirements: readonly Requirement[];
  /** Input that could not be read, so that nothing is known of it. */
  readonly problems: readonly Problem[];
  /** Absent where all that was named is one set. */
  readonly sets?: readonly SetSummary[];
  /** Absent where all was checked. */
  readonly leftOut?: readonly LeftOut[];
}
