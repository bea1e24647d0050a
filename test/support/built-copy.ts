import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { documents, reader, settingsMap } from '../cli/support';
import { type Ended, ProjectCopy } from './project';

/** How a run ends of which there is nothing to say. */
export const SOUND: Ended = { status: 0, stdout: expect.any(String) as string, stderr: '' };

/** A copy of the project of which programs are built and kept, with one environment and three files to validate. */
export class BuiltCopy extends ProjectCopy {
  readonly build = join(this.root, 'build');
  readonly store = join(this.build, 'keyfit');
  /** The command line, as a process. */
  readonly command = ['node', join(this.root, 'bin/keyfit.mjs')] as const;
  readonly given = this.folder('given');

  constructor() {
    super();
    // One environment is as good as three to see that the app runs; its images and its issuer are not what this is about.
    this.write('overlays/index.ts', "import dev from './dev';\n\nexport const environments = [dev];\n");
    this.write('keyfit.yaml', 'rules: { image-digest: off, issuer-exists: off }\n');
    writeFileSync(join(this.given, 'sound.yaml'), documents(settingsMap(), reader('a')));
    writeFileSync(join(this.given, 'broken.yaml'), documents(settingsMap(), reader('b')));
  }

  /** Runs the command beside the files that are given. */
  keyfit(...args: readonly string[]): Promise<Ended> {
    return this.run([...this.command, ...args], { cwd: this.given });
  }

  /** Renders the environment. */
  synth(): Promise<Ended> {
    return this.run(['node', 'scripts/synth.mjs']);
  }

  /** A file that was kept, by how its name begins; the folder of all of them is `..`. */
  fileOf(name: string): string {
    if (name === '..') return dirname(this.fileOf('keyfit.js'));
    const file = [...this.programs()].find(([kept]) => kept.startsWith(name))?.[1];
    if (file === undefined) throw new Error(`${name} was not kept`);
    return file;
  }

  /** The programs that were kept, with hashes of what they hold. */
  hashes(): Map<string, string> {
    const files = [...this.programs()].filter(([name]) => name.endsWith('.js'));
    return new Map(files.map(([name, file]) => [name, createHash('sha256').update(readFileSync(file)).digest('hex')]));
  }

  /** Expects a run to build anew what was spoilt before it, the same as it was. */
  async expectMended(name: string, spoil: (file: string) => void, run: () => Promise<Ended>): Promise<void> {
    await run();
    const before = this.hashes();
    spoil(this.fileOf(name));

    expect(await run()).toEqual(SOUND);
    const after = this.hashes();
    expect([...after.keys()]).toContain(name === '..' ? 'keyfit.js' : name);
    expect([...before]).toEqual(expect.arrayContaining([...after]));
  }

  /** Expects command and app to run where `spoil` has left no place to keep what is built. */
  async expectToRunWithoutPlace(spoil: (place: string) => void): Promise<void> {
    rmSync(this.build, { recursive: true, force: true });
    spoil(this.build);
    try {
      expect(await this.keyfit('validate', 'sound.yaml')).toEqual(SOUND);
      expect(await this.synth()).toEqual(SOUND);
    } finally {
      rmSync(this.build);
    }
  }
}

/** Leaves half of a file. */
export function cutOff(file: string): void {
  truncateSync(file, Math.floor(statSync(file).size / 2));
}

/** Changes one byte of a file. */
export function changeByte(file: string): void {
  const bytes = readFileSync(file);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}

/** Puts a folder with something in it in the place of a file. */
export function makeFolder(file: string): void {
  rmSync(file);
  mkdirSync(join(file, 'inner'), { recursive: true });
}

/** Puts an empty file in the place of a folder. */
export function makeFile(folder: string): void {
  rmSync(folder, { recursive: true });
  writeFileSync(folder, '');
}
