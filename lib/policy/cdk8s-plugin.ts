import { dirname } from 'node:path';
import { describe, type Resource } from '../manifests';
import { loadPaths, type Problem } from '../manifests/load';
import { readBaseline, readConfig, type Config } from './config';
import { today } from './day';
import { InputError, problemLine } from './input-error';
import { printable } from '../text';
import { maskedReport } from './masked';
import type { Report, ReportedFinding } from './report';
import { UNREADABLE } from './reporters/wording';
import { ruleNamed } from './rule-names';
import { validateSets, type ManifestSet } from './validate';

/** One object at fault, as cdk8s-cli takes it; it looks the construct up by `resourceName`. */
interface ViolatingResource {
  readonly resourceName: string;
  readonly locations: readonly string[];
  readonly manifestPath: string;
}

/** One rule that is broken, as cdk8s-cli takes it. */
interface Violation {
  readonly ruleName: string;
  readonly recommendation: string;
  readonly fix: string;
  readonly violatingResources: readonly ViolatingResource[];
}

/** What cdk8s-cli hands to a plugin, as far as this one needs it. */
export interface ValidationContext {
  /** The files of all manifests. */
  readonly manifests: readonly string[];
  readonly report: {
    addViolation(violation: Violation): void;
    submit(status: 'success' | 'failure', metadata?: Readonly<Record<string, string>>): void;
  };
}

/** What stands under `properties` in `cdk8s.yaml`. */
export interface PluginProperties {
  /** The settings file. Default `keyfit.yaml`, where there is one. */
  readonly config?: string;
  /** Whether each folder of manifests is a set of its own, such as an environment. Default false. */
  readonly each?: boolean;
}

function groupsOf(files: readonly string[], each: boolean): readonly (readonly string[])[] {
  if (!each) return [files];
  const byFolder = new Map<string, string[]>();
  for (const file of files) {
    const others = byFolder.get(dirname(file));
    if (others === undefined) byFolder.set(dirname(file), [file]);
    else others.push(file);
  }
  return [...byFolder.values()];
}

/**
 * The names that cdk8s knows the construct of: its own record holds one construct a name, so that of a Deployment and a
 * Service with one name it may be the wrong one. It prints the name as it is.
 */
function unambiguous(resources: readonly Resource[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  resources.forEach(({ name }) => counts.set(name, (counts.get(name) ?? 0) + 1));
  return new Set([...counts].flatMap(([name, count]) => (count === 1 && printable(name) === name ? [name] : [])));
}

function toLocation({ resource, path, at, message, fix }: ReportedFinding): string {
  const position = resource.origin?.locate(at ?? path);
  const place = position === undefined ? '' : `${position.line}:${position.column} `;
  return printable(`${place}${describe(resource)}${path === '' ? '' : ` ${path}`}: ${message}; ${fix}`);
}

function violationsOf(findings: readonly ReportedFinding[], names: ReadonlySet<string>): Violation[] {
  const byRule = new Map<string, ReportedFinding[]>();
  for (const finding of findings) {
    const same = byRule.get(finding.rule);
    if (same === undefined) byRule.set(finding.rule, [finding]);
    else same.push(finding);
  }
  return [...byRule].map(([id, found]) => ({
    ruleName: id,
    recommendation: ruleNamed(id)?.summary ?? '',
    fix: ruleNamed(id)?.remedy ?? '',
    violatingResources: found.map((finding) => ({
      resourceName: names.has(finding.resource.name) ? finding.resource.name : printable(describe(finding.resource)),
      locations: [toLocation(finding)],
      manifestPath: printable(finding.resource.origin?.file ?? ''),
    })),
  }));
}

/** Input that could not be read, as a violation: a plugin that throws shows a stack trace instead. */
function unreadable(problems: readonly Problem[]): Violation {
  return {
    ruleName: UNREADABLE,
    recommendation: 'Manifests and settings can be read.',
    fix: 'Correct the place that is named.',
    violatingResources: problems.map((problem) => ({
      resourceName: '',
      locations: [problemLine(problem)],
      manifestPath: printable(problem.file),
    })),
  };
}

function failing({ findings }: Report, failOn: Config['failOn']): ReportedFinding[] {
  const open = findings.filter(({ waived }) => waived === undefined);
  return open.filter(({ severity }) => severity === 'error' || failOn === 'warning');
}

/** The validation plugin for `cdk8s synth`: holds what the app has written against all rules. */
export class KeyfitValidation {
  constructor(private readonly properties: PluginProperties = {}) {}

  /** Reports every error, and says failure where there is one. */
  async validate(context: ValidationContext): Promise<void> {
    try {
      await this.check(context);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      context.report.addViolation(unreadable(error.problems));
      context.report.submit('failure');
    }
  }

  private async check({ manifests, report }: ValidationContext): Promise<void> {
    const { config: file, each = false } = this.properties;
    const config = readConfig(file);
    const loaded = await Promise.all(groupsOf(manifests, each).map((files) => loadPaths(files)));
    const problems = loaded.flatMap((one) => one.problems);
    const { report: found } = this.judge(loaded, config);
    const findings = failing(maskedReport(found), config.failOn);
    const names = unambiguous(loaded.flatMap(({ resources }) => resources));
    violationsOf(findings, names).forEach((violation) => {
      report.addViolation(violation);
    });
    if (problems.length > 0) report.addViolation(unreadable(problems));
    const { resources, references } = found.summary;
    report.submit(findings.length + problems.length > 0 ? 'failure' : 'success', {
      Objects: String(resources),
      References: String(references),
      Findings: String(findings.length),
    });
  }

  private judge(sets: readonly ManifestSet[], { settings, baseline, origin }: Config): ReturnType<typeof validateSets> {
    const known = baseline === undefined ? undefined : readBaseline(baseline);
    return validateSets(sets, {
      settings,
      today: today(),
      origin,
      ...(known === undefined ? {} : { baselineOf: () => known }),
    });
  }
}
