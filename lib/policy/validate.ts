import { checkGraph, graphOf, requirementsOf } from '.';
import type { Graph, Origin, Position, Resource } from '../manifests';
import { releasePlaces } from '../manifests/load/origin';
import type { Problem } from '../manifests/load/problem';
import { applyBaseline, type Baseline, type BaselineEntry, type BaselineOutcome } from './baseline';
import type { LeftOut, Report, ReportedFinding, Requirement, SetSummary, Summary } from './report';
import type { Finding, Severity } from './rule';
import type { Settings } from './settings';
import { withUnlisted } from './unlisted';
import { judge } from './waivers';

/** Manifests that belong together: what one names, another of them may make. */
export interface ManifestSet {
  /** Where it was read from; absent where there is only one. */
  readonly name?: string;
  readonly files: number;
  readonly resources: readonly Resource[];
  /** Where it is judged by others than the rest. */
  readonly settings?: Settings;
  /** Objects that lie beside it, and that no kustomization takes in. */
  readonly unlisted?: readonly Resource[];
  /** The kustomizations that build on it: what is wrong with it they may put right, so it is a warning here. */
  readonly overlays?: readonly string[];
  /** What is wrong with the folder that it should have been rendered from. */
  readonly faults?: readonly Finding[];
}

/** What a validation goes by. */
export interface ValidateOptions {
  readonly settings: Settings;
  /** The day that waivers are held against, as `YYYY-MM-DD` in UTC. */
  readonly today: string;
  /** Whether the sets are all that the settings and the baseline are for. Default false. */
  readonly complete?: boolean;
  /** Where the settings were read from; absent for the defaults. */
  readonly origin?: Origin | undefined;
  /** What could not be read. Default: all could. */
  readonly problems?: readonly Problem[];
  /** What was not checked, and why. */
  readonly leftOut?: readonly LeftOut[];
  /** The baseline to hold the findings against that no waiver is for. */
  readonly baselineOf?: (findings: readonly ReportedFinding[]) => Baseline;
}

/** A report, and what became of the baseline. */
export interface Validation {
  readonly report: Report;
  /** Entries of the baseline that nothing fits any more. */
  readonly fixed: readonly BaselineEntry[];
}

interface Checked {
  readonly set: ManifestSet;
  /** With the namespaces that the settings give them. */
  readonly resources: readonly Resource[];
  readonly references: number;
  readonly findings: readonly Finding[];
  readonly requirements: readonly Requirement[];
  readonly graph: Graph;
}

/** Sets that are looked through for what another one needs. */
const MOST_SETS = 100;

/** An overlay may put right what is wrong with its base. */
function asOfBase(finding: Finding): Finding {
  return finding.severity === 'error' ? { ...finding, severity: 'warning' } : finding;
}

