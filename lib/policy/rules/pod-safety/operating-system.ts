import { property, type PodTemplate } from '../../../manifests';

/** Whether the pod does not say that it runs on Windows, where most fields of security mean nothing. */
export function isLinux({ spec }: PodTemplate): boolean {
  return property(property(spec, 'os'), 'name') !== 'windows';
}
