import { allowedRegistry } from '../../../../lib/policy/rules/hardening/allowed-registry';
import { forbiddenKind } from '../../../../lib/policy/rules/hardening/forbidden-kind';
import { requiredLabel } from '../../../../lib/policy/rules/hardening/required-label';
import type { RequiredLabel } from '../../../../lib/policy/settings';
import type { JsonObject } from '../../../../lib/manifests';
import { check, checkWith } from '../../support';

const pod = (image: string) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'till' },
  spec: { containers: [{ name: 'main', image }] },
});

describe('a label that is asked for', () => {
  const map = (labels?: JsonObject) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'prices', ...(labels && { labels }) },
  });
  const faults = (object: JsonObject, facts: Partial<RequiredLabel> = {}) =>
    checkWith(requiredLabel, { requiredLabels: [{ label: 'a/team', reason: 'who is called', ...facts }] }, object);

  test('is a finding where it is missing', () => {
    expect(faults(map())).toMatchObject([{ path: '/metadata', message: 'it has no label "a/team"' }]);
    expect(faults(map({ other: 'x' }))).toMatchObject([{ path: '/metadata/labels' }]);
  });

  test('is asked of the kinds that are named alone', () => {
    expect(faults(map(), { kinds: ['Pod', 'ConfigMap'] })).toHaveLength(1);
    expect(faults(map(), { kinds: ['Pod'] })).toEqual([]);
  });

  test('has a value that fits where one is asked for', () => {
    expect(faults(map({ 'a/team': 'shop' }), { value: 'team-*' })).toMatchObject([
      { path: '/metadata/labels/a~1team', message: 'the label "a/team" is "shop", and "team-*" is asked for' },
    ]);
    expect(faults(map({ 'a/team': 'team-shop' }), { value: 'team-*' })).toEqual([]);
    expect(faults(map({ 'a/team': '' }))).toEqual([]);
  });

  test('is asked of nothing where the settings ask for none', () => {
    expect(check(requiredLabel, map())).toEqual([]);
  });
});

describe('an image', () => {
  const faults = (image: string, ...allowedRegistries: readonly string[]) =>
    checkWith(allowedRegistry, { allowedRegistries }, pod(image));

  test.each([
    ['redis:7', 'registry.example'],
    ['docker.io/bitnami/redis:7', 'docker.io/library'],
    ['registry.example.evil/shop/till:1', 'registry.example'],
    ['registry.example/shopping/till:1', 'registry.example/shop'],
    ['registry.example/other/till:1', 'registry.example/shop*'],
  ])('of no allowed registry is a finding: %s for %s', (image, allowed) => {
    expect(faults(image, 'other.example', allowed)).toMatchObject([{ path: '/spec/containers/0/image' }]);
  });

  test.each([
    ['redis:7', 'docker.io'],
    ['redis:7', 'docker.io/library/redis'],
    ['bitnami/redis:7', 'docker.io/bitnami'],
    ['registry.example/shop/till:1@sha256:0a', 'registry.example/'],
    ['registry.example/shop/till:1', 'registry.example/shop'],
    ['registry.example/shop/till:1', '*/till'],
    ['$(IMAGE)', 'registry.example'],
    ['not an image', 'registry.example'],
  ])('of an allowed one is none, nor is what names no image: %s for %s', (image, allowed) => {
    expect(faults(image, 'other.example', allowed)).toEqual([]);
  });

  test('may come from anywhere where the settings list no registry', () => {
    expect(faults('redis:7')).toEqual([]);
  });
});

test.each([
  ['Pod', 1],
  ['P*', 1],
  ['ConfigMap', 0],
  ['pod', 0],
])('an object of the forbidden kind %s is a finding, and others are none', (kind, count) => {
  const forbiddenKinds = [{ kind, reason: 'ask the platform team' }];

  expect(checkWith(forbiddenKind, { forbiddenKinds }, pod('till:1'))).toHaveLength(count);
});
