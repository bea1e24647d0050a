import {
  isObject,
  itemsOf,
  parseQuantity,
  property,
  scalarText,
  textOf,
  type Json,
  type Resource,
} from '../../../manifests';
import { nearest } from '../../../config';
import type { Fault, Rule } from '../../rule';
import { isTemplated } from './names';

type Found = Pick<Fault, 'path' | 'message' | 'fix'>;

/** The field that each type of metric is described in. */
const SOURCES: ReadonlyMap<string, string> = new Map([
  ['ContainerResource', 'containerResource'],
  ['External', 'external'],
  ['Object', 'object'],
  ['Pods', 'pods'],
  ['Resource', 'resource'],
]);

const TARGETS = ['Utilization', 'Value', 'AverageValue'];

/** The amounts of which a target of each type of metric needs one. */
const AMOUNTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['containerResource', ['averageUtilization', 'averageValue']],
  ['external', ['value', 'averageValue']],
  ['object', ['value', 'averageValue']],
  ['pods', ['averageValue']],
  ['resource', ['averageUtilization', 'averageValue']],
]);

/** Types whose target may not have both amounts. */
const EXCLUSIVE: ReadonlySet<string> = new Set(['containerResource', 'external', 'resource']);

function isGiven(value: Json | undefined, field: string): boolean {
  return (property(value, field) ?? null) !== null;
}

function wrongChoice(value: string, choices: readonly string[], path: string): Found {
  const message = `type "${value}" must be one of ${choices.map((choice) => `"${choice}"`).join(', ')}`;
  const near = nearest(value, choices);
  return { path, message, fix: near === undefined ? 'take one of these values' : `write "${near}"` };
}

function targetFaults(source: Json | undefined, field: string, path: string): Found[] {
  const target = property(source, 'target');
  if (!isObject(target)) return [];
  const at = `${path}/${field}/target`;
  const type = textOf(target.type);
  const found: Found[] = [];
  if (type !== '' && !isTemplated(type) && !TARGETS.includes(type))
    found.push(wrongChoice(type, TARGETS, `${at}/type`));
  const amounts = AMOUNTS.get(field) ?? [];
  const given = amounts.filter((amount) => isGiven(target, amount));
  const choice = amounts.join(' or ');
  if (given.length === 0) found.push({ path: at, message: `this target needs ${choice}`, fix: `add ${choice}` });
  if (given.length > 1 && EXCLUSIVE.has(field))
    found.push({ path: at, message: `this target has both ${given.join(' and ')}`, fix: 'remove one of the two' });
  for (const amount of ['value', 'averageValue', 'averageUtilization']) {
    const text = scalarText(target[amount]);
    if (text.startsWith('-') || parseQuantity(text) === 0)
      found.push({ path: `${at}/${amount}`, message: `${amount} ${text} must be above zero`, fix: 'raise it' });
  }
  return found;
}

function metricFaults(metric: Json, path: string): Found[] {
  const type = textOf(property(metric, 'type'));
  if (type === '' || isTemplated(type)) return [];
  const field = SOURCES.get(type);
  if (field === undefined) return [wrongChoice(type, [...SOURCES.keys()], `${path}/type`)];
  const given = [...SOURCES.values()].filter((source) => isGiven(metric, source));
  if (!given.includes(field))
    return [{ path, message: `a metric of the type ${type} is described in "${field}"`, fix: `add "${field}"` }];
  const others = given.filter((other) => other !== field);
  return [
    ...others.map((other) => ({
      path: `${path}/${other}`,
      message: `a metric of the type ${type} has no "${other}"`,
      fix: `remove "${other}", or make a metric of its own of it`,
    })),
    ...targetFaults(property(metric, field), field, path),
  ];
}

/** The bounds of `pkg/apis/autoscaling/validation` of kubernetes/kubernetes. */
function behaviorFaults(behavior: Json | undefined): Found[] {
  return ['scaleUp', 'scaleDown'].flatMap((direction): Found[] => {
    const [rules, path] = [property(behavior, direction), `/spec/behavior/${direction}`];
    const policies = itemsOf(property(rules, 'policies'));
    const seconds = property(rules, 'stabilizationWindowSeconds');
    return [
      ...policies.flatMap((policy, index) => {
        const [period, at] = [property(policy, 'periodSeconds'), `${path}/policies/${index}/periodSeconds`];
        if (typeof period !== 'number' || (period > 0 && period <= 1800)) return [];
        return [{ path: at, message: `periodSeconds ${period} is not within 1 to 1800`, fix: 'write at most 1800' }];
      }),
      ...(typeof seconds === 'number' && (seconds < 0 || seconds > 3600)
        ? [
            {
              path: `${path}/stabilizationWindowSeconds`,
              message: `stabilizationWindowSeconds ${seconds} is not within 0 to 3600`,
              fix: 'write at most 3600',
            },
          ]
        : []),
    ];
  });
}

function scalerFaults(resource: Resource): Fault[] {
  const { spec } = resource.body;
  const metrics = itemsOf(property(spec, 'metrics'));
  const types = metrics.map((metric) => textOf(property(metric, 'type')));
  const isAwake = types.some((type) => type === 'Object' || type === 'External' || isTemplated(type));
  const found = [
    ...metrics.flatMap((metric, index) => metricFaults(metric, `/spec/metrics/${index}`)),
    ...behaviorFaults(property(spec, 'behavior')),
    ...(property(spec, 'minReplicas') === 0 && !isAwake
      ? [
          {
            path: '/spec/minReplicas',
            message: 'minReplicas 0 needs a metric of the type Object or External, since no pod is left to be measured',
            fix: 'set minReplicas to 1, or add such a metric',
          },
        ]
      : []),
  ];
  return found.map((fault) => ({ resource, ...fault }));
}

/** The types are plain texts to the description of the API, and fixed words to its server. */
export const metricValid: Rule = {
  id: 'metric-valid',
  family: 'validity',
  severity: 'error',
  summary: 'Every metric of an autoscaler is described by the fields of its type.',
  why: 'The API server refuses the autoscaler, and the workload keeps whatever number of pods it has.',
  bad: `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: till
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: till }
  maxReplicas: 6
  metrics: [{ type: Resource, resource: { name: cpu, target: { type: averageUtilization, averageUtilization: 70 } } }]
`,
  good: `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: till
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: till }
  maxReplicas: 6
  metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 70 } } }]
`,
  remedy: 'Write Utilization, Value or AverageValue as the type of the target, and the amount that goes with it.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/',
  check: (graph) =>
    graph
      .ofKind('HorizontalPodAutoscaler')
      .filter(({ apiVersion }) => apiVersion === '' || apiVersion === 'autoscaling/v2')
      .flatMap(scalerFaults),
};
