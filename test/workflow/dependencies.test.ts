import { basename, extname } from 'node:path';
import { namesIn, own, ownFiles, type Package, packages, text } from './support';

interface Locked {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly inBundle?: boolean;
}

const code = ownFiles
  .filter((file) => /^\.([cm]?js|ts|json)$/.test(extname(file)) && !/^package(-lock)?\.json$/.test(file))
  .map(text)
  .join('\n');

/** The rows of the tables of packages in the decisions: name, version, and what it is for. */
const reasons = namesIn('docs/adr')
  .flatMap((file) => text(`docs/adr/${file}`).split('\n'))
  .map((line) => /^\| `([\w@/*-]+)` +\| ([\d. a-z-]*) *\| (.+?) +\|/.exec(line))
  .flatMap((row) => (row === null ? [] : [{ name: row[1] ?? '', purpose: row[3] ?? '' }]));

function isMeant(name: string, pattern: string): boolean {
  return pattern.endsWith('/*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

/** The words by which code uses a package: its name, or a program that it brings. */
function programsOf(name: string): string[] {
  const { bin = {} } = JSON.parse(text(`node_modules/${name}/package.json`)) as Package;
  return typeof bin === 'string' ? [basename(name)] : Object.keys(bin);
}

function isUsed(name: string): boolean {
  if (name.startsWith('@types/')) return new RegExp(`"types": \\[.*"${name.slice('@types/'.length)}"`).test(code);
  const words = [name, ...programsOf(name)].map((word) => word.replaceAll('.', '\\.')).join('|');
  const inCode = new RegExp(`['"\`](.*node_modules/(\\.bin/)?)?(${words})(/[^'"\`]*)?['"\`]`);
  return inCode.test(code) || Object.values(own.scripts).some((script) => new RegExp(`^(${words})\\b`).test(script));
}

describe('a package that this project depends on', () => {
  test.each(Object.keys(packages))('%s is used, and a decision says what for', (name) => {
    expect(reasons.filter((reason) => isMeant(name, reason.name)).map(({ purpose }) => purpose)).toHaveLength(1);
    expect(isUsed(name)).toBe(true);
  });

  test('stands in no decision once it is gone', () => {
    const names = Object.keys(packages);

    expect(reasons.filter((reason) => !names.some((name) => isMeant(name, reason.name)))).toEqual([]);
  });

  test('has one version, so that two people have the same', () => {
    expect(
      Object.entries(packages).filter(([, version]) => !/^(npm:.+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)),
    ).toEqual([]);
  });

  test('is held at another version only where a decision says why', () => {
    const decisions = namesIn('docs/adr').map((file) => text(`docs/adr/${file}`));

    expect(
      Object.entries(own.overrides).filter(
        ([name, version]) => !decisions.some((page) => page.includes(`\`${name}\``) && page.includes(version)),
      ),
    ).toEqual([]);
  });

  test('is patched only in the version that is installed', () => {
    const patches = namesIn('patches');
    const known = Object.entries(packages).map(([name, version]) => `${name.replace('/', '+')}+${version}.patch`);

    expect(patches.filter((file) => !known.includes(file))).toEqual([]);
  });

  test('is in the lock file by its content, and not by the address of a registry', () => {
    const { packages: locked } = JSON.parse(text('package-lock.json')) as {
      readonly packages: Readonly<Record<string, Locked>>;
    };
    // What a package brings inside of itself comes with that package's own content.
    const entries = Object.entries(locked).filter(([path, { inBundle }]) => path !== '' && inBundle !== true);

    expect(entries.length).toBeGreaterThan(100);
    expect(entries.flatMap(([path, { resolved }]) => (resolved === undefined ? [] : path))).toEqual([]);
    expect(entries.flatMap(([path, { integrity }]) => (integrity === undefined ? path : []))).toEqual([]);
    expect(text('.npmrc')).toContain('omit-lockfile-registry-resolved=true\n');
  });
});
