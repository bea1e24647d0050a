import { JsonPatch } from 'cdk8s';
import { buildGraph } from '../../lib/manifests';
import { referenceExists } from '../../lib/policy/rules/reference-exists';
import { at, container, find, listAt, ofKind, podSpec, type Manifest } from '../support/manifest';
import { changed, found, named, platform, platforms, without } from './platforms';

function broken(objects: readonly Manifest[]): string[] {
  return [...referenceExists.check(buildGraph(objects))].map(({ rule, message }) => `${rule}: ${message}`);
}

/** The set without one key of one ConfigMap or ExternalSecret. */
function withoutKey(objects: readonly Manifest[], object: Manifest, key: string): Manifest[] {
  const path = object.kind === 'ConfigMap' ? '/data' : '/spec/target/template/data';
  return changed(
    objects,
    String(object.kind),
    String(at(object, 'metadata', 'name')),
    JsonPatch.remove(`${path}/${key.replaceAll('/', '~1')}`),
  );
}

function keysOf(object: Manifest): string[] {
  if (object.kind === 'ConfigMap') return Object.keys(at(object, 'data') as Manifest);
  const template = at(object, 'spec', 'target', 'template') as Manifest;
  return Object.keys(template.data ?? {});
}

/** Kinds whose objects are there to be named by others. */
const NAMED_KINDS = [
  'ConfigMap',
  'ExternalSecret',
  'ServiceAccount',
  'SecretStore',
  'PriorityClass',
  'Role',
  'Password',
];

describe.each(platforms)('$name', ({ objects }) => {
  test('a ConfigMap or Secret that lacks any one of its keys is refused', () => {
    const sources = objects.filter(({ kind }) => kind === 'ConfigMap' || kind === 'ExternalSecret');
    const cuts = sources.flatMap((object) => keysOf(object).map((key) => ({ object, key })));

    const unnoticed = cuts.filter(({ object, key }) => broken(withoutKey(objects, object, key)).length === 0);

    expect(cuts.length).toBeGreaterThan(50);
    expect(unnoticed.map(({ key }) => key)).toEqual([]);
  });

  test('a set that lacks any one object that others name is refused', () => {
    const targets = named(objects).filter(([, { kind }]) => NAMED_KINDS.includes(String(kind)));

    const unnoticed = targets.filter(([, object]) => broken(objects.filter((one) => one !== object)).length === 0);

    expect(unnoticed.map(([name]) => name)).toEqual([]);
  });

  test('every Secret that a pod reads is made here, under the name that the pod reads', () => {
    const made = new Set(ofKind(objects, 'ExternalSecret').map((one) => at(one, 'spec', 'target', 'name')));
    const workloads = objects.filter(({ kind }) => ['Deployment', 'StatefulSet', 'Job'].includes(String(kind)));
    const read = workloads.flatMap(
      (workload) =>
        JSON.stringify(workload)
          .match(/"(?:secretKeyRef":{"key":"[^"]+","name|secretName)":"[^"]+"/g)
          ?.map((text) => text.split('"').at(-2)) ?? [],
    );

    expect(read.length).toBeGreaterThan(5);
    expect(read.filter((name) => !made.has(name))).toEqual([]);
  });

  test('no reference is optional, so that nothing starts without what it needs', () => {
    expect(JSON.stringify(objects)).not.toContain('"optional"');
  });

  test('no Role lists or watches what it names, and every name is made here', () => {
    const rules = ofKind(objects, 'Role').flatMap((role) => listAt(role, 'rules'));
    const verbs = rules.flatMap((rule) => rule.verbs as string[]);

    expect(verbs.filter((verb) => verb !== 'get')).toEqual([]);
    expect(broken(objects)).toEqual([]);
  });

  test('every autoscaler acts on a workload of the kind and name that exists', () => {
    const scalers = objects.filter(({ kind }) => /^(Horizontal|Vertical)PodAutoscaler$/.test(String(kind)));
    const targets = scalers.map((scaler) => {
      const spec = at(scaler, 'spec') as Manifest;
      return (spec.scaleTargetRef ?? spec.targetRef) as Manifest;
    });

    expect(targets.map(({ kind, name }) => find(objects, String(kind), String(name)).kind)).toEqual(
      targets.map(({ kind }) => kind),
    );
  });
});

