import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BuiltCopy, changeByte, cutOff, makeFile, makeFolder, SOUND } from '../support/built-copy';
import type { Ended } from '../support/project';

const copy = new BuiltCopy();
const small = copy.folder('small');
const CDK8S = join(copy.root, 'node_modules/cdk8s-cli/bin/cdk8s');
const validate = (): Promise<Ended> => copy.keyfit('validate', 'sound.yaml');
const synth = (): Promise<Ended> => copy.synth();

/** Runs cdk8s with the plugin on a small app, which takes a third of what the project's own takes. */
function plugin(): Promise<Ended> {
  return copy.run(['node', CDK8S, 'synth'], { cwd: small });
}

beforeAll(() => {
  writeFileSync(
    join(small, 'app.cjs'),
    `const { ApiObject, App, Chart } = require(${JSON.stringify(join(copy.root, 'node_modules/cdk8s'))});
const app = new App();
new ApiObject(new Chart(app, 'small'), 'map', { apiVersion: 'v1', kind: 'ConfigMap', data: { a: 'x' } });
app.synth();
`,
  );
  writeFileSync(
    join(small, 'cdk8s.yaml'),
    `language: typescript
app: node app.cjs
output: out
validations:
  - package: ${join(copy.root, 'bin/cdk8s-plugin.cjs')}
    version: 0.1.0
    class: KeyfitValidation
`,
  );
});

afterAll(() => {
  copy.remove();
});

test('runs at the same time end as each would alone after a change of a source, cdk8s among them', async () => {
  await validate();
  const ended = await copy.edited('lib/cli/rules.ts', 'list all rules', 'list every rule', () =>
    Promise.all([
      ...['sound', 'broken', 'gone'].map((name) => copy.keyfit('validate', `${name}.yaml`)),
      copy.run(['node', CDK8S, 'synth']),
      copy.keyfit('--version'),
    ]),
  );

  expect(ended.map(({ status }) => status)).toEqual([0, 1, 2, 0, 0]);
  expect(ended.map(({ stderr }) => stderr)).toEqual(['', '', expect.stringMatching(/^gone\.yaml: .+\n$/), '', '']);
});

test.each<[string, (file: string) => void, () => Promise<Ended>]>([
  ['worker.js', cutOff, validate],
  ['synth.js', cutOff, synth],
  ['plugin.js', changeByte, plugin],
  ['keyfit.js', makeFolder, validate],
  ['..', makeFile, validate],
])('what was kept is built anew where it is broken: %s, by %p', async (name, spoil, run) => {
  await copy.expectMended(name, spoil, run);
});

test('what was kept is built anew where only the notes of the type checker are left, and they are broken', async () => {
  await validate();
  const before = copy.hashes();
  rmSync(dirname(copy.fileOf('keyfit.js')), { recursive: true });
  cutOff(join(copy.store, 'tsconfig.build.json.tsbuildinfo'));

  expect(await validate()).toEqual(SOUND);
  expect([...before]).toEqual(expect.arrayContaining([...copy.hashes()]));
});

test('without a place to keep what is built, since build/ is a link that leads nowhere, the command and the app run all the same', async () => {
  await copy.expectToRunWithoutPlace((place) => {
    symlinkSync('/nowhere/at/all', place);
  });
});
