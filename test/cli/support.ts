import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Io } from '../../lib/cli/io';
import { main } from '../../lib/cli/main';

/** How a command line ended, and all that it said. */
export interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What surrounds a command line beside its folder. */
export interface World {
  readonly stdin?: string;
  readonly env?: Io['env'];
  /** Whether both streams are terminals. */
  readonly terminal?: boolean;
}

/** A folder of its own, in which command lines are run within this process. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'keyfit-cli-'));

  /** Writes a file, or one whose path is bytes; makes the folders above it. */
  write(name: string | Buffer, text: string): void {
    if (typeof name === 'string') mkdirSync(dirname(join(this.path, name)), { recursive: true });
    writeFileSync(typeof name === 'string' ? join(this.path, name) : name, text);
  }

  /** The text of a file. */
  read(name: string): string {
    return readFileSync(join(this.path, name), 'utf8');
  }

  /** Runs a command line here, on the 15th of June 2027. */
  run(args: readonly string[], world: World = {}): Promise<Ended> {
    return this.runIn('.', args, world);
  }

  /** Runs a command line in a folder of it, on the same day. */
  async runIn(
    folder: string,
    args: readonly string[],
    { stdin = '', env = {}, terminal = false }: World = {},
  ): Promise<Ended> {
    const said = { stdout: '', stderr: '' };
    const sink = (name: 'stdout' | 'stderr') => ({
      isTTY: terminal,
      write: (text: string) => {
        said[name] += text;
        return Promise.resolve();
      },
    });
    const io: Io = {
      stdout: sink('stdout'),
      stderr: sink('stderr'),
      env,
      stdin: () => Promise.resolve(Buffer.from(stdin)),
      today: () => '2027-06-15',
    };
    const before = process.cwd();
    process.chdir(join(this.path, folder));
    try {
      return { status: await main(args, io), ...said };
    } finally {
      process.chdir(before);
    }
  }

  /** What `keyfit validate` reports here as JSON. */
  async report(...args: readonly string[]): Promise<JsonReport> {
    return reportOf(await this.run(['validate', '--format', 'json', ...args]));
  }

  /** Removes it and all that is in it. */
  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** A ConfigMap with one key, `a`. */
export function settingsMap(namespace = 'shop', name = 'settings'): string {
  return `apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}
  namespace: ${namespace}
data:
  a: x
`;
}

/** A Pod that reads a key of the ConfigMap `settings`. */
export function reader(key: string, annotations = '{}', namespace = 'shop'): string {
  return `apiVersion: v1
kind: Pod
metadata:
  name: till
  namespace: ${namespace}
  annotations: ${annotations}
spec:
  automountServiceAccountToken: false
  containers:
    - name: main
      image: registry.test/till:1.4.2
      env:
        - name: A
          valueFrom:
            configMapKeyRef:
              name: settings
              key: ${key}
`;
}

/** Manifests in one file. */
export function documents(...texts: readonly string[]): string {
  return texts.join('---\n');
}

/** As much of a report in JSON as these tests look at. */
export interface JsonReport {
  readonly summary: Readonly<Record<'files' | 'resources' | 'errors' | 'warnings' | 'waived', number>>;
  readonly findings: readonly {
    readonly rule: string;
    readonly severity: string;
    readonly message: string;
    readonly file?: string;
    readonly line?: number;
    readonly cause?: string | null;
    readonly fix?: string;
    readonly waived: null | { readonly by: string; readonly reason: string };
  }[];
  readonly sets?: readonly {
    readonly name: string;
    readonly resources: number;
    readonly overlays?: readonly string[];
  }[];
  readonly leftOut: readonly { readonly path: string; readonly reason: string }[];
  readonly problems: readonly { readonly file: string; readonly line: number | null; readonly message: string }[];
}

/** The findings of one rule that no waiver is for. */
export function open({ findings }: JsonReport, rule = 'configmap-key-exists'): JsonReport['findings'] {
  return findings.filter((finding) => finding.rule === rule && finding.waived === null);
}

/** The report that a command line has written as JSON. */
export function reportOf({ stdout }: Ended): JsonReport {
  return JSON.parse(stdout) as JsonReport;
}
