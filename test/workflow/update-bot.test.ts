import { basename, dirname } from 'node:path';
import { load } from 'js-yaml';
import { ownFiles, packages, text } from './support';

/** Where an ecosystem keeps what it depends on, by the name of the file. */
const MANIFESTS: Readonly<Record<string, (file: string) => boolean>> = {
  npm: (file) => basename(file) === 'package.json',
  'github-actions': (file) => dirname(file) === '.github/workflows',
  docker: (file) => basename(file) === 'Dockerfile',
  gomod: (file) => basename(file) === 'go.mod',
};

interface Update {
  readonly 'package-ecosystem': string;
  readonly directory: string;
  readonly schedule: { readonly interval: string };
  readonly cooldown?: { readonly 'default-days': number };
  readonly groups?: Readonly<Record<string, { readonly patterns: readonly string[] }>>;
  readonly ignore?: readonly { readonly 'dependency-name': string }[];
}

const { version, updates } = load(text('.github/dependabot.yml')) as { version: number; updates: readonly Update[] };

/** The folder in which the bot looks for a file's ecosystem. */
function folderOf(ecosystem: string, file: string): string {
  return ecosystem === 'github-actions' || dirname(file) === '.' ? '/' : `/${dirname(file)}`;
}

describe('the bot that updates packages', () => {
  test('looks where this project names packages, everywhere, and nowhere else', () => {
    const places = Object.entries(MANIFESTS).flatMap(([ecosystem, names]) => [
      ...new Set(ownFiles.filter(names).map((file) => `${ecosystem} ${folderOf(ecosystem, file)}`)),
    ]);

    expect(version).toBe(2);
    expect(updates.map((update) => `${update['package-ecosystem']} ${update.directory}`).sort()).toEqual(places.sort());
  });

  test.each(updates)(
    'asks once a week for all of $package-ecosystem, and waits until a release is a week old',
    (update) => {
      expect(update.schedule.interval).toBe('weekly');
      expect(update.cooldown?.['default-days']).toBeGreaterThanOrEqual(7);
      expect(Object.values(update.groups ?? {}).map(({ patterns }) => patterns)).toEqual([['*']]);
    },
  );

  test('leaves out only packages that are there', () => {
    const names = updates.flatMap(({ ignore = [] }) => ignore.map((entry) => entry['dependency-name']));

    expect(names.filter((name) => !Object.hasOwn(packages, name))).toEqual([]);
  });
});
