import { escapePointer, property, scalarText, type Resource } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { isLevel, POD_SECURITY_LABEL } from './standing';

const MODES = ['enforce', 'audit', 'warn'];
const VERSION = /^(?:latest|v1\.(?:0|[1-9]\d*))$/;

/** What templating tools put where a value has to be filled in. */
const PLACEHOLDER = /[${}<>]/;

interface Expected {
  readonly isValid: (text: string) => boolean;
  readonly expected: string;
}

const EXPECTED: ReadonlyMap<string, Expected> = new Map(
  MODES.flatMap((mode): [string, Expected][] => [
    [mode, { isValid: isLevel, expected: 'privileged, baseline or restricted' }],
    [
      `${mode}-version`,
      { isValid: (text) => VERSION.test(text), expected: 'latest or v1 and a minor version, as v1.33' },
    ],
  ]),
);

function ofNamespace(resource: Resource): Fault[] {
  const labels = property(resource.body.metadata, 'labels');
  return [...EXPECTED].flatMap(([name, { isValid, expected }]): Fault[] => {
    const key = POD_SECURITY_LABEL + name;
    const value = property(labels, key);
    const text = scalarText(value);
    if (value === undefined || value === null || isValid(text) || PLACEHOLDER.test(text)) return [];
    return [
      {
        resource,
        path: `/metadata/labels/${escapePointer(key)}`,
        message: `label ${key} is "${text}", expected ${expected}`,
        fix: `set it to ${expected}`,
      },
    ];
  });
}

/** Admission refuses such a Namespace when it is made, and takes `restricted` where it was there before. */
export const podSecurityLabel: Rule = {
  id: 'pod-security-label',
  family: 'validity',
  severity: 'error',
  summary: 'Labels for Pod Security name a level and a version that exist.',
  why: 'The API server refuses to make the Namespace, and everything that goes into it finds no namespace.',
  bad: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    pod-security.kubernetes.io/enforce: strict
`,
  good: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    pod-security.kubernetes.io/enforce: restricted
    pod-security.kubernetes.io/enforce-version: v1.33
`,
  remedy: 'Use `privileged`, `baseline` or `restricted`, and for the version `latest` or one such as `v1.33`.',
  source: 'https://kubernetes.io/docs/concepts/security/pod-security-admission/',
  check: (graph) => graph.ofKind('Namespace').flatMap(ofNamespace),
};
