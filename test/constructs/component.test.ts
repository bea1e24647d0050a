import { App } from 'cdk8s';
import { Construct } from 'constructs';
import { Component, ConfigMap } from '../../lib/constructs';
import { text } from '../../lib/config';
import { everything } from '../support/everything';
import { at, callName, type Manifest } from '../support/manifest';
import { objectsOf, renderComponent, testTarget } from '../support/render';

/** Built at the root, under an id that is its name. */
const here = renderComponent(everything).objects;

function builtUnder(place: (app: App) => Construct, id: string): Manifest[] {
  const app = new App();
  everything(new Component(place(app), 'web', testTarget(), id));
  return objectsOf(app).filter((object) => at(object, 'metadata', 'labels', 'app.kubernetes.io/component') === 'web');
}

/** What an object means by labels, which a cluster does not let anybody change. */
function selectors({ kind, spec = {} }: Manifest): unknown {
  const { selector, podSelector } = spec as Manifest;
  return { kind, selector, podSelector };
}

describe('a component may be moved', () => {
  const places: [string, (app: App) => Construct, string][] = [
    ['another id', (app) => app, 'another-id'],
    ['a deeper place', (app) => new Construct(new Construct(app, 'some'), 'where-else'), 'web'],
    ['a deeper place and another id', (app) => new Construct(app, 'group'), 'renamed'],
    ['a place inside another component', (app) => new Component(app, 'parent', testTarget(), 'p'), 'child'],
  ];

  test.each(places)('%s changes no name, no label, no selector and nothing else', (_, place, id) => {
    expect(builtUnder(place, id)).toEqual(here);
  });

  test('and this promise is about every kind that constructs make, each by the version of its API', () => {
    expect(Object.fromEntries(here.map(({ kind, apiVersion }) => [kind, apiVersion]))).toEqual({
      ConfigMap: 'v1',
      Deployment: 'apps/v1',
      ExternalSecret: 'external-secrets.io/v1',
      HorizontalPodAutoscaler: 'autoscaling/v2',
      Ingress: 'networking.k8s.io/v1',
      Job: 'batch/v1',
      LimitRange: 'v1',
      Namespace: 'v1',
      NetworkPolicy: 'networking.k8s.io/v1',
      Password: 'generators.external-secrets.io/v1alpha1',
      PodDisruptionBudget: 'policy/v1',
      PriorityClass: 'scheduling.k8s.io/v1',
      ResourceQuota: 'v1',
      Role: 'rbac.authorization.k8s.io/v1',
      RoleBinding: 'rbac.authorization.k8s.io/v1',
      SecretStore: 'external-secrets.io/v1',
      Service: 'v1',
      ServiceAccount: 'v1',
      StatefulSet: 'apps/v1',
      VerticalPodAutoscaler: 'autoscaling.k8s.io/v1',
    });
  });

  test('and no kind is of two API versions', () => {
    const versions = new Set(here.map(({ kind, apiVersion }) => `${String(kind)} ${String(apiVersion)}`));

    expect(versions.size).toBe(new Set(here.map(({ kind }) => kind)).size);
  });
});

test('no object carries a label that cdk8s derives from the construct tree', () => {
  expect(JSON.stringify(here)).not.toContain('cdk8s.io/');
});

test('no name carries a hash of the construct tree: each is the prefix and what its author called it', () => {
  const names = here.filter(({ kind }) => kind !== 'Job').map(callName);

  expect(names).toEqual(
    expect.arrayContaining(['ConfigMap/test-config', 'Deployment/test-frontend', 'ServiceAccount/test-cloud']),
  );
  expect(names.filter((name) => !/\/test-[a-z-]+$/.test(name))).toEqual([]);
});

const CLUSTER_SCOPED = ['Namespace', 'PriorityClass'];

test('every object is in the namespace of its environment, but for the cluster-scoped ones', () => {
  const places = here
    .filter(({ kind }) => !CLUSTER_SCOPED.includes(String(kind)))
    .map((object) => [callName(object), at(object, 'metadata', 'namespace')]);

  expect(places.filter(([, namespace]) => namespace !== 'test-space')).toEqual([]);
});

test('cluster-scoped objects name no namespace', () => {
  const scoped = here.filter(({ kind }) => CLUSTER_SCOPED.includes(String(kind)));

  expect(scoped.map((object) => at(object, 'metadata', 'namespace'))).toEqual([undefined, undefined]);
});

test("every object carries the environment's labels and its component's name", () => {
  const unlabelled = here.filter((object) => {
    const labels = at(object, 'metadata', 'labels') as Manifest;
    return labels.environment !== 'testing' || labels['app.kubernetes.io/component'] !== 'web';
  });

  expect(unlabelled.map(callName)).toEqual([]);
});

test('the prefix of another environment changes every name and no selector', () => {
  const there = renderComponent(everything, { prefix: 'other' }).objects;

  expect(there.filter((object) => callName(object).includes('/test-') && object.kind !== 'Namespace')).toEqual([]);
  expect(there.map(selectors)).toEqual(here.map(selectors));
});

test('a fault names the environment, the component and the place', () => {
  const { faults } = renderComponent((component) => {
    component.fault('frontend.resources', 'is too small');
  });

  expect(faults).toEqual([{ path: 'testing.web.frontend.resources', message: 'is too small' }]);
});

test('fails for a config value out of range, under the path that an overlay has for it', () => {
  const { faults } = renderComponent((component) => {
    const keys = { level: text({ pattern: /^[a-z]+$/, doc: 'Level.' }) } as const;
    new ConfigMap(component, 'config', { keys, values: { level: 'INFO' }, wired: {} });
  });

  expect(faults).toEqual([{ path: 'testing.web.config.level', message: 'must match ^[a-z]+$, got "INFO"' }]);
});
