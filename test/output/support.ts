import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** How a process ended. */
export interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
}

/** Somebody who is not the superuser, whom no permission stops. */
const NOBODY = 65_534;

/** A module of the project, called in processes of its own. */
export class Elsewhere {
  private readonly place = mkdtempSync(join(tmpdir(), 'keyfit-elsewhere-'));
  private runs = 0;

  /** @param module - from the top of the project, such as `lib/output/file.ts` */
  constructor(module: string) {
    chmodSync(this.place, 0o755);
    buildSync({
      entryPoints: [join(__dirname, '../..', module)],
      outfile: join(this.place, 'module.js'),
      bundle: true,
      platform: 'node',
    });
  }

  /**
   * Runs statements in which `subject` is the module and `fs` the file system that it uses.
   * @param options.asNobody - whether permissions count, also where the tests run as the superuser
   */
  run(statements: string, options: { readonly asNobody?: boolean } = {}): Promise<Ended> {
    const file = join(this.place, `${(this.runs += 1)}.cjs`);
    writeFileSync(file, `const [fs, subject] = [require('node:fs'), require('./module.js')];\n${statements}\n`);
    const drop = options.asNobody === true && process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [file], { cwd: this.place, stdio: ['ignore', 'ignore', 'pipe'], ...drop });
      let stderr = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
      child.once('error', reject);
      child.once('close', (status, signal) => {
        resolve({ status, signal, stderr });
      });
    });
  }

  remove(): void {
    rmSync(this.place, { recursive: true, force: true });
  }
}
