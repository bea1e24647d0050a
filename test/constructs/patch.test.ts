import { JsonPatch } from 'cdk8s';
import { applyPatches } from '../../lib/constructs';

const before = { spec: { containers: [{ name: 'web' }] } };

test('a patch adds what it says, and leaves the rest and its input alone', () => {
  const input = structuredClone(before);

  const after = applyPatches('Deployment/web', input, [JsonPatch.add('/spec/containers/0/restartPolicy', 'Always')]);

  expect(after).toEqual({ spec: { containers: [{ name: 'web', restartPolicy: 'Always' }] } });
  expect(input).toEqual(before);
});

test('patches build on each other', () => {
  const patches = [JsonPatch.add('/spec/extra', {}), JsonPatch.add('/spec/extra/inner', 1)];

  expect(applyPatches('Deployment/web', before, patches)).toMatchObject({ spec: { extra: { inner: 1 } } });
});

test('fails when a patch changes nothing, and names the object', () => {
  const patch = JsonPatch.add('/spec/containers/0/name', 'web');

  expect(() => applyPatches('Deployment/web', before, [patch])).toThrow(
    'Deployment/web: a patch has no effect: remove it, or name the field it was meant for',
  );
});

test('fails when only the second of two patches changes nothing', () => {
  const patch = JsonPatch.add('/spec/once', true);

  expect(() => applyPatches('Deployment/web', before, [patch, patch])).toThrow('a patch has no effect');
});

test('fails when a patch is for a place that is not there', () => {
  expect(() => applyPatches('Deployment/web', before, [JsonPatch.add('/spec/initContainers/0/x', 1)])).toThrow();
});
