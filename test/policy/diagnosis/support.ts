import type { JsonObject } from '../../../lib/manifests';
import { checkGraph, defaultSettings, graphOf, type Settings } from '../../../lib/policy';
import { referenceRules } from '../../../lib/policy/rules/references';

/** The namespaces of these sets are somebody else's. */
const ids = new Set(referenceRules.map(({ id }) => id).filter((id) => id !== 'namespace-exists'));

/** An object in the namespace `staging-shop`, or another. */
export function object(kind: string, name: string, rest: JsonObject = {}, namespace = 'staging-shop'): JsonObject {
  return { apiVersion: 'v1', kind, metadata: { name, namespace }, ...rest };
}

/** A pod that reads keys of an object, each as a variable. */
export function reading(kind: 'configMapKeyRef' | 'secretKeyRef', name: string, ...keys: string[]): JsonObject {
  const env = keys.map((key) => ({ name: key.toUpperCase(), valueFrom: { [kind]: { name, key } } }));
  return object('Pod', 'staging-web', { spec: { containers: [{ name: 'main', env }] } });
}

/** A Secret with these keys. */
export function secret(name: string, ...keys: string[]): JsonObject {
  return object('Secret', name, { stringData: Object.fromEntries(keys.map((key) => [key, 'x'])) });
}

/** The settings of a set that needs nothing from outside. */
export const closed: Settings = { ...defaultSettings, world: 'closed' };

/** What the rules on references say of some objects. */
export function found(objects: readonly JsonObject[], settings = defaultSettings) {
  return checkGraph(graphOf(objects, settings), settings)
    .filter(({ rule }) => ids.has(rule))
    .map(({ rule, severity, cause, message }) => ({ rule, severity, cause, message }));
}
