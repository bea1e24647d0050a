import { describe, NamePatterns, Needles } from '../manifests';
import type { Finding } from './rule';
import type { Waiver } from './waiver';

/** Something that a waiver allows, with more than the waiver in it. */
interface Granting {
  readonly waiver: Waiver;
}

/** Those that are for the same objects. */
class SameObjects<G extends Granting> {
  private readonly whole: G[] = [];
  private readonly byAbout = new Map<string, G[]>();
  private readonly told = new Needles<readonly [about: string, grants: readonly G[]]>();

  add(grant: G): void {
    const { about } = grant.waiver;
    const same = about === undefined ? this.whole : (this.byAbout.get(about) ?? this.start(about));
    same.push(grant);
  }

  private start(about: string): G[] {
    const grants: G[] = [];
    this.byAbout.set(about, grants);
    this.told.add(about, [about, grants]);
    return grants;
  }

  for({ path, message }: Finding): (readonly G[])[] {
    const whole = this.whole.length === 0 ? [] : [this.whole];
    if (this.byAbout.size === 0) return whole;
    const text = `${path} ${message}`;
    const told = [...this.told.candidates(text)].filter(([about]) => text.includes(about));
    return [...whole, ...told.map(([, grants]) => grants)];
  }
}

/** Waivers by what they are for, so that a finding meets few of them however many there are. */
export class WaiverIndex<G extends Granting> {
  private readonly byRule = new Map<string, NamePatterns<SameObjects<G>>>();
  private readonly byObjects = new Map<string, SameObjects<G>>();

  constructor(grants: Iterable<G>) {
    for (const grant of grants) {
      const { rule, resource = '*' } = grant.waiver;
      const id = `${rule} ${resource}`;
      const same = this.byObjects.get(id) ?? this.start(id, rule, resource);
      same.add(grant);
    }
  }

  private start(id: string, rule: string, resource: string): SameObjects<G> {
    const same = new SameObjects<G>();
    this.byObjects.set(id, same);
    const patterns = this.byRule.get(rule) ?? new NamePatterns();
    this.byRule.set(rule, patterns);
    patterns.add(resource, same);
    return same;
  }

  /** Those that are for a finding, their dates aside; in lists of which all are for whatever one of them is for. */
  covering(finding: Finding): (readonly G[])[] {
    const patterns = this.byRule.get(finding.rule);
    if (patterns === undefined) return [];
    return patterns.matching(describe(finding.resource)).flatMap((same) => same.for(finding));
  }
}
