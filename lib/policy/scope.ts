import { resolve, sep } from 'node:path';
import { property, textMap, type Resource } from '../manifests';

/** The manifests that settings are for; those of others are judged by the defaults. */
export interface Scope {
  /** Files and folders; a relative path starts at the folder of the settings file. */
  readonly paths?: readonly string[];
  /** Labels that the objects of a set carry, all of them in some object. */
  readonly labels?: Readonly<Record<string, string>>;
}

function isBelow(file: string, folder: string): boolean {
  return file === folder || file.startsWith(folder + sep);
}

function hasLabels({ body }: Resource, wanted: readonly (readonly [string, string])[]): boolean {
  const labels = textMap(property(property(body, 'metadata'), 'labels'));
  return wanted.every(([name, value]) => labels[name] === value);
}

/** Whether a set is one that the settings of a file in `folder` are for: by where it stands, or by its labels. */
export function isInScope(resources: readonly Resource[], { paths = [], labels = {} }: Scope, folder: string): boolean {
  const folders = paths.map((path) => resolve(folder, path));
  const wanted = Object.entries(labels);
  const stands = ({ origin }: Resource) =>
    origin !== undefined && origin.file !== '-' && folders.some((path) => isBelow(resolve(origin.file), path));
  return (
    (folders.length > 0 && resources.length > 0 && resources.every(stands)) ||
    (wanted.length > 0 && resources.some((resource) => hasLabels(resource, wanted)))
  );
}
