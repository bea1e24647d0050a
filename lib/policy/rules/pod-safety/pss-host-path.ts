import { isObject, property, select, textOf } from '../../../manifests';
import { podSecurityRule } from './control';

/** Baseline, every version. */
export const pssHostPath = podSecurityRule({
  id: 'pss-host-path',
  level: 'baseline',
  summary: 'No volume is a folder of the node.',
  why: 'A folder of the node is shared with everything that runs there, survives the pod, differs from node to node, and leads to the credentials of the node.',
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
      hostPath:
        path: /srv/receipts
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
  remedy: 'Use a PersistentVolumeClaim for data that has to stay, and an emptyDir for scratch space.',
  fix: 'use a persistentVolumeClaim or an emptyDir',
  violations: ({ spec, path }) =>
    select(spec, 'volumes.*')
      .filter(({ value }) => isObject(property(value, 'hostPath')))
      .map(({ value, path: inner }) => ({
        who: `volume "${textOf(property(value, 'name'))}"`,
        what: 'type is hostPath, a folder of the node',
        path: `${path}${inner}/hostPath`,
      })),
});
