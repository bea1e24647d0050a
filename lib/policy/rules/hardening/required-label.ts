import { patternMatcher, property, textMap, type Graph, type Resource } from '../../../manifests';
import { escapePointer } from '../../../manifests/pointer';
import type { Fault, Rule } from '../../rule';
import type { RequiredLabel, Settings } from '../../settings';

function faultOf(resource: Resource, { label, value, reason }: RequiredLabel): Fault | undefined {
  const labels = property(property(resource.body, 'metadata'), 'labels');
  const stated = textMap(labels)[label];
  if (stated === undefined) {
    const message = `it has no label "${label}"`;
    const path = labels === undefined ? '/metadata' : '/metadata/labels';
    return { resource, path, message, fix: `add it: ${reason}` };
  }
  if (value === undefined || patternMatcher(value)(stated)) return undefined;
  const message = `the label "${label}" is "${stated}", and "${value}" is asked for`;
  return { resource, path: `/metadata/labels/${escapePointer(label)}`, message, fix: `correct it: ${reason}` };
}

function* check({ resources }: Graph, { requiredLabels }: Settings): Iterable<Fault> {
  for (const required of requiredLabels) {
    const { kinds } = required;
    for (const resource of resources) {
      if (kinds !== undefined && !kinds.includes(resource.kind)) continue;
      const fault = faultOf(resource, required);
      if (fault !== undefined) yield fault;
    }
  }
}

/** Objects have the labels that are asked for. */
export const requiredLabel: Rule = {
  id: 'required-label',
  family: 'hardening',
  severity: 'error',
  summary: 'Objects have the labels that `requiredLabels` asks for.',
  why: 'Whoever looks for the owner, the costs or the pager of an object by its label does not find it.',
  bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: till
data:
  currency: EUR
`,
  good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: till
  labels: { team: shop }
data:
  currency: EUR
`,
  exampleSettings: { requiredLabels: [{ label: 'team', reason: 'says who is called at night' }] },
  remedy: 'Add the label; with Kustomize to all objects at once, under `labels`.',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/',
  check,
};