function checkSet(set: ManifestSet, settings: Settings): Checked {
  const graph = graphOf(set.resources, settings);
  const { resources, references } = graph;
  const beside = graphOf(set.unlisted ?? [], settings);
  const found = [...(set.faults ?? []), ...withUnlisted(checkGraph(graph, settings), beside)];
  const findings = set.overlays === undefined ? found : found.map(asOfBase);
  const requirements = requirementsOf(graph, settings);
  return { set, resources, references: references.length, findings, requirements, graph };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

const NOWHERE: Position = { line: 0, column: 0 };

/** Works out all places document by document, in the order of the objects, so that each document is read once for it. */
function locateAll(findings: readonly ReportedFinding[], resources: readonly Resource[]): void {
  const wanted = new Map<Origin, string[]>();
  const want = ({ resource: { origin }, path, at }: Pick<ReportedFinding, 'resource' | 'path' | 'at'>): void => {
    if (origin === undefined) return;
    const pointers = wanted.get(origin);
    if (pointers === undefined) wanted.set(origin, [at ?? path]);
    else pointers.push(at ?? path);
  };
  for (const finding of findings) {
    want(finding);
    finding.related?.forEach(want);
  }
  for (const { origin } of resources) {
    if (origin !== undefined) wanted.get(origin)?.forEach((pointer) => origin.locate(pointer));
  }
  releasePlaces();
}

/** The order in which a reader goes through files. */
function inOrder(findings: readonly ReportedFinding[]): ReportedFinding[] {
  const placed = findings.map((finding) => {
    const { origin } = finding.resource;
    return { finding, file: origin?.file ?? '', line: (origin?.locate(finding.at ?? finding.path) ?? NOWHERE).line };
  });
  placed.sort(
    (a, b) =>
      compare(a.file, b.file) ||
      a.line - b.line ||
      compare(a.finding.path, b.finding.path) ||
      compare(a.finding.rule, b.finding.rule) ||
      compare(a.finding.message, b.finding.message),
  );
  return placed.map(({ finding }) => finding);
}

function union(a: readonly string[], b: readonly string[]): string[] {
  return [...new Set([...a, ...b])].sort();
}

/**
 * The requirement with the name of the set beside that makes what is needed. It stays one, since nobody knows whether both are
 * for the same cluster.
 */
function withMaker(requirement: Requirement, all: readonly Checked[], own: Checked): Requirement {
  const { kind, namespace, name, keys } = requirement;
  const maker = all.slice(0, MOST_SETS).find(({ graph, set }) => {
    if (graph === own.graph || set.name === undefined) return false;
    return graph.find(kind, namespace, name).some((made) => keys.every((key) => made.keys?.has(key) !== false));
  });
  return maker?.set.name === undefined ? requirement : { ...requirement, madeBy: maker.set.name };
}

/** One requirement for each object, whichever sets ask for it. */
function mergeRequirements(all: readonly Requirement[]): Requirement[] {
  const merged = new Map<string, Requirement>();
  for (const requirement of all) {
    const { kind, namespace = '', name, keys, consumers } = requirement;
    const id = JSON.stringify([kind, namespace, name]);
    const same = merged.get(id);
    if (same === undefined) merged.set(id, requirement);
    else merged.set(id, { ...same, keys: union(same.keys, keys), consumers: union(same.consumers, consumers) });
  }
  return [...merged.values()];
}

function summarize(checked: readonly Checked[], findings: readonly ReportedFinding[]): Summary {
  const sum = (count: (one: Checked) => number): number => checked.reduce((total, one) => total + count(one), 0);
  const open = findings.filter(({ waived }) => waived === undefined);
  const of = (wanted: Severity): number => open.filter(({ severity }) => severity === wanted).length;
  return {
    files: sum(({ set }) => set.files),
    resources: sum((one) => one.resources.length),
    references: sum(({ references }) => references),
    errors: of('error'),
    warnings: of('warning'),
    advice: of('advice'),
    waived: findings.length - open.length,
  };
}

function summarizeSets(checked: readonly Checked[], findings: readonly ReportedFinding[]): SetSummary[] {
  const byResource = new Map<Resource, ReportedFinding[]>();
  findings.forEach((finding) => {
    const same = byResource.get(finding.resource);
    if (same === undefined) byResource.set(finding.resource, [finding]);
    else same.push(finding);
  });
  return checked.map((one) => {
    const own = one.resources.flatMap((resource) => byResource.get(resource) ?? []);
    const { name = '', overlays } = one.set;
    return { name, ...summarize([one], own), ...(overlays === undefined ? {} : { overlays }) };
  });
}

/** An entry is not fixed because its object was not looked at this time. */
function wasChecked({ resource, namespace }: BaselineEntry, checked: ReadonlySet<string>): boolean {
  return checked.has(`${namespace ?? ''} ${resource}`);
}

/** The findings after the baseline, and its entries that nothing fits any more. */
function holdAgainst(
  judged: readonly ReportedFinding[],
  resources: readonly Resource[],
  { baselineOf, complete = false }: ValidateOptions,
): BaselineOutcome {
  if (baselineOf === undefined) return { findings: judged, fixed: [] };
  const { findings, fixed } = applyBaseline(judged, baselineOf(judged));
  if (complete) return { findings, fixed };
  const names = new Set(resources.map(({ type, name, namespace }) => `${namespace ?? ''} ${type}/${name}`));
  return { findings, fixed: fixed.filter((entry) => wasChecked(entry, names)) };
}

/** Checks sets of manifests, each on its own, and gathers everything in one report. */
export function validateSets(sets: readonly ManifestSet[], options: ValidateOptions): Validation {
  const { settings, today, complete = false, origin } = options;
  const checked = sets.map((set) => checkSet(set, set.settings ?? settings));
  const resources = checked.flatMap((one) => one.resources);
  const found = checked.flatMap(({ findings }) => findings);
  const decided = judge(found, { settings, today, resources, complete, origin });
  locateAll(decided, resources);
  const judged = inOrder(decided);
  const { findings, fixed } = holdAgainst(judged, resources, options);
  const report: Report = {
    summary: summarize(checked, findings),
    findings,
    requirements: mergeRequirements(
      checked.flatMap((one) => one.requirements.map((needed) => withMaker(needed, checked, one))),
    ),
    problems: options.problems ?? [],
    ...(options.leftOut === undefined || options.leftOut.length === 0 ? {} : { leftOut: options.leftOut }),
    ...(sets.some(({ name }) => name !== undefined) ? { sets: summarizeSets(checked, findings) } : {}),
  };
  return { report, fixed };
}
