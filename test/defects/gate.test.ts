import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JsonPatch } from 'cdk8s';
import { buildGraph, describe as describeObject } from '../../lib/manifests';
import { placeholder } from '../../lib/policy/rules/secrets/placeholder';
import { synthesize } from '../../lib/synth';
import { environments } from '../../overlays';
import { gate } from '../support/gate';
import { at, callName, find, type Manifest } from '../support/manifest';
import { finding, found, platform, platforms } from './platforms';

const ROOT = join(__dirname, '../..');

/** The same set, in which the session store listens on another port from end to end. */
function onAnotherPort(objects: readonly Manifest[]): Manifest[] {
  return JSON.parse(JSON.stringify(objects).replaceAll('6379', '6400')) as Manifest[];
}

describe.each(platforms)('$name', ({ objects }) => {
  test('passes the gate', () => {
    expect(found(objects)).toEqual([]);
  });

  test.each(['Service', 'ServiceAccount', 'Namespace', 'ConfigMap'])('a %s that stands twice is refused', (kind) => {
    const [original = {}] = objects.filter((object) => object.kind === kind);

    expect(found([...objects, structuredClone(original)])).toContainEqual(
      finding('unique-object', callName(original), 'it stands twice'),
    );
  });

  test('a defect is found in whichever object it stands, the last like the first', () => {
    const note = JsonPatch.add('/metadata/annotations', { note: 'REPLACE_ME' });
    const marked = objects.map((object) => JsonPatch.apply(structuredClone(object), note) as Manifest);

    const findings = [...placeholder.check(buildGraph(marked), gate.settings)];

    expect(findings.map(({ resource }) => describeObject(resource))).toEqual(objects.map(callName));
  });
});

test('the rules compare objects with each other and demand no port by number', () => {
  const moved = onAnotherPort(platform('dev').objects);

  expect(at(find(moved, 'Service', 'dev-redis'), 'spec', 'ports')).toEqual([
    { name: 'session', port: 6400, protocol: 'TCP', targetPort: 'session' },
  ]);
  expect(found(moved)).toEqual([]);
});

test('every environment is rendered on every run', () => {
  const files = [...synthesize(environments, gate).keys()];
  expect(new Set(files.map((file) => file.split('/')[0]))).toEqual(new Set(platforms.map(({ name }) => name)));
});

test('git ignores no file that the platform is made of', () => {
  const ignored = readFileSync(join(ROOT, '.gitignore'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const sources = ['lib', 'overlays', 'images', 'test'].flatMap((folder) =>
    (readdirSync(join(ROOT, folder), { recursive: true }) as string[]).map((path) => `${folder}/${path}`),
  );
  const hides = (pattern: string, path: string) =>
    pattern.startsWith('*') ? path.endsWith(pattern.slice(1)) : `${path}/`.includes(`/${pattern}`);

  expect(ignored.filter((pattern) => !/^(\*\.\w+|[\w-]+\/|\.\*\.synth-\*\/)$/.test(pattern))).toEqual([]);
  expect(sources.length).toBeGreaterThan(100);
  expect(sources.filter((path) => ignored.some((pattern) => hides(pattern, path)))).toEqual([]);
});
