import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { Folder } from '../cli/support';

const FOLDER = join(__dirname, '../../../shared/cases');
const TABLE = join(FOLDER, 'cases.tsv');

/** Advice on images, limits and the like, which any of these manifests may have, and none is about. */
const HYGIENE =
  /^(?:image-|pss-|limits-set|read-only-root|token-automount|unused-|hpa-fixed|scratch-|external-secrets-version)/;

/** Cases that are judged by more than what is said by default. */
const ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  // Of a closed set more is asked than these are about.
  'missed/09-namespace-missing': ['--world', 'closed', '--skip', 'network-default-deny'],
};

/** Cases that are not counted as the others are, each with the reason. */
const APART: Readonly<Record<string, string>> = {
  'missed/07b-digit-envfrom.yaml': 'nothing is right for today’s Kubernetes; for 1.29 it is not found',
  'missed/09-nodeport-twice': 'the broken manifest and the sound one differ in the size of a volume alone',
  'missed/renamed-unused.yaml': 'the finding was there before; what it says is another',
};

interface Row {
  readonly case: string;
  readonly right: string;
}

interface Found {
  readonly severity: string;
  readonly rule: string;
  readonly path: string;
  readonly resource: { readonly kind: string; readonly name: string };
}

type Before = Readonly<Record<string, readonly (readonly string[])[]>>;

function readTable(): Row[] {
  const [, ...rows] = readFileSync(TABLE, 'utf8').trim().split('\n');
  return rows.map((row) => {
    const [name = '', right = ''] = row.split('\t');
    return { case: name, right };
  });
}

/** Where the manifests of a case stand: its broken ones, or those that its folder renders to. */
function pathOf(path: string): string {
  const inner = ['bad.yaml', 'overlay', 'kustomization.yaml', 'app.yaml'].find((name) => existsSync(join(path, name)));
  return inner === undefined || inner === 'kustomization.yaml' ? path : join(path, inner);
}

function needsKustomize(path: string): boolean {
  return statSync(path).isDirectory() && existsSync(join(path, 'kustomization.yaml'));
}

const folder = new Folder();

/** What is found, as the table of earlier findings has it. */
async function findingsOf(name: string, path: string, root: string): Promise<readonly (readonly string[])[]> {
  const config = join(root, 'keyfit.yaml');
  const options = existsSync(config) ? ['--config', config] : [];
  const args = ['validate', '--format', 'json', ...options, ...(ARGUMENTS[name] ?? []), path];
  const { status, stdout } = await folder.run(args);
  if (stdout === '') return status === 0 ? [] : [['exit', String(status), 'no report']];
  const { findings } = JSON.parse(stdout) as { findings: readonly Found[] };
  return findings
    .filter(({ severity, rule }) => name.startsWith('advice/') || (severity !== 'advice' && !HYGIENE.test(rule)))
    .map(({ severity, rule, path: at, resource }) => [severity, rule, `${resource.kind}/${resource.name}${at}`]);
}

function newIn(found: readonly (readonly string[])[], known: readonly (readonly string[])[] = []): unknown[] {
  const before = new Set(known.map((one) => JSON.stringify(one)));
  return found.filter((one) => !before.has(JSON.stringify(one)));
}

afterAll(() => {
  folder.remove();
});

const before = JSON.parse(readFileSync(join(FOLDER, 'before.json'), 'utf8')) as Before;
const hasKustomize = ['kustomize', 'kubectl'].some((tool) => spawnSync(tool, ['--help']).error === undefined);
const rows = readTable().filter((row) => !(row.case in APART));

test.each(rows.map((row) => [row.case, row.right]))('%s: %s', async (name) => {
  const [root, path] = [join(FOLDER, name), pathOf(join(FOLDER, name))];
  if (needsKustomize(path) && !hasKustomize) return;
  const found = await findingsOf(name, path, root);
  if (name.startsWith('false/')) {
    expect(found.filter(([severity = '']) => ['error', 'exit'].includes(severity))).toEqual([]);
    return;
  }
  expect(newIn(found, before[name])).not.toEqual([]);
  const good = join(root, 'good.yaml');
  if (existsSync(good)) {
    expect(newIn(await findingsOf(name, good, root), before[`${name}#good`])).toEqual([]);
  }
});
