import { isObject, property, select, textOf, type Json, type PodTemplate } from '../../../manifests';
import { podSecurityRule, type Violation } from './control';

const ALLOWED: ReadonlySet<string> = new Set([
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
]);

/** The source that the standard does not know; folders of the node are a control of their own. */
function forbiddenSource(volume: Json): string | undefined {
  if (!isObject(volume)) return undefined;
  const sources = Object.keys(volume).filter((key) => key !== 'name' && isObject(volume[key]));
  if (sources.some((source) => ALLOWED.has(source))) return undefined;
  return sources.find((source) => source !== 'hostPath');
}

function violations({ spec, path }: PodTemplate): Violation[] {
  return select(spec, 'volumes.*').flatMap(({ value, path: inner }) => {
    const source = forbiddenSource(value);
    if (source === undefined) return [];
    const who = `volume "${textOf(property(value, 'name'))}"`;
    return [{ who, what: `type is ${source}`, path: `${path}${inner}/${source}` }];
  });
}

/** Restricted, every version. */
export const pssVolumeTypes = podSecurityRule({
  id: 'pss-volume-types',
  level: 'restricted',
  onlyAsked: true,
  summary: 'Every volume is of a type that somebody granted, or that stays within the pod.',
  why: 'Types such as `nfs` or `iscsi` name their server in the pod, so that whoever writes pods reaches any server that the node reaches.',
  bad: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    pod-security.kubernetes.io/enforce: restricted
---
apiVersion: v1
kind: Pod
metadata:
  name: till
  namespace: shop
spec:
  containers:
    - name: till
      image: registry.example/till:1.4.2
  volumes:
    - name: receipts
      nfs:
        server: files.example
        path: /receipts
`,
  good: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    pod-security.kubernetes.io/enforce: restricted
---
apiVersion: v1
kind: Pod
metadata:
  name: till
  namespace: shop
spec:
  containers:
    - name: till
      image: registry.example/till:1.4.2
  volumes:
    - name: receipts
      persistentVolumeClaim:
        claimName: receipts
`,
  remedy: 'Put the server into a PersistentVolume, and claim it with a PersistentVolumeClaim.',
  fix: 'use a persistentVolumeClaim',
  violations,
});
