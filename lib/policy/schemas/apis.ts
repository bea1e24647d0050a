import { groupOf } from '../../manifests';
import table from './data/apis';

/** The newest version of Kubernetes whose kinds the table knows. */
export const newestApis = '1.37';

interface Apis {
  /** By kind, all versions of groups that ever had it. */
  readonly byKind: ReadonlyMap<string, readonly string[]>;
  /** By group, all kinds that it ever had. */
  readonly byGroup: ReadonlyMap<string, ReadonlySet<string>>;
}

let apis: Apis | undefined;

/** The table, read at the first use. */
function read(): Apis {
  if (apis !== undefined) return apis;
  const byKind = new Map<string, string[]>();
  const byGroup = new Map<string, Set<string>>();
  for (const line of table.split('\n')) {
    const [apiVersion = '', ...kinds] = line.split(' ');
    const group = byGroup.get(groupOf(apiVersion)) ?? new Set();
    byGroup.set(groupOf(apiVersion), group);
    for (const kind of kinds) {
      group.add(kind);
      const versions = byKind.get(kind) ?? [];
      versions.push(apiVersion);
      byKind.set(kind, versions);
    }
  }
  return (apis = { byKind, byGroup });
}

/** The versions under which Kubernetes itself has or had a kind; none for a kind that is not its own. */
export function versionsOf(kind: string): readonly string[] {
  return read().byKind.get(kind) ?? [];
}

/** The kinds of one of Kubernetes' own groups; undefined for any other group. */
export function kindsOf(group: string): ReadonlySet<string> | undefined {
  return read().byGroup.get(group);
}

/** All kinds of Kubernetes itself. */
export function allKinds(): Iterable<string> {
  return read().byKind.keys();
}

const STAGES = ['alpha', 'beta'];

/** How far a version has come: stable ones before beta and alpha, then by their numbers. */
function rank(apiVersion: string): number {
  const [, major = '0', stage = '', minor = '0'] = /v(\d+)(?:(alpha|beta)(\d+))?$/.exec(apiVersion) ?? [];
  const maturity = stage === '' ? STAGES.length : STAGES.indexOf(stage);
  return maturity * 10_000 + Number(major) * 100 + Number(minor);
}

/** The version in which a kind is to be written, in a group if it says one; undefined where there is none. */
export function bestVersion(kind: string, group?: string): string | undefined {
  const versions = versionsOf(kind).filter((version) => group === undefined || groupOf(version) === group);
  return versions.toSorted((one, other) => rank(other) - rank(one))[0];
}