describe('the gate', () => {
  const { objects } = platform('staging-gke');
  const deployment = 'staging-mcp-server-langgraph';

  function environmentVariable(name: string, ...path: string[]) {
    const list = listAt(container(find(objects, 'Deployment', deployment), 'mcp-server-langgraph'), 'env');
    const index = list.findIndex((variable) => variable.name === name);
    return ['/spec/template/spec/containers/0/env', index, ...path].join('/');
  }

  test('a Secret named without the prefix of its environment is refused', () => {
    const path = environmentVariable('JWT_SECRET_KEY', 'valueFrom', 'secretKeyRef', 'name');
    const lost = changed(objects, 'Deployment', deployment, JsonPatch.replace(path, 'mcp-server-langgraph-secrets'));

    expect(found(lost)).toEqual([
      expect.stringMatching(/^secret-exists: .* is made by nothing; .*"staging-mcp-server-langgraph-secrets"/),
      'unused-key: nothing reads key "jwt-secret-key" of Secret/staging-mcp-server-langgraph-secrets: use it or remove it',
    ]);
  });

  test('a variable that reads a key which only another environment has is refused', () => {
    const path = environmentVariable('TIMEOUT_LLM', 'valueFrom', 'configMapKeyRef', 'key');
    const lost = changed(objects, 'Deployment', deployment, JsonPatch.replace(path, 'llm_timeout_seconds'));

    expect(found(lost)).toContainEqual(
      expect.stringMatching(/^configmap-key-exists: ConfigMap "staging-mcp-server-langgraph-config" has no key/),
    );
  });

  test('a pod whose service account was deleted is refused', () => {
    const lost = without(without(objects, 'ServiceAccount', 'staging-keycloak'), 'ServiceAccount', 'staging-openfga');
    const accounts = found(lost).filter((text) => text.startsWith('serviceaccount-exists'));

    // Keycloak, OpenFGA and its migration.
    expect(accounts).toHaveLength(3);
  });

  test('an ExternalSecret whose store is named with the prefix twice is refused', () => {
    const lost = changed(
      objects,
      'ExternalSecret',
      'staging-keycloak-secrets',
      JsonPatch.replace('/spec/secretStoreRef/name', 'staging-staging-vault'),
    );
    expect(found(lost)).toEqual([
      expect.stringMatching(/^secretstore-exists: SecretStore "staging-staging-vault" is made by nothing/),
    ]);
  });

  test('an autoscaler that names another kind than its workload has is refused', () => {
    const lost = changed(
      objects,
      'VerticalPodAutoscaler',
      'staging-keycloak',
      JsonPatch.replace('/spec/targetRef/kind', 'StatefulSet'),
    );
    expect(found(lost)).toEqual([
      expect.stringMatching(/^statefulset-exists: StatefulSet "staging-keycloak" is made by nothing/),
    ]);
  });

  test('a pod whose priority class nobody makes is refused', () => {
    const { objects: production } = platform('production-gke');
    const lost = changed(
      production,
      'Deployment',
      'production-mcp-server-langgraph',
      JsonPatch.replace('/spec/template/spec/priorityClassName', 'high-priority-apps'),
    );
    expect(found(lost)).toEqual([
      expect.stringMatching(/^priorityclass-exists: PriorityClass "high-priority-apps" is made by nothing/),
    ]);
  });

  test('a Role for a Secret that nobody makes is refused', () => {
    const { objects: dev } = platform('dev');
    const lost = changed(
      dev,
      'Role',
      'dev-vault-reader',
      JsonPatch.replace('/rules/0/resourceNames/0', 'keycloak-admin-credentials'),
    );
    expect(found(lost)).toContainEqual(
      expect.stringMatching(/^secret-exists: Secret "keycloak-admin-credentials" is made by nothing/),
    );
  });

  test('a key that nothing reads is refused', () => {
    const noisy = changed(objects, 'ConfigMap', 'staging-openfga-config', JsonPatch.add('/data/GCP_PROJECT_ID', 'p'));
    expect(found(noisy)).toEqual([
      'unused-key: nothing reads key "GCP_PROJECT_ID" of ConfigMap/staging-openfga-config: use it or remove it',
    ]);
  });

  test('a mount without a volume is refused', () => {
    const pod = podSpec(find(objects, 'Deployment', 'staging-openfga'));
    const cache = { name: 'cache', mountPath: '/var/cache' };
    const lost = changed(
      objects,
      'Deployment',
      'staging-openfga',
      JsonPatch.add('/spec/template/spec/containers/0/volumeMounts/-', cache),
    );

    expect(listAt(pod, 'volumes').map(({ name }) => name)).not.toContain('cache');
    expect(found(lost)).toEqual(['volume-exists: the pod has no volume "cache"']);
  });
});
