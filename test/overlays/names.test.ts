import { everywhere } from '../components/support';

/** Kinds of this platform that stand outside any namespace. */
const CLUSTER_SCOPED = ['GlobalRules', 'Namespace', 'PriorityClass'];

describe.each(everywhere)('%s', (_, rendered) => {
  const { objects, prefix, namespace } = rendered;

  test('every namespaced object is in the namespace of the environment', () => {
    const strays = objects.filter(({ kind, metadata }) =>
      CLUSTER_SCOPED.includes(kind) ? metadata.namespace !== undefined : metadata.namespace !== namespace,
    );

    expect(objects.length).toBeGreaterThan(40);
    expect(strays.map(({ kind, metadata }) => `${kind}/${metadata.name}`)).toEqual([]);
  });

  test('every object has the prefix of the environment in its name, once', () => {
    const wrong = objects
      .map(({ metadata }) => metadata.name)
      .filter((name) => !name.startsWith(`${prefix}-`) || name.startsWith(`${prefix}-${prefix}-`));

    expect(wrong).toEqual([]);
  });

  test('every name is one that DNS allows', () => {
    const wrong = objects
      .map(({ metadata }) => metadata.name)
      .filter((name) => !/^(?=.{1,63}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(name));

    expect(wrong).toEqual([]);
  });

  test('every object says where it belongs', () => {
    const labels = { environment: rendered.environment.identity.stage, 'app.kubernetes.io/managed-by': 'keyfit' };

    for (const { metadata } of objects) expect(metadata.labels).toMatchObject(labels);
  });

  test('no selector holds a label that differs between environments, which a cluster could not change', () => {
    const text = JSON.stringify(
      objects.map((object) => (object as { spec?: { selector?: unknown } }).spec?.selector ?? {}),
    );

    expect(text).toContain('"app"');
    expect(text).not.toMatch(/"environment"|managed-by|part-of/);
  });

  test('no two Ingresses claim one path of one host', () => {
    const claims = rendered
      .ofKind('Ingress')
      .flatMap(({ spec }) => spec.rules.flatMap(({ host, http }) => http.paths.map(({ path }) => host + path)));

    expect(claims.length).toBeGreaterThan(0);
    expect(new Set(claims).size).toBe(claims.length);
  });
});

test('no host and no object name stands in two environments, so that all may share a cluster and a domain', () => {
  const names = everywhere.flatMap(([, rendered]) => [
    ...rendered.objects.map(({ kind, metadata }) => `${kind}/${metadata.name}`),
    ...rendered.ofKind('Ingress').flatMap(({ spec }) => spec.rules.map(({ host }) => host)),
  ]);

  expect(new Set(names).size).toBe(names.length);
});
