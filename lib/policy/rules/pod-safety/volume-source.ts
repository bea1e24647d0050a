import { isObject, property, scalarText, select, type Json, type PodTemplate } from '../../../manifests';
import type { Fault, Rule } from '../../rule';

function sourcesOf(volume: Json): string[] {
  return isObject(volume) ? Object.keys(volume).filter((key) => key !== 'name' && isObject(volume[key])) : [];
}

/** `emptyDir:` without a value is what the author means, however it comes about. */
function meansEmpty(volume: Json): boolean {
  return isObject(volume) && Object.hasOwn(volume, 'emptyDir');
}

function ofPod({ owner: resource, spec, path }: PodTemplate): Fault[] {
  return select(spec, 'volumes.*').flatMap(({ value, path: inner }): Fault[] => {
    if (!isObject(value)) return [];
    const name = scalarText(property(value, 'name'));
    const sources = sourcesOf(value);
    const at = { resource, path: path + inner };
    if (sources.length > 1) {
      const message = `volume "${name}" has ${sources.length} sources, ${sources.join(' and ')}, where one is allowed`;
      return [{ ...at, message, fix: 'keep one source' }];
    }
    if (sources.length === 1 || meansEmpty(value)) return [];
    const message = `volume "${name}" says no source, and so becomes an empty folder`;
    return [{ ...at, message, fix: 'name the source, or say emptyDir: {}', severity: 'warning' }];
  });
}

/** Two sources are refused by validation; for none the API server's default is an emptyDir. */
export const volumeSource: Rule = {
  id: 'volume-source',
  family: 'validity',
  severity: 'error',
  summary: 'Every volume has one source.',
  why: 'With two sources the API server refuses the object: "may not specify more than 1 volume type". With none the volume is an empty folder, whatever was meant.',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: till
      image: registry.example/till:1.4.2
      volumeMounts:
        - name: receipts
          mountPath: /receipts
  volumes:
    - name: receipts
      emptyDir: {}
      persistentVolumeClaim:
        claimName: receipts
`,
  good: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: till
      image: registry.example/till:1.4.2
      volumeMounts:
        - name: receipts
          mountPath: /receipts
  volumes:
    - name: receipts
      persistentVolumeClaim:
        claimName: receipts
`,
  remedy:
    'Keep one source. A patch that replaces the source of a volume has to set the old one to null, since merging keeps both.',
  source: 'https://kubernetes.io/docs/concepts/storage/volumes/',
  check: (graph) => graph.pods.flatMap(ofPod),
};
