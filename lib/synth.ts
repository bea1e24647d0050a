import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Yaml } from 'cdk8s';
import { FaultError, Faults } from './config';
import type { Environment } from './environment';
import { sharedIdentityFaults } from './identity-faults';
import { buildGraph, describe, toResource, type Resource } from './manifests';
import { applyWaivers, checkGraph, type Finding, type Waiver } from './policy';
import { buildPlatform, renderPlatform } from './platform';

/** The files of all environments by their path below the output folder, such as `dev/keycloak.yaml`. */
export type Manifests = ReadonlyMap<string, string>;

const HEADER = '# Rendered by `npm run synth` from lib/ and overlays/. Change those, not this file.\n';

interface RenderedEnvironment {
  readonly name: string;
  readonly files: ReadonlyMap<string, readonly unknown[]>;
  readonly findings: readonly Finding[];
}

function findingPath(environment: string, { resource, path }: Finding): string {
  return `${environment}: ${describe(resource)}${path === '' ? '' : ` ${path}`}`;
}

function renderEnvironment(environment: Environment, faults: Faults): RenderedEnvironment {
  const files = renderPlatform(buildPlatform(environment, faults));
  const graph = buildGraph([...files.values()].flat());
  return { name: environment.name, files, findings: checkGraph(graph) };
}

function order(resource: Resource): string {
  const first = resource.kind === 'Namespace' ? '0' : '1';
  return `${first}/${resource.kind}/${resource.name}`;
}

/** Objects by kind and name, so that the order of construction leaves no trace; a Namespace comes before its contents. */
function renderFile(objects: readonly unknown[]): string {
  const sorted = objects
    .map((object) => ({ object, key: order(toResource(object)) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  return HEADER + Yaml.stringify(...sorted.map(({ object }) => object));
}

function gate(rendered: readonly RenderedEnvironment[], waivers: readonly Waiver[], faults: Faults): void {
  const labelled = rendered.flatMap(({ name, findings }) => findings.map((finding) => ({ name, finding })));
  const { open, unused } = applyWaivers(
    labelled.map(({ finding }) => finding),
    waivers,
  );
  const nameOf = new Map(labelled.map(({ name, finding }) => [finding, name]));
  open.forEach((finding) => {
    faults.add(findingPath(nameOf.get(finding) ?? '', finding), `${finding.message} (${finding.rule})`);
  });
  unused.forEach((waiver) => {
    faults.add(`waiver ${waiver.rule} "${waiver.about}"`, 'waives nothing: remove it');
  });
}

/**
 * Renders all environments and holds them against the gate.
 * @throws FaultError with every fault of every environment; nothing has been written then.
 */
export function synthesize(environments: readonly Environment[], waivers: readonly Waiver[]): Manifests {
  const faults = new Faults();
  sharedIdentityFaults(environments, faults);
  const rendered = environments.map((environment) => renderEnvironment(environment, faults));
  gate(rendered, waivers, faults);
  if (faults.list().length > 0) throw new FaultError(faults.list());
  return new Map(
    rendered.flatMap(({ name, files }) =>
      [...files].map(([component, objects]): [string, string] => [`${name}/${component}.yaml`, renderFile(objects)]),
    ),
  );
}

function writeFiles(manifests: Manifests, folder: string): void {
  for (const [path, text] of manifests) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Puts `staged` in the place of `target`; if that fails, `target` is put back. */
function swapFolders(staged: string, target: string): void {
  const old = `${staged}-old`;
  const replaces = existsSync(target);
  if (replaces) renameSync(target, old);
  try {
    renameSync(staged, target);
  } catch (error) {
    if (replaces) renameSync(old, target);
    throw error;
  }
  rmSync(old, { recursive: true, force: true });
}

/** Replaces a folder's content with the manifests: written beside it first, so that it is never half new. */
export function writeManifests(manifests: Manifests, folder: string): void {
  const target = resolve(folder);
  mkdirSync(dirname(target), { recursive: true });
  // Not mkdtemp, which makes folders that only their owner can read.
  const staged = join(dirname(target), `.${basename(target)}-${randomUUID()}`);
  mkdirSync(staged);
  try {
    writeFiles(manifests, staged);
    swapFolders(staged, target);
  } finally {
    rmSync(staged, { recursive: true, force: true });
  }
}
