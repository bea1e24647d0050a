import { chmodSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Folder, type JsonReport } from './support';

/**
 * Stands for Kustomize, which a machine with only Node has not: puts the resources of a folder one behind the other, those
 * of other folders included, and a prefix before the names of objects. `npm run test:tools` asks the real one.
 */
const STAND_IN = `#!${process.execPath}
const { readFileSync, statSync } = require('node:fs');
const { join } = require('node:path');
const build = (folder) => {
  const text = readFileSync(join(folder, 'kustomization.yaml'), 'utf8');
  if (text.includes('fails:')) {
    console.error(/fails: (.*)/.exec(text)[1]);
    process.exit(1);
  }
  const names = (/resources: \\[(.*)\\]/.exec(text)?.[1] ?? '').split(', ').filter(Boolean);
  const parts = names.map((name) => join(folder, name)).map((path) => (statSync(path).isDirectory() ? build(path) : readFileSync(path, 'utf8')));
  const prefix = /namePrefix: (.*)/.exec(text)?.[1] ?? '';
  return parts.join('---\\n').replaceAll(/^  name: /gm, '  name: ' + prefix);
};
process.stdout.write(build(process.argv.at(-1)));
`;

const MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  a: x\n';

function reader(key: string, map = 'settings'): string {
  return `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  automountServiceAccountToken: false
  containers:
    - name: main
      image: registry.test/till:1.4.2
      env:
        - name: A
          valueFrom:
            configMapKeyRef:
              name: ${map}
              key: ${key}
`;
}

let folder: Folder;
const programs = process.env.PATH;

beforeEach(() => {
  folder = new Folder();
  folder.write('bin/kustomize', STAND_IN);
  chmodSync(join(folder.path, 'bin/kustomize'), 0o755);
  process.env.PATH = `${join(folder.path, 'bin')}${delimiter}${programs}`;
});

afterEach(() => {
  process.env.PATH = programs;
  folder.remove();
});

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) folder.write(name, text);
}

async function report(...paths: readonly string[]): Promise<JsonReport & { readonly status: number }> {
  const { status, stdout } = await folder.run(['validate', '--format', 'json', ...paths]);
  return { ...(JSON.parse(stdout) as JsonReport), status };
}

function errors({ findings }: JsonReport): string[] {
  return findings
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, file, line }) => `${rule} ${file}:${line}`);
}

/** A base and two overlays of it: what most trees look like. */
const TREE = {
  'k8s/base/kustomization.yaml': 'resources: [map.yaml, pod.yaml]\n',
  'k8s/base/map.yaml': MAP,
  'k8s/base/pod.yaml': reader('a'),
  'k8s/overlays/dev/kustomization.yaml': 'resources: [../../base]\n',
  'k8s/overlays/prod/kustomization.yaml': 'resources: [../../base]\nnamePrefix: prod-\n',
};

