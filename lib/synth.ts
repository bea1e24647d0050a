import { Yaml } from 'cdk8s';
import { FaultError, Faults } from './config';
import type { Environment } from './environment';
import { sharedIdentityFaults } from './identity-faults';
import { describe, toResource, type Resource } from './manifests';
import { OutputFolder } from './output/folder';
import type { Finding, Settings } from './policy';
import { validateSets } from './policy/validate';
import { buildPlatform, renderPlatform } from './platform';

/** The files of all environments by their path below the output folder, such as `dev/keycloak.yaml`. */
export type Manifests = ReadonlyMap<string, string>;

/** The folder that is reviewed, and deployed from. */
const DEFAULT_FOLDER = 'dist';

/** How each rendered file begins; later versions know their files by it. */
const MARK = '# Rendered by `npm run synth` from ';
const HEADER = `${MARK}lib/ and overlays/. Change those, not this file.\n`;

interface RenderedEnvironment {
  readonly name: string;
  readonly files: ReadonlyMap<string, readonly unknown[]>;
  readonly resources: readonly Resource[];
}

function renderEnvironment(environment: Environment, faults: Faults): RenderedEnvironment {
  const files = renderPlatform(buildPlatform(environment, faults));
  return { name: environment.name, files, resources: [...files.values()].flat().map((object) => toResource(object)) };
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

function faultPath(environment: string | undefined, { resource, path }: Finding): string {
  const place = path === '' ? '' : ` ${path}`;
  return environment === undefined ? `${resource.name}${place}` : `${environment}: ${describe(resource)}${place}`;
}

/** Holds each environment against all rules; whatever no waiver is for is a fault, warnings too. */
function gate(rendered: readonly RenderedEnvironment[], { settings, today }: Gate, faults: Faults): void {
  const sets = rendered.map(({ resources }) => ({ files: 0, resources }));
  const environmentOf = new Map(
    rendered.flatMap(({ name, resources }) => resources.map((one) => [one, name] as const)),
  );
  const { report } = validateSets(sets, { settings, today, complete: true });
  const open = report.findings.filter(({ waived }) => waived === undefined);
  for (const name of [...rendered.map((environment) => environment.name), undefined]) {
    for (const finding of open.filter(({ resource }) => environmentOf.get(resource) === name)) {
      const { message, fix, rule } = finding;
      faults.add(faultPath(name, finding), `${message}; ${fix} (${rule})`);
    }
  }
}

/** What rendered objects are held against. */
export interface Gate {
  readonly settings: Settings;
  /** The day that waivers are held against, as `YYYY-MM-DD` in UTC. */
  readonly today: string;
}

/**
 * Renders all environments and holds them against the gate.
 * @throws FaultError with every fault of every environment; nothing has been written then.
 */
export function synthesize(environments: readonly Environment[], against: Gate): Manifests {
  const faults = new Faults();
  sharedIdentityFaults(environments, faults);
  const rendered = environments.map((environment) => renderEnvironment(environment, faults));
  gate(rendered, against, faults);
  if (faults.list().length > 0) throw new FaultError(faults.list());
  return new Map(
    rendered.flatMap(({ name, files }) =>
      [...files].map(([component, objects]): [string, string] => [`${name}/${component}.yaml`, renderFile(objects)]),
    ),
  );
}

/**
 * The folder for rendered manifests.
 * @param folder - from the working directory; empty or undefined for `dist`
 * @throws InputError when it must not be replaced.
 */
export function outputFolder(folder: string | undefined): OutputFolder {
  return new OutputFolder(folder === undefined || folder.trim() === '' ? DEFAULT_FOLDER : folder, MARK);
}
