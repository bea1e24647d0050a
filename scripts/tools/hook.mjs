import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { cache } from '../cache.mjs';
import { root } from '../sources.mjs';
import { Repository } from './repository.mjs';

const VERSION = '4.7.0';

function succeeds(command, ...args) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

/** The folder of pre-commit's program: the one on the path, else one that Python's package index has; or undefined. */
function programs() {
  if (succeeds('pre-commit', '--version')) return '';
  const folder = join(cache, `pre-commit-${VERSION}`);
  const bin = join(folder, 'bin');
  if (succeeds(join(bin, 'pre-commit'), '--version')) return bin;
  rmSync(folder, { recursive: true, force: true });
  const installed =
    succeeds('python3', '-m', 'venv', folder) &&
    succeeds(join(bin, 'python'), '-m', 'pip', 'install', '--quiet', `pre-commit==${VERSION}`);
  return installed ? bin : undefined;
}

const CONFIG = `apiVersion: v1
kind: ConfigMap
metadata:
  name: till-config
data:
  currency: EUR
`;

const POD = `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: till
      image: registry.test/till:1.4.2
      env:
        - name: CURRENCY
          valueFrom:
            configMapKeyRef: { name: till-config, key: currency }
`;

/** A key that the pod reads is gone. */
const WITHOUT_KEY = CONFIG.replace('currency', 'locale');

/** Two commits of the same file, of which only the first is staged. */
function stageAndGoOn(repository, staged, after) {
  repository.write('k8s/config.yaml', staged);
  repository.stage('k8s/config.yaml');
  repository.write('k8s/config.yaml', after);
}

/** What somebody commits, each from the same sound state, and which rule stops it; none where it has to pass. */
const COMMITS = [
  {
    name: 'a manifest without the one that it names',
    make: (repository) => {
      repository.write('k8s/pod.yaml', POD.replace('1.4.2', '1.4.3'));
      repository.stage('k8s/pod.yaml');
    },
  },
  {
    name: 'YAML that is no manifest',
    make: (repository) => {
      repository.write('settings.yaml', 'replicas: 4\n');
      repository.stage('settings.yaml');
    },
  },
  {
    name: 'a file that is no YAML',
    make: (repository) => {
      repository.write('readme.md', 'A shop.\n');
      repository.stage('readme.md');
    },
  },
  {
    name: 'a fault in a file that is not part of it',
    make: (repository) => {
      repository.write('k8s/config.yaml', WITHOUT_KEY);
      repository.stage('k8s/config.yaml');
    },
    rule: 'configmap-key-exists',
  },
  {
    name: 'nothing but a removal',
    make: (repository) => {
      repository.remove('k8s/config.yaml');
      repository.stage('k8s/config.yaml');
    },
    rule: 'configmap-exists',
  },
  {
    name: 'a fault whose repair is not staged',
    make: (repository) => stageAndGoOn(repository, WITHOUT_KEY, CONFIG),
    rule: 'configmap-key-exists',
  },
  {
    name: 'a change beside a fault that is not staged',
    make: (repository) => stageAndGoOn(repository, `${CONFIG}  locale: de\n`, WITHOUT_KEY),
  },
];

/** Somebody's repository with the hook of this one, from the settings that he writes for it. */
function foreign(place, name, { hooks, env }, args) {
  const repository = new Repository(join(place, name), env);
  const rev = hooks.run('git', 'rev-parse', 'HEAD');
  repository.write(
    '.pre-commit-config.yaml',
    `repos:
  - repo: ${hooks.folder}
    rev: ${rev}
    hooks:
      - id: keyfit-validate${args === undefined ? '' : `\n        args: ${JSON.stringify(args)}`}
`,
  );
  repository.run('pre-commit', 'install');
  return repository;
}

function expectPass({ status, said }, name) {
  assert.equal(status, 0, `${name}: it does not pass:\n${said}`);
  assert.match(said, /keyfit validate\.+Passed\n/, name);
}

function expectStop({ status, said }, name, rule) {
  assert.equal(status, 1, `${name}: it passes:\n${said}`);
  assert.match(said, /keyfit validate\.+Failed\n/, name);
  assert.ok(said.includes(rule), `${name}: another finding than ${rule}:\n${said}`);
}

function proveCommits(place, setting) {
  const repository = foreign(place, 'shop', setting, ['--world', 'closed', 'k8s/']);
  repository.write('k8s/config.yaml', CONFIG);
  repository.write('k8s/pod.yaml', POD);
  repository.write('settings.yaml', 'replicas: 3\n');
  repository.stage('.');
  expectPass(repository.commit(), 'everything');
  const sound = repository.run('git', 'rev-parse', 'HEAD');
  for (const { name, make, rule } of COMMITS) {
    repository.reset(sound);
    make(repository);
    const ended = repository.commit();
    if (rule === undefined) expectPass(ended, name);
    else expectStop(ended, name, rule);
    console.log(`ok      a commit of ${name} ${rule === undefined ? 'passes' : `is stopped by ${rule}`}`);
  }
}

/** Without arguments it is about the whole repository, which may have no manifest at all. */
function proveDefault(place, setting) {
  const repository = foreign(place, 'letters', setting);
  repository.write('letter.yaml', 'to: somebody\n');
  repository.stage('.');
  expectPass(repository.commit(), 'no manifest anywhere');
  repository.write('config.yaml', WITHOUT_KEY);
  repository.write('pod.yaml', POD);
  repository.stage('.');
  expectStop(repository.commit(), 'no arguments', 'configmap-key-exists');
  console.log('ok      without arguments the hook is about the whole repository, and silent where it has no manifest');
}

/** This project's own hooks, of which the last one is for its own manifests. */
function proveOwn(env) {
  const own = (...args) => {
    const { status, stdout, stderr } = spawnSync('pre-commit', args, { cwd: root, env, encoding: 'utf8' });
    return { status, said: stdout + stderr };
  };
  const { status, said } = own('validate-manifest', '.pre-commit-hooks.yaml');
  assert.equal(status, 0, said);
  if (!succeeds('git', '-C', root, 'rev-parse')) {
    console.log('skipped: the hooks of this project (it is no git repository here)');
    return;
  }
  const ended = own('run', '--all-files');
  assert.equal(ended.status, 0, ended.said);
  console.log('ok      the hooks of this project pass on it');
}

/** The hook that others get from this project, in the real pre-commit and in repositories of others. */
export function proveHook(place) {
  const folder = programs();
  if (folder === undefined) {
    console.log('skipped: the hook for pre-commit (it is not on the path, and Python cannot install it)');
    return;
  }
  const bin = join(place, 'bin');
  mkdirSync(bin);
  symlinkSync(join(root, 'bin/keyfit.mjs'), join(bin, 'keyfit'));
  const path = [bin, folder, process.env.PATH].filter((part) => part !== '').join(':');
  const env = { PATH: path, HOME: place, PRE_COMMIT_HOME: join(place, 'pre-commit') };
  const hooks = new Repository(join(place, 'hooks'), env);
  copyFileSync(join(root, '.pre-commit-hooks.yaml'), join(hooks.folder, '.pre-commit-hooks.yaml'));
  hooks.stage('.');
  hooks.commit();
  proveCommits(place, { hooks, env });
  proveDefault(place, { hooks, env });
  proveOwn(env);
}
