import {
  isObject,
  itemsOf,
  property,
  select,
  textOf,
  type Graph,
  type Reference,
  type Resource,
} from '../../../manifests';
import { mention } from '../../mention';
import { perGraph } from '../../per-graph';
import type { Fault, Rule } from '../../rule';

function idOf(namespace: string | undefined, name: string): string {
  return `${namespace ?? ''}/${name}`;
}

/** The classes that pods mount. */
const mounted = perGraph((graph) => {
  const found = new Set<string>();
  for (const { owner, spec } of graph.pods) {
    for (const volume of itemsOf(spec.volumes)) {
      const name = textOf(property(property(property(volume, 'csi'), 'volumeAttributes'), 'secretProviderClass'));
      if (name !== '') found.add(idOf(owner.namespace, name));
    }
  }
  return found;
});

/** The first that reads a Secret which the class would make, and the others. */
function readersOf(graph: Graph, { body, namespace }: Resource): Reference[] {
  return select(body, 'spec.secretObjects.*.secretName')
    .flatMap(({ value }) => graph.referencesTo({ kind: 'Secret', namespace, name: textOf(value) }))
    .filter(({ from, optional, target }) => {
      const makers = graph.find('Secret', target.namespace, target.name);
      return (
        graph.podOf(from) !== undefined && !optional && makers.every(({ by }) => by.type === 'SecretProviderClass')
      );
    });
}

function* check(graph: Graph, { world }: { readonly world: string }): Iterable<Fault> {
  for (const provider of graph.ofKind('SecretProviderClass')) {
    if (!isObject(provider.body.spec) || mounted(graph).has(idOf(provider.namespace, provider.name))) continue;
    for (const { from, path, target } of readersOf(graph, provider)) {
      yield {
        resource: from,
        path,
        message: `Secret "${target.name}" is made by ${mention(provider)} while a pod mounts that class, and no pod of this set does`,
        fix: `mount ${mention(provider)} as a CSI volume in the pod that reads the Secret`,
        cause: 'not-mounted',
        severity: world === 'closed' ? 'error' : 'warning',
        target,
      };
    }
  }
}

function pod(volumes: string): string {
  return `apiVersion: secrets-store.csi.x-k8s.io/v1
kind: SecretProviderClass
metadata:
  name: vault
spec:
  provider: gcp
  parameters: { secrets: "- { resourceName: projects/p/secrets/till/versions/1, path: till }" }
  secretObjects: [{ secretName: till, type: Opaque, data: [{ key: password, objectName: till }] }]
---
apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: till
      image: registry.example/till:1.4.2
      env: [{ name: PASSWORD, valueFrom: { secretKeyRef: { name: till, key: password } } }]
${volumes}`;
}

/** The driver makes Secrets for as long as somebody mounts. */
export const secretproviderclassMounted: Rule = {
  id: 'secretproviderclass-mounted',
  family: 'secrets',
  severity: 'warning',
  summary: 'A SecretProviderClass whose Secrets are read is mounted by a pod.',
  why: 'The driver makes the Secrets of `secretObjects` when a pod mounts the class, and removes them with the last one: without a mount the reader waits for ever.',
  bad: pod(''),
  good: pod(`      volumeMounts: [{ name: vault, mountPath: /vault, readOnly: true }]
  volumes: [{ name: vault, csi: { driver: secrets-store.csi.k8s.io, volumeAttributes: { secretProviderClass: vault } } }]
`),
  remedy: 'Mount the class as a CSI volume in the pod that reads the Secret.',
  source: 'https://secrets-store-csi-driver.sigs.k8s.io/topics/sync-as-kubernetes-secret',
  check,
};
