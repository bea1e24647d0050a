import { isObject, property, select, type Graph, type Resource } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { builtInPods } from './fragment';
import { podFaults } from './pod-combinations';
import { serviceFaults } from './service-combinations';

function budgetFaults(resource: Resource): Fault[] {
  const { spec } = resource.body;
  const both = ['minAvailable', 'maxUnavailable'].every((field) => (property(spec, field) ?? null) !== null);
  const message = 'a budget says either minAvailable or maxUnavailable';
  return both ? [{ resource, path: '/spec', message, fix: 'remove one of the two' }] : [];
}

function backendFaults(resource: Resource): Fault[] {
  const places = ['spec.defaultBackend.service', 'spec.rules.*.http.paths.*.backend.service'];
  return places
    .flatMap((place) => select(resource.body, place))
    .flatMap(({ value, path }): Fault[] => {
      const port = property(value, 'port') ?? {};
      if (!isObject(value) || !isObject(port)) return [];
      const given = ['name', 'number'].filter((field) => (port[field] ?? '') !== '' && port[field] !== 0);
      if (given.length === 1) return [];
      const message = 'the port of a backend is either a name or a number';
      const fix = given.length === 0 ? 'add the name or number of a port' : 'remove one of the two';
      return [{ resource, path: `${path}/port`, message, fix }];
    });
}

function check(graph: Graph): Fault[] {
  return [
    ...builtInPods(graph).flatMap(podFaults),
    ...serviceFaults(graph.ofKind('Service')),
    ...graph.ofKind('PodDisruptionBudget').flatMap(budgetFaults),
    ...graph.ofKind('Ingress').flatMap(backendFaults),
  ];
}

/** Each field may be right by itself. */
export const fieldCombination: Rule = {
  id: 'field-combination',
  family: 'validity',
  severity: 'error',
  summary: 'Fields that exclude or need each other are set that way.',
  why:
    'The API server refuses the object: a nodePort on a Service of the type ClusterIP, two bounds in one disruption budget, ' +
    'two volumes of one name, a container without an image, a hostPort that differs on the network of the node.',
  bad: `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: till
spec:
  minAvailable: 1
  maxUnavailable: 1
  selector:
    matchLabels:
      app: till`,
  good: `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: till
spec:
  maxUnavailable: 1
  selector:
    matchLabels:
      app: till`,
  remedy: 'Keep the one field that is meant; where a patch brings the other, let it set the first to null.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/',
  check,
};
