import { isDeepStrictEqual } from 'node:util';
import { groupOf, property, textOf, type Resource } from '../../../manifests';
import type { Fault, Rule, Severity } from '../../rule';
import type { Settings } from '../../settings';
import { isFragment } from './fragment';

/** Kinds of other groups may have the same name and are other objects. */
function idOf({ apiVersion, type, namespace = '', name }: Resource): string {
  const group = groupOf(apiVersion);
  const foreign = group.includes('.') && !group.endsWith('.k8s.io') ? group : '';
  return JSON.stringify([foreign, type, namespace, name]);
}

/** When Helm makes and removes an object, where it is not a lasting part of the release. */
function hookOf({ body }: Resource): string {
  return textOf(property(property(body.metadata, 'annotations'), 'helm.sh/hook'));
}

/** A patch beside the object that it is for is not the object a second time, nor is what a hook of Helm makes for a while. */
function isCounted(resource: Resource, first: Resource): boolean {
  if (hookOf(resource) !== hookOf(first)) return false;
  const oneFile = resource.origin?.file === first.origin?.file;
  return oneFile || !(isFragment(resource) || isFragment(first));
}

function faultOf(resource: Resource, first: Resource, world: Settings['world']): Fault {
  const oneFile = resource.origin?.file === first.origin?.file;
  const same = isDeepStrictEqual(resource.body, first.body);
  const severity: Severity = world === 'closed' || (oneFile && !same) ? 'error' : 'warning';
  const where = oneFile ? 'in this file' : `in this set, first in "${first.origin?.file ?? ''}"`;
  return {
    resource,
    path: '/metadata/name',
    severity,
    message: same
      ? `it stands twice ${where}`
      : `it stands twice ${where}, with different contents, and the last one wins`,
    fix: 'rename or remove one of them',
    cause: same ? 'same-content' : 'other-content',
    related: [{ resource: first, path: '/metadata/name' }],
  };
}

/** Two objects of one name are one object, and what the first says is lost. */
export const uniqueObject: Rule = {
  id: 'unique-object',
  family: 'validity',
  severity: 'error',
  summary: 'No two objects have the same kind, namespace and name.',
  why:
    'Applied one after the other, the second replaces the first: what stands only in the first is gone, and each run of a ' +
    'deployment tool changes the object twice. In one file that is an error; in several files it may be variants of an ' +
    'environment, and is a warning unless the set is declared closed.',
  bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: till
data:
  currency: EUR
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: till
data:
  drawer: "2"`,
  good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: till
data:
  currency: EUR
  drawer: "2"`,
  remedy: 'Merge them, or rename one; check each environment on its own with `--each`.',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names',
  check: (graph, { world }) => {
    const firsts = new Map<string, Resource>();
    return graph.resources.flatMap((resource): Fault[] => {
      if (textOf(property(resource.body.metadata, 'name')) === '') return [];
      const id = idOf(resource);
      const first = firsts.get(id);
      if (first === undefined) firsts.set(id, resource);
      return first === undefined || !isCounted(resource, first) ? [] : [faultOf(resource, first, world)];
    });
  },
};
