import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** What of a `package.json` these tests read. */
export interface Package {
  readonly scripts: Readonly<Record<string, string>>;
  readonly bin?: string | Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly overrides: Readonly<Record<string, string>>;
}

/** The text of one of the project's files. */
export function text(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

/** The names in one of the project's folders. */
export function namesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder));
}

function* walk(folder: string): Generator<string> {
  for (const entry of readdirSync(join(ROOT, folder), { withFileTypes: true })) {
    const file = join(folder, entry.name);
    if (entry.isFile()) yield file;
    if (entry.isDirectory() && !/^(\.git|build|coverage|dist|docs|node_modules)$/.test(file)) yield* walk(file);
  }
}

/** The project's own files, as people write them; its pages apart. */
export const ownFiles: readonly string[] = [...walk('')];

/** The project's `package.json`. */
export const own = JSON.parse(text('package.json')) as Package;

/** All packages that the project asks for, with their versions. */
export const packages: Readonly<Record<string, string>> = { ...own.dependencies, ...own.devDependencies };
