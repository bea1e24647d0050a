import { describe } from '../manifests';
import type { Finding } from './rule';

/** A rule switched off where somebody said why. */
export interface Waiver {
  readonly rule: string;
  /** Part of the finding's message that it is for, such as an image's repository. */
  readonly about: string;
  /** Why it is allowed, and what has to happen for the waiver to go. */
  readonly reason: string;
}

function covers(waiver: Waiver, finding: Finding): boolean {
  return waiver.rule === finding.rule && `${describe(finding.resource)} ${finding.message}`.includes(waiver.about);
}

/** What is left after the waivers, and the waivers that were for nothing. */
export function applyWaivers(findings: readonly Finding[], waivers: readonly Waiver[]) {
  return {
    open: findings.filter((finding) => !waivers.some((waiver) => covers(waiver, finding))),
    unused: waivers.filter((waiver) => !findings.some((finding) => covers(waiver, finding))),
  };
}
