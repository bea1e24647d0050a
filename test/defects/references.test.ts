import { JsonPatch } from 'cdk8s';
import { graphOf } from '../../lib/policy';
import { referenceRules } from '../../lib/policy/rules/references';
import { gate } from '../support/gate';
import { at, container, find, listAt, ofKind, podSpec, type Manifest } from '../support/manifest';
import { changed, finding, found, named, platform, platforms, without } from './platforms';

/** A key of a ConfigMap or ExternalSecret, which is to be taken away. */
interface Cut {
  readonly object: Manifest;
  readonly key: string;
}

/** What the rules about references find, each as `rule: message`. */
function broken(objects: readonly Manifest[]): string[] {
  const graph = graphOf(objects, gate.settings);
  return referenceRules.flatMap((rule) =>
    [...rule.check(graph, gate.settings)].map(({ message }) => `${rule.id}: ${message}`),
  );
}

/** Whether one of the rules about references names something that is gone. */
function isMissed(objects: readonly Manifest[], name: string): boolean {
  return broken(objects).some((text) => text.includes(`"${name}"`));
}

/** Cuts that are made at once: one of each object, and each of another key, so that a message tells them apart. */
function batches(cuts: readonly Cut[]): Cut[][] {
  const open: Cut[][] = [];
  for (const cut of cuts) {
    const free = open.find((batch) => batch.every(({ object, key }) => object !== cut.object && key !== cut.key));
    if (free === undefined) open.push([cut]);
    else free.push(cut);
  }
  return open;
}

/** The cuts of a batch that no rule about references reports. */
function unnoticedIn(objects: readonly Manifest[], batch: readonly Cut[]): Cut[] {
  const texts = broken(
    batch.reduce<readonly Manifest[]>((held, { object, key }) => withoutKey(held, object, key), objects),
  );
  return batch.filter(({ key }) => !texts.some((text) => text.includes(`"${key}"`)));
}

/** The set without one key of one ConfigMap or ExternalSecret. */
function withoutKey(objects: readonly Manifest[], object: Manifest, key: string): readonly Manifest[] {
  const path = object.kind === 'ConfigMap' ? '/data' : '/spec/target/template/data';
  return changed(
    objects,
    String(object.kind),
    String(at(object, 'metadata', 'name')),
    JsonPatch.remove(`${path}/${key.replaceAll('/', '~1')}`),
  );
}

function keysOf(object: Manifest): string[] {
  if (object.kind === 'ConfigMap') return Object.keys(at(object, 'data') ?? {});
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

    const unnoticed = batches(cuts).flatMap((batch) => unnoticedIn(objects, batch));

    expect(cuts.length).toBeGreaterThan(50);
    expect(unnoticed.map(({ key }) => key)).toEqual([]);
  });

  test('a set that lacks any one object that others name is refused', () => {
    const targets = named(objects).filter(([, { kind }]) => NAMED_KINDS.includes(String(kind)));

    const unnoticed = targets.filter(
      ([, object]) =>
        !isMissed(
          objects.filter((one) => one !== object),
          String(at(object, 'metadata', 'name')),
        ),
    );

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

    expect(verbs.filter((verb) => !['get', 'patch'].includes(verb))).toEqual([]);
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
      finding(
        'secret-exists',
        `Deployment/${deployment}`,
        '"mcp-server-langgraph-secrets"',
        '"staging-mcp-server-langgraph-secrets"',
        'prefix',
      ),
    ]);
  });

  test('a variable that reads a key which only another environment has is refused', () => {
    const path = environmentVariable('TIMEOUT_LLM', 'valueFrom', 'configMapKeyRef', 'key');
    const lost = changed(objects, 'Deployment', deployment, JsonPatch.replace(path, 'llm_timeout_seconds'));

    expect(found(lost)).toContainEqual(
      finding(
        'configmap-key-exists',
        `Deployment/${deployment}`,
        `"${deployment}-config"`,
        'no key "llm_timeout_seconds"',
      ),
    );
  });

  test('a pod whose service account was deleted is refused', () => {
    const lost = without(without(objects, 'ServiceAccount', 'staging-keycloak'), 'ServiceAccount', 'staging-openfga');

    expect(found(lost)).toEqual([
      finding('serviceaccount-exists', 'Deployment/staging-keycloak', '"staging-keycloak"'),
      finding('serviceaccount-exists', 'Deployment/staging-openfga', '"staging-openfga"'),
      finding('serviceaccount-exists', 'Job/staging-openfga-migrate-', '"staging-openfga"'),
    ]);
  });

  test('an ExternalSecret whose store is named with the prefix twice is refused', () => {
    const lost = changed(
      objects,
      'ExternalSecret',
      'staging-keycloak-secrets',
      JsonPatch.replace('/spec/secretStoreRef/name', 'staging-staging-vault'),
    );
    expect(found(lost)).toEqual([
      finding(
        'secretstore-exists',
        'ExternalSecret/staging-keycloak-secrets',
        '"staging-staging-vault" is missing, "staging-vault" exists',
        'prefix was applied twice',
      ),
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
      finding('scale-target-exists', 'VerticalPodAutoscaler/staging-keycloak', 'StatefulSet "staging-keycloak" is'),
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
      finding(
        'priorityclass-exists',
        'Deployment/production-mcp-server-langgraph',
        '"high-priority-apps" is made by nothing',
      ),
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
    expect(found(lost)).toEqual([
      finding('secret-exists', 'Role/dev-vault-reader', '"keycloak-admin-credentials" is made by nothing'),
    ]);
  });

  test('a key that nothing reads is refused', () => {
    const noisy = changed(objects, 'ConfigMap', 'staging-openfga-config', JsonPatch.add('/data/GCP_PROJECT_ID', 'p'));
    expect(found(noisy)).toEqual([
      finding('unused-key', 'ConfigMap/staging-openfga-config', 'nothing reads the key "GCP_PROJECT_ID"'),
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
    expect(found(lost)).toEqual([finding('volume-exists', 'Deployment/staging-openfga', 'no volume "cache"')]);
  });
});
