// Holds the loader and the command against the real tools: how kubectl reads YAML, what its Kustomize renders, and what
// pre-commit makes of the hook that others get. Needs kubectl and Go, and no cluster, and Python for pre-commit.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { goProgram } from './go-program.mjs';
import { load } from './project.mjs';
import { root } from './sources.mjs';
import { proveHook } from './tools/hook.mjs';
import { proveMutants, proveTexts } from './tools/yaml.mjs';

const folder = mkdtempSync(join(tmpdir(), 'keyfit-tools-'));

function run(command, args, input = '') {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: folder, input, encoding: 'utf8' });
  if (error !== undefined) throw error;
  return { status, stdout, stderr };
}

function isThere(command) {
  return spawnSync(command, ['--help'], { stdio: 'ignore' }).error === undefined;
}

/** Scalars of every form that YAML 1.1 gives a meaning to, and some on the border. */
function scalars() {
  const words = ['y', 'Y', 'yes', 'No', 'on', 'OFF', 'true', 'False', 'oN', '~', 'null', 'NULL', 'nULL', '<<', '='];
  const numbers = ['0', '-0', '012', '0o17', '08', '0x1F', '0b101', '1_000', '1e3', '1.5E-2', '.5', '1.', '+12', '-7'];
  const texts = ['12:30', '1,000', '100m', '1Gi', '2001-01-01', '1.2.3', '1e', '0o8', '_1', '.', '8080/tcp', 'a: b'];
  const dashes = words.flatMap((word) => [`-${word}`, `${word}1`]).filter((word) => !/^-[~=<]/.test(word));
  return [...words, ...numbers, ...texts.map((text) => (text.includes(': ') ? `'${text}'` : text)), ...dashes];
}

/** What the loader and kubectl make of the same text. */
function proveScalars() {
  const { loadText } = load('lib/manifests/load');
  const lines = scalars().map((text, index) => `    v${index}: ${text}`);
  const text = ['apiVersion: v1', 'kind: Probe', 'metadata:', '  name: probe', 'spec:', '  held:', ...lines, ''].join(
    '\n',
  );
  const { status, stdout, stderr } = run('kubectl', ['label', '--local', '-f', '-', '-o', 'json', 'a=b'], text);
  assert.equal(status, 0, stderr);
  const { resources, problems } = loadText(text, 'probe.yaml');
  assert.deepEqual(problems, []);
  assert.deepEqual(JSON.parse(JSON.stringify(resources[0].body.spec)), JSON.parse(stdout).spec);
  console.log(`ok      ${lines.length} scalars are read as kubectl reads them`);
}

function write(files) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

const KUSTOMIZATION = {
  'base/kustomization.yaml': `resources: [deployment.yaml, store.yaml]
configMapGenerator:
  - name: settings
    literals: [log_level=info]
`,
  'base/deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: main
          image: registry.test/web:1.4.2
          env:
            - name: LOG_LEVEL
              valueFrom:
                configMapKeyRef: { name: settings, key: log_level }
`,
  'base/store.yaml': `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  name: credentials
spec:
  secretStoreRef: { kind: ClusterSecretStore, name: vault }
  target: { name: staging-credentials }
  data:
    - secretKey: api-key
      remoteRef: { key: staging-api-key }
`,
  'overlay/kustomization.yaml': `namePrefix: staging-
namespace: staging
resources: [../base]
patches:
  - target: { kind: Deployment, name: web }
    patch: |
      - op: add
        path: /spec/template/spec/containers/0/env/-
        value:
          name: API_KEY
          valueFrom:
            secretKeyRef: { name: credentials, key: api-key }
`,
};

/** The incident in small: Kustomize puts prefix and hash on names of what it builds, and a Secret of an operator is not. */
function proveKustomize() {
  write(KUSTOMIZATION);
  const keyfit = join(root, 'bin/keyfit.mjs');
  const { status, stdout, stderr } = run(process.execPath, [keyfit, 'validate', '--format', 'json', 'overlay']);
  assert.equal(status, 1, stderr);
  const errors = JSON.parse(stdout).findings.filter(({ severity }) => severity === 'error');
  assert.deepEqual(
    errors.map(({ rule, cause, target }) => [rule, cause, target.name]),
    [['secret-exists', 'prefix-not-applied', 'credentials']],
  );
  console.log('ok      a kustomization is rendered; the name that misses its prefix is the only error');
}

const CHART = {
  'chart/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
  'chart/values.yaml': 'key: log_level\n',
  'chart/templates/settings.yaml': `apiVersion: v1
kind: ConfigMap
metadata: { name: '{{ .Release.Name }}-settings' }
data: { log_level: info }
`,
  'chart/templates/web.yaml': `apiVersion: v1
kind: Pod
metadata: { name: '{{ .Release.Name }}-web' }
spec:
  containers:
    - name: main
      image: registry.test/web:1.4.2
      env:
        - name: LOG_LEVEL
          valueFrom:
            configMapKeyRef: { name: '{{ .Release.Name }}-settings', key: '{{ .Values.key }}' }
`,
  'values.yaml': 'key: log_levle\n',
};

/** The release of Helm that is built where none is installed. */
const HELM = 'helm.sh/helm/v3/cmd/helm@v3.18.6';

/** The folder of a Helm: one that is installed, or one that is kept in the cache. */
function helmFolder() {
  return isThere('helm') ? '' : goProgram(HELM);
}

/** A chart is rendered with its own values and with others, and findings name its templates. */
function proveChart() {
  write(CHART);
  const env = { ...process.env, PATH: [helmFolder(), process.env.PATH].filter(Boolean).join(delimiter) };
  const validate = (...args) => {
    const keyfit = [join(root, 'bin/keyfit.mjs'), 'validate', '--only', 'error', '--format', 'line', ...args, 'chart'];
    return spawnSync(process.execPath, keyfit, { cwd: folder, env, encoding: 'utf8' });
  };
  const [sound, broken] = [validate('--helm'), validate('--values', 'values.yaml')];
  assert.deepEqual([sound.status, sound.stdout, sound.stderr], [0, '', '']);
  assert.equal(broken.status, 1, broken.stderr);
  assert.match(broken.stdout, /^chart\/templates\/web\.yaml: error: .*"log_levle".* \[configmap-key-exists\]\n$/);
  console.log('ok      a chart is rendered, with its values and with others; a finding names the template');
}

try {
  if (isThere('kubectl')) {
    proveScalars();
    proveKustomize();
  } else console.log('skipped: reading YAML and rendering kustomizations (no kubectl here)');
  if (isThere('helm') || isThere('go')) proveChart();
  else console.log('skipped: rendering charts (neither Helm nor Go here, which builds it)');
  if (isThere('go')) {
    proveTexts();
    proveMutants();
  } else console.log("skipped: reading YAML as Go's reader does (no Go here)");
  proveHook(folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
