import { describe, groupOf, itemsOf, property, textOf, type Graph, type Json, type Resource } from '../../manifests';
import { requirementsOf } from '../diagnosis';
import type { Requirement } from '../report';
import { kindDefinition } from '../schemas/table';
import type { Settings } from '../settings';
import { shellWord } from '../../text';
import type { Asked } from './need';

/** Kinds that Kubernetes itself does not serve: a custom resource definition, or a server of its own. */
export function apiNeeds({ resources }: Graph): Asked[] {
  const foreign = resources.filter(
    (resource) => groupOf(resource.apiVersion) !== '' && kindDefinition(resource)?.builtIn !== true,
  );
  return foreign.map((resource) => ({
    group: 'api',
    name: `${resource.kind} of ${resource.apiVersion}`,
    consumer: describe(resource),
    check: `kubectl get --raw ${shellWord(`/apis/${resource.apiVersion}`)} | grep -o ${shellWord(`"kind":"${resource.kind}"`)}`,
  }));
}

const DEFAULT_CLASS = 'kubectl get storageclass | grep "(default)"';

function storageClass(claim: Json, consumer: string): Asked {
  const name = textOf(property(property(claim, 'spec'), 'storageClassName'));
  if (name === '') return { group: 'class', name: 'a default StorageClass', consumer, check: DEFAULT_CLASS };
  return {
    group: 'class',
    name: `StorageClass ${name}`,
    consumer,
    check: `kubectl get storageclass ${shellWord(name)}`,
  };
}

function claimsOf({ kind, body }: Resource): Json[] {
  if (kind === 'PersistentVolumeClaim') return [body];
  return kind === 'StatefulSet' ? [...itemsOf(property(property(body, 'spec'), 'volumeClaimTemplates'))] : [];
}

function ingressClass(resource: Resource): Asked[] {
  const name = textOf(property(property(resource.body, 'spec'), 'ingressClassName'));
  if (resource.kind !== 'Ingress' || name === '') return [];
  const check = `kubectl get ingressclass ${shellWord(name)}`;
  return [{ group: 'class', name: `IngressClass ${name}`, consumer: describe(resource), check }];
}

/** Classes of storage and of ingress that the set names and does not make. */
export function classNeeds(graph: Graph): Asked[] {
  const made = new Set(graph.resources.map(({ kind, name }) => `${kind} ${name}`));
  const asked = graph.resources.flatMap((resource) => [
    ...claimsOf(resource).map((claim) => storageClass(claim, describe(resource))),
    ...ingressClass(resource),
  ]);
  return asked.filter(({ name }) => !made.has(name));
}

/** Prints keys, and never a value. */
const KEYS = `-o go-template='{{range $key, $value := .data}}{{$key}}{{"\\n"}}{{end}}'`;

function objectCheck({ kind, namespace, name, keys }: Requirement): string {
  const where = namespace === undefined ? '' : ` -n ${shellWord(namespace)}`;
  const shown = keys.length > 0 && /^(ConfigMap|Secret)$/.test(kind) ? ` ${KEYS}` : '';
  return `kubectl get ${shellWord(kind.toLowerCase())} ${shellWord(name)}${where}${shown}`;
}

/** Objects that somebody else makes, whether the settings say so or nobody. */
export function objectNeeds(graph: Graph, settings: Settings): Asked[] {
  const required = requirementsOf(graph, settings);
  return required.flatMap((requirement) => {
    const { kind, name, keys, consumers } = requirement;
    const withKeys = keys.length === 0 ? '' : ` with ${keys.join(', ')}`;
    const need = { group: 'object', name: `${kind} ${name}${withKeys}`, check: objectCheck(requirement) } as const;
    return consumers.map((consumer) => ({ ...need, consumer }));
  });
}
