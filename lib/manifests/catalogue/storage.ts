import { property, textOf, type JsonObject, type Resource } from '../resource';
import type { Consumer } from './entry';

/** A claim on one volume, or on none that is made for it, is bound by names: a class of that name need not be there. */
function classOf(_: JsonObject, { body }: Resource): string[] {
  return textOf(property(body.spec, 'volumeName')) === '' ? ['StorageClass'] : [];
}

/** Volumes that a provisioner has made already have names of their own. */
const PROVISIONED = /^pvc-[0-9a-f-]{36}$/;

/** What a volume is filled from; the core group has claims only. */
function sourceKind({ kind }: JsonObject): string[] {
  return [textOf(kind)].filter(Boolean);
}

/** Places in objects that keep data. */
export const storageConsumers: readonly Consumer[] = [
  { kinds: ['PersistentVolumeClaim'], at: 'spec.storageClassName', target: 'StorageClass', targets: classOf },
  { kinds: ['StatefulSet'], at: 'spec.volumeClaimTemplates.*.spec.storageClassName', target: 'StorageClass' },
  { kinds: 'pod', at: 'volumes.*.ephemeral.volumeClaimTemplate.spec.storageClassName', target: 'StorageClass' },
  {
    kinds: ['PersistentVolumeClaim'],
    at: 'spec.volumeName',
    target: 'PersistentVolume',
    read: (name) => (PROVISIONED.test(name) ? [] : [{ name }]),
  },
  { kinds: ['PersistentVolumeClaim'], at: 'spec.dataSource', name: 'name', target: '', targets: sourceKind },
  { kinds: ['PersistentVolume'], at: 'spec.claimRef', name: 'name', target: 'PersistentVolumeClaim', lenient: 'near' },
];