describe('a folder with kustomizations', () => {
  test('is checked by those that no other takes in, each a set of its own', async () => {
    write(TREE);
    const { sets } = await report('k8s');

    expect(sets?.map(({ name, resources }) => `${name}: ${resources}`)).toEqual([
      `${join('k8s', 'overlays', 'dev')}: 2`,
      `${join('k8s', 'overlays', 'prod')}: 2`,
    ]);
  });

  test('tells what a prefix breaks, at the file of the base that a person can open', async () => {
    write(TREE);
    const found = await report('k8s');

    expect(found.status).toBe(1);
    expect(errors(found)).toEqual([`configmap-exists ${join('k8s', 'base', 'pod.yaml')}:14`]);
  });

  test('tells programs too what of a kustomization could not be read', async () => {
    write({ ...TREE, 'k8s/base/map.yaml': 'a: [\n' });
    const { status, problems } = await report('k8s');

    expect(status).toBe(2);
    expect(problems.map(({ file }) => file)).toContain(join('k8s', 'overlays', 'dev'));
  });

  test('says at the top of the text what was checked and what was left out', async () => {
    write({ ...TREE, 'k8s/chart/Chart.yaml': 'name: shop\n', 'k8s/chart/templates/a.yaml': '{{ broken' });
    const { stdout } = await folder.run(['validate', 'k8s']);

    expect(stdout.split('\n').slice(0, 4)).toEqual([
      'Checked',
      '  each on its own: k8s/overlays/dev, k8s/overlays/prod',
      '  left out: k8s/chart: a Helm chart: --helm renders it',
      '',
    ]);
  });

  test('does not deploy a component, and follows it from those that take it in', async () => {
    write({
      'k8s/parts/kustomization.yaml': 'kind: Component\nresources: [map.yaml]\n',
      'k8s/parts/map.yaml': MAP,
      'k8s/app/kustomization.yaml': 'components: [../parts]\nresources: [pod.yaml]\n',
      'k8s/app/pod.yaml': reader('a'),
    });

    expect((await report('k8s')).sets?.map(({ name }) => name)).toEqual([join('k8s', 'app')]);
  });

  test('holds other manifests as one more set, and reads none of a kustomization as it lies there', async () => {
    write({
      ...TREE,
      'k8s/plain/pod.yaml': reader('b'),
      'k8s/plain/map.yaml': MAP,
      'k8s/base/patch.yaml': reader('c'),
    });
    const found = await report('k8s');

    expect(found.sets?.map(({ name, resources }) => `${name}: ${resources}`)).toContain('other manifests of k8s: 2');
    expect(errors(found)).toContain(`configmap-key-exists ${join('k8s', 'plain', 'pod.yaml')}:15`);
    expect(errors(found)).toHaveLength(2);
  });

  test('that does not build is a finding with what the tool says, and hides no other', async () => {
    write({ ...TREE, 'k8s/broken/kustomization.yaml': 'fails: no such resource: pdo.yaml\n' });
    const found = await report('k8s');
    const broken = found.findings.find(({ rule }) => rule === 'kustomization-builds');

    expect(found.status).toBe(1);
    expect(broken).toMatchObject({
      severity: 'error',
      file: join('k8s', 'broken', 'kustomization.yaml'),
      message: 'the kustomization does not build: fails: no such resource: pdo.yaml'.replace('fails: ', ''),
    });
    expect(errors(found)).toHaveLength(2);
  });

  test.each([
    ['must specify --enable-helm', /renders a Helm chart/],
    ['external plugins disabled; unable to load external plugin "ksops"', /with a plugin/],
    ['git fetch failed: could not resolve host', /something from the network/],
  ])('is left out where it needs more than files: %s', async (words, reason) => {
    write({ ...TREE, 'k8s/more/kustomization.yaml': `fails: ${words}\n` });
    const { leftOut, findings } = await report('k8s');

    expect(leftOut).toEqual([{ path: join('k8s', 'more'), reason: expect.stringMatching(reason) as string }]);
    expect(findings.map(({ rule }) => rule)).not.toContain('kustomization-builds');
  });

  test('may be of nothing, which is said', async () => {
    write({ ...TREE, 'k8s/empty/kustomization.yaml': 'resources: []\n' });

    expect((await report('k8s')).leftOut).toEqual([
      { path: join('k8s', 'empty'), reason: 'a kustomization of nothing' },
    ]);
  });
});

