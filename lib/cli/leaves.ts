import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import type { Resource } from '../manifests';
import {
  kustomizationsAround,
  leavesAbove,
  isLibrary,
  leavesOf,
  loadChart,
  loadPaths,
  type Kustomization,
  type LoadedPaths,
  type LoadOptions,
  type Problem,
} from '../manifests/load';
import { InputError } from '../policy/input-error';
import { kustomizationBuilds } from '../policy/tree-rules';
import type { Finding, LeftOut } from '../policy';
import type { ManifestSet } from '../policy/validate';

/** What Kustomize says where it would need more than files: a plugin, Helm, a network. */
const OUT_OF_REACH: readonly (readonly [words: RegExp, reason: string])[] = [
  [/enable-helm|helm/i, 'a kustomization that renders a Helm chart: render it where Helm is, and pass the output'],
  [/plugin|enable-exec/i, 'a kustomization with a plugin: render it where that is installed, and pass the output'],
  [
    /\bgit\b|no such host|dial tcp|timeout|clone|https?:/i,
    'a kustomization that takes in something from the network, which could not be reached',
  ],
];

const AT_ONCE = availableParallelism();

/** What is deployed from a tree, each part a set of its own. */
export interface Leaves {
  readonly sets: readonly ManifestSet[];
  readonly problems: readonly Problem[];
  readonly leftOut: readonly LeftOut[];
}

/** The kustomization as the object of a finding. */
function asResource({ folder, file }: Kustomization): Resource {
  const origin = { file, locate: () => ({ line: 1, column: 1 }), lineAt: () => '' };
  const kind = 'Kustomization';
  return {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind,
    type: kind,
    name: folder,
    namespace: undefined,
    body: {},
    flaws: [],
    origin,
  };
}

function doesNotBuild(kustomization: Kustomization, complaint: string): Finding {
  return {
    rule: kustomizationBuilds.id,
    severity: kustomizationBuilds.severity,
    resource: asResource(kustomization),
    path: '',
    message: `the kustomization does not build: ${complaint}`,
    fix: 'correct what Kustomize complains about',
    cause: 'build-failed',
  };
}

/** The kustomizations that build on some folders; the repository around them is looked through once. */
export class Overlays {
  private around: readonly Kustomization[] | undefined;

  /** Those that are deployed, by their folders; undefined where there is none. */
  of(folder: string): readonly string[] | undefined {
    this.around ??= kustomizationsAround(folder);
    const leaves = leavesAbove(folder, this.around);
    return leaves.length === 0 ? undefined : leaves.map((leaf) => leaf.folder);
  }
}

/** Objects that no kustomization of the tree takes in, where one part of it alone does not know that. */
function unlistedIn(tree: readonly Kustomization[], { found }: LoadedPaths): Resource[] {
  const listed = new Set(tree.flatMap(({ files }) => files));
  return found.unlisted.filter(({ origin }) => !listed.has(resolve(origin?.file ?? '')));
}

/** Why a kustomization was not built, where that is no fault of its own. */
function outOfReach(complaint: string | undefined): string | undefined {
  return complaint === undefined ? undefined : OUT_OF_REACH.find(([words]) => words.test(complaint))?.[1];
}

async function leafSet(
  leaf: Kustomization,
  tree: readonly Kustomization[],
  overlays: Overlays,
  options: LoadOptions,
): Promise<Leaves> {
  const loaded = await loadPaths([leaf.folder], options);
  const complaint = loaded.problems.find((problem) => problem.complaint !== undefined)?.complaint;
  const isEmpty = loaded.resources.length === 0 && loaded.files === 0 && complaint === undefined;
  const problems = isEmpty ? [] : loaded.problems.filter((problem) => problem.complaint === undefined);
  const reason = isEmpty ? 'a kustomization of nothing' : outOfReach(complaint);
  if (reason !== undefined) return { sets: [], problems, leftOut: [{ path: leaf.folder, reason }] };
  const builds = overlays.of(leaf.folder);
  const set: ManifestSet = {
    name: leaf.folder,
    files: loaded.files,
    resources: loaded.resources,
    unlisted: unlistedIn(tree, loaded),
    ...(builds === undefined ? {} : { overlays: builds }),
    ...(complaint === undefined ? {} : { faults: [doesNotBuild(leaf, complaint)] }),
  };
  return { sets: [set], problems, leftOut: [] };
}

/** What Helm makes of a chart; without Helm its name. */
async function chartSet(path: string, values: Charts, options: LoadOptions): Promise<Leaves> {
  const leave = (reason: string): Leaves => ({ sets: [], problems: [], leftOut: [{ path, reason }] });
  if (values === undefined) return leave('a Helm chart: --helm renders it');
  if (isLibrary(path)) return leave('a Helm chart of type library, which renders nothing by itself');
  const { files, resources, problems } = await loadChart(path, values, { ...options, allowEmpty: true });
  if (resources.length + problems.length === 0) return leave('a Helm chart that renders nothing');
  return { sets: [{ name: path, files, resources }], problems, leftOut: [] };
}

/** The files of values that charts are rendered with; undefined where none is rendered. */
export type Charts = readonly string[] | undefined;

function refuseManyCharts(charts: readonly string[], values: Charts): void {
  if (values === undefined || values.length === 0 || charts.length < 2) return;
  const message = `the values are for one chart, and there are ${charts.length}`;
  throw new InputError([{ file: '--values', message, fix: `name the folder of one, such as ${charts[0] ?? ''}` }]);
}

/**
 * Renders each kustomization of a tree that no other takes in, and its charts if that is asked for; names what else it holds.
 * @throws InputError where there are values and several charts.
 */
export async function loadLeaves(
  { found }: LoadedPaths,
  overlays: Overlays,
  options: LoadOptions,
  values: Charts,
): Promise<Leaves> {
  refuseManyCharts(found.charts, values);
  const tree = found.kustomizations;
  const leaves = leavesOf(tree);
  const parts: Leaves[] = [];
  // As many at once as there are processors: each is rendered by a process of its own.
  for (let at = 0; at < leaves.length; at += AT_ONCE) {
    const some = leaves.slice(at, at + AT_ONCE);
    const read = await Promise.all(some.map((leaf) => leafSet(leaf, tree, overlays, options)));
    for (const part of read) parts.push(part);
  }
  for (const chart of found.charts) parts.push(await chartSet(chart, values, options));
  return {
    sets: parts.flatMap(({ sets }) => sets),
    problems: parts.flatMap(({ problems }) => problems),
    leftOut: parts.flatMap(({ leftOut }) => leftOut),
  };
}
