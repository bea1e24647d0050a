import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import getExePath from '../../node_modules/typescript-native/lib/getExePath.js';

/** What the compiler and the app need. */
const SOURCES = ['lib', 'overlays', 'main.ts', 'keyfit.yaml', 'tsconfig.json', 'tsconfig.build.json', 'package.json'];

/** A copy of the project in which one change after the other is tried. */
export class Sandbox {
  /** @param {string} folder where the copy is made */
  constructor(root, folder = tmpdir()) {
    this.folder = mkdtempSync(join(folder, 'keyfit-copy-'));
    SOURCES.forEach((name) => cpSync(join(root, name), join(this.folder, name), { recursive: true }));
    symlinkSync(join(root, 'node_modules'), join(this.folder, 'node_modules'));
  }

  read(file) {
    return readFileSync(join(this.folder, file), 'utf8');
  }

  write(file, text) {
    writeFileSync(join(this.folder, file), text);
  }

  /** Runs `action` while a file has another text. */
  async with(file, text, action) {
    const original = this.read(file);
    this.write(file, text);
    try {
      return await action();
    } finally {
      this.write(file, original);
    }
  }

  /** Compiles everything with the native compiler; type errors are in `output`. */
  compile() {
    return run(
      getExePath(),
      [
        '-p',
        'tsconfig.build.json',
        '--noEmit',
        'false',
        '--noEmitOnError',
        '--outDir',
        'build/js',
        '--pretty',
        'false',
      ],
      this.folder,
    );
  }

  /** Runs the compiled app. */
  synth() {
    return run(process.execPath, ['build/js/main.js'], this.folder);
  }

  /** All rendered bytes. */
  rendered() {
    const files = readdirSync(join(this.folder, 'dist'), { recursive: true }).filter((name) => name.endsWith('.yaml'));
    return files
      .sort()
      .map((name) => name + this.read(join('dist', name)))
      .join('\n');
  }

  /** Removes the copy; needed where nobody removes the folder that it is in. */
  close() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const children = new Set();

// First of all that is done at the exit: a child that outlived this process would write to a folder that is gone.
process.prependListener('exit', () => children.forEach((child) => child.kill('SIGKILL')));

function run(command, args, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    children.add(child);
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.once('error', reject);
    // Not `exit`, after which there may be output to come.
    child.once('close', (status) => {
      children.delete(child);
      resolve({ status, output: Buffer.concat(chunks).toString() });
    });
  });
}