describe('what one set needs and another makes', () => {
  const secret = (key: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  ${key}: x\n`;

  beforeEach(() => {
    folder.write('k8s/infra/kustomization.yaml', 'resources: [map.yaml]\n');
    folder.write('k8s/shop/kustomization.yaml', 'resources: [till.yaml]\n');
    folder.write('k8s/shop/till.yaml', reader('a'));
  });

  test('is still needed, and the list says who makes it', async () => {
    folder.write('k8s/infra/map.yaml', secret('a'));
    const { stdout } = await folder.run(['validate', 'k8s']);

    expect(stdout).toContain('  ConfigMap "settings" with key a, which k8s/infra makes\n');
    expect(JSON.parse((await folder.run(['validate', '--format', 'json', 'k8s'])).stdout)).toMatchObject({
      requirements: [{ kind: 'ConfigMap', name: 'settings', madeBy: 'k8s/infra' }],
    });
  });

  test('is made by nobody where a key is missing', async () => {
    folder.write('k8s/infra/map.yaml', secret('b'));
    const { stdout } = await folder.run(['validate', 'k8s']);

    expect(stdout).toContain('  ConfigMap "settings" with key a\n');
  });
});

describe('what no kustomization takes in', () => {
  const MISSING = {
    'k8s/kustomization.yaml': 'resources: [pod.yaml]\n',
    'k8s/pod.yaml': reader('a'),
  };

  test.each([
    ['the folder itself', 'k8s'],
    ['the folder above', '.'],
  ])('is named by the finding that it would mend, which is an error then: %s', async (_, path) => {
    write({ ...MISSING, 'k8s/map.yaml': MAP });
    const { findings } = await report(path);

    expect(findings.find(({ rule }) => rule === 'configmap-exists')).toMatchObject({
      severity: 'error',
      cause: 'resource-not-listed',
      message: `ConfigMap "settings" is made by nothing in this set; it must exist with key a; it stands in ${join('k8s', 'map.yaml')}, which no kustomization takes in`,
      fix: `add ${join('k8s', 'map.yaml')} to the resources of the kustomization beside it, or remove it`,
    });
  });

  test('stays a warning where it is a sample, or another kustomization takes it in', async () => {
    write({ ...MISSING, 'k8s/map.example.yaml': MAP });
    expect((await report('k8s')).status).toBe(0);

    write({
      'k8s/map.yaml': MAP,
      'k8s/second/kustomization.yaml': 'resources: [../map.yaml]\n',
    });
    expect((await report('.')).findings.filter(({ cause }) => cause === 'resource-not-listed')).toMatchObject([
      { severity: 'warning' },
    ]);
  });
});

describe('a base', () => {
  test('that is named alone has warnings where its overlays may put right what it lacks, and says which', async () => {
    write({ ...TREE, 'k8s/base/pod.yaml': reader('b'), '.git/HEAD': '' });
    const found = await report('k8s/base');

    expect(found.status).toBe(0);
    expect(found.findings.map(({ rule, severity }) => `${severity} ${rule}`)).toContain('warning configmap-key-exists');
    expect(found.sets).toMatchObject([
      { name: 'k8s/base', overlays: [join('k8s', 'overlays', 'dev'), join('k8s', 'overlays', 'prod')] },
    ]);
  });

  test('that nothing builds on is deployed as it is', async () => {
    write({ 'k8s/base/kustomization.yaml': TREE['k8s/base/kustomization.yaml'], 'k8s/base/map.yaml': MAP });
    write({ 'k8s/base/pod.yaml': reader('b') });

    expect((await report('k8s/base')).status).toBe(1);
  });
});

describe('a chart of Helm', () => {
  test('that is all there is leaves nothing to check, and the way to check it is said', async () => {
    write({ 'chart/Chart.yaml': 'name: shop\n', 'chart/templates/a.yaml': '{{ broken' });
    const { status, stderr } = await folder.run(['validate', 'chart']);

    expect(status).toBe(2);
    expect(stderr).toBe(
      'chart: left out: a Helm chart: --helm renders it\nchart: nothing to check in "chart"; name a file or folder with Kubernetes manifests\n',
    );
  });

  test('that is all there is is told to programs too', async () => {
    write({ 'chart/Chart.yaml': 'name: shop\n' });

    expect(await report('chart')).toMatchObject({
      status: 2,
      findings: [],
      leftOut: [{ path: 'chart' }],
      problems: [{ file: 'chart', message: 'nothing to check in "chart"' }],
    });
  });
});
