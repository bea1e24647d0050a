import { isMap, isScalar, isSeq, LineCounter, type Node, parseAllDocuments } from 'yaml';
import { type Origin, type Position, type Resource, stepsOf, toResource } from '../../../lib/manifests';
import type { Problem } from '../../../lib/manifests/load';
import type { Rule, Severity } from '../../../lib/policy';
import type { Report, ReportedFinding, Requirement } from '../../../lib/policy/report';
import { type Format, type ReportOptions, reporters } from '../../../lib/policy/reporters';

/** A Deployment and its ConfigMap, with a place for each sort of finding. */
export const SHOP = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: till
  namespace: shop
spec:
  replicas: 2
  template:
    spec:
      containers:
        - name: main
          image: example.org/till:1.4
          env:
            - name: CURRENCY
              valueFrom:
                configMapKeyRef:
                  name: prices
                  key: currency
            - name: PAY_TOKEN
              value: hunter2
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: prices
  namespace: shop
data:
  greeting: welcome
`;

/** Where the Deployment's reference stands. */
export const KEY_REF = '/spec/template/spec/containers/0/env/0/valueFrom/configMapKeyRef';

/** Where the value of a pointer stands: a single value itself, a mapping or list its key. */
function offsetOf(root: Node, pointer: string): number {
  let [node, offset]: [unknown, number] = [root, root.range?.[0] ?? 0];
  for (const step of stepsOf(pointer)) {
    const pair = isMap(node) ? node.items.find(({ key }) => isScalar(key) && String(key.value) === step) : undefined;
    const child = pair === undefined ? (isSeq(node) ? node.items[Number(step)] : undefined) : pair.value;
    if (child === undefined) break;
    const place = (pair === undefined || isScalar(child) ? child : pair.key) as Node;
    [node, offset] = [child, place.range?.[0] ?? offset];
  }
  return offset;
}

/** The objects of a text. Its lines are kept from those who ask where `lines` is false, as with rendered folders. */
export function load(text: string = SHOP, file = 'shop.yaml', lines = true): Resource[] {
  const lineCounter = new LineCounter();
  return parseAllDocuments(text, { lineCounter }).flatMap((document): Resource[] => {
    const places = new Map<string, Position>();
    const origin: Origin = {
      file,
      locate: (pointer) => {
        const held = places.get(pointer);
        if (held !== undefined) return held;
        const { line, col: column } = lineCounter.linePos(offsetOf(document.contents as Node, pointer));
        places.set(pointer, { line, column });
        return { line, column };
      },
      lineAt: (line) => (lines ? text.split('\n')[line - 1] : undefined),
    };
    return [toResource(document.toJS(), origin)];
  });
}

/** The first object of a text. */
export function first(text: string = SHOP, file = 'shop.yaml'): Resource {
  const [resource] = load(text, file);
  if (resource === undefined) throw new Error('the text has no objects');
  return resource;
}

/** The Deployment. */
export const TILL = first();

/** A finding at the Deployment's reference, with other facts where they are given. */
export function finding(facts: Partial<ReportedFinding> = {}): ReportedFinding {
  return {
    rule: 'configmap-key-exists',
    severity: 'error',
    message: 'ConfigMap "prices" has no key "currency"',
    fix: 'add the key "currency" to ConfigMap "prices"',
    cause: 'missing-key',
    resource: TILL,
    path: KEY_REF,
    at: `${KEY_REF}/key`,
    target: { kind: 'ConfigMap', namespace: 'shop', name: 'prices', key: 'currency' },
    waived: undefined,
    ...facts,
  };
}

/** A finding without the facts that may be absent. */
export function bareFinding(facts: Partial<ReportedFinding> = {}): ReportedFinding {
  return {
    rule: 'replicas-spread',
    severity: 'warning',
    message: 'nothing spreads the replicas',
    fix: 'add a topologySpreadConstraint',
    resource: TILL,
    path: '/spec/replicas',
    waived: undefined,
    ...facts,
  };
}

/** A waiver of `keyfit.yaml`. */
export const WAIVED = { by: 'keyfit.yaml', reason: 'the vendor ships it so', expires: '2027-01-31' } as const;

/** A report with these findings; the summary counts them. */
export function report(
  findings: readonly ReportedFinding[] = [],
  requirements: readonly Requirement[] = [],
  problems: readonly Problem[] = [],
): Report {
  const counting = findings.filter(({ waived }) => waived === undefined);
  const of = (wanted: Severity): number => counting.filter(({ severity }) => severity === wanted).length;
  const [errors, warnings, advice] = [of('error'), of('warning'), of('advice')];
  const waived = findings.length - counting.length;
  return {
    summary: { files: 1, resources: 2, references: 3, errors, warnings, advice, waived },
    findings,
    requirements,
    problems,
  };
}

/** What a Secret from outside has to hold. */
export const REQUIREMENT: Requirement = {
  kind: 'Secret',
  namespace: 'shop',
  name: 'payments',
  keys: ['api-key', 'webhook'],
  consumers: ['Deployment/till'],
};

/** A rule of which only the documentation matters. */
export function rule(id: string, facts: Partial<Rule> = {}): Rule {
  return {
    id,
    family: 'references',
    severity: 'error',
    summary: 'Every key that a pod reads exists.',
    why: 'The pod does not start.',
    bad: 'kind: Pod\nmetadata: { name: a }\n',
    good: 'kind: Pod\nmetadata: { name: b }\n',
    remedy: 'Add the key.',
    source: 'https://kubernetes.io/docs/concepts/configuration/configmap/',
    check: () => [],
    ...facts,
  };
}

/** The rules that the findings of this file are of, and one that nothing breaks. */
export const RULES = [
  rule('configmap-key-exists'),
  rule('replicas-spread', { severity: 'warning', family: 'hygiene' }),
  rule('service-exists'),
];

/** A report in a format, without colours. */
export function print(format: Format, of: Report, options: Partial<ReportOptions> = {}): string {
  return reporters[format](of, { color: false, rules: RULES, toolVersion: '1.2.3', root: process.cwd(), ...options });
}
