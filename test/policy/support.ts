import { buildGraph, describe as name, type Json, type JsonObject } from '../../lib/manifests';
import type { Fault, Finding, Rule, Severity } from '../../lib/policy';
import { defaultSettings, type Settings } from '../../lib/policy/settings';

/** A finding as these tests compare it. */
export interface Found {
  readonly rule: string;
  /** The resource, as a person calls it. */
  readonly on: string;
  readonly path: string;
  readonly message: string;
}

/** A finding without the resource's body. */
export function found({ rule, resource, path, message }: Finding): Found {
  return { rule, on: name(resource), path, message };
}

function faultsOf(rule: Rule, settings: Partial<Settings>, objects: readonly JsonObject[]): Fault[] {
  return [...rule.check(buildGraph(objects), { ...defaultSettings, ...settings })];
}

/** Holds one rule against some objects. */
export function check(rule: Rule, ...objects: readonly JsonObject[]): Found[] {
  return checkWith(rule, {}, ...objects);
}

/** Holds one rule against some objects, with settings that differ from the default. */
export function checkWith(rule: Rule, settings: Partial<Settings>, ...objects: readonly JsonObject[]): Found[] {
  return faultsOf(rule, settings, objects).map((fault) => found({ rule: rule.id, severity: rule.severity, ...fault }));
}

/** How much each finding of a rule weighs. */
export function severities(rule: Rule, settings: Partial<Settings>, ...objects: readonly JsonObject[]): Severity[] {
  return faultsOf(rule, settings, objects).map(({ severity }) => severity ?? rule.severity);
}

/** An object in the namespace `shop`; `rest` stands beside its metadata. */
export function object(kind: string, objectName: string, rest: JsonObject = {}): JsonObject {
  return { kind, metadata: { name: objectName, namespace: 'shop' }, ...rest };
}

/** A pod's spec with one container called `main`. */
export function podSpec(container: JsonObject = {}, spec: JsonObject = {}): JsonObject {
  return { ...spec, containers: [{ name: 'main', ...container }] };
}

/** A Deployment whose pods have the label `app`, with the same name. */
export function deployment(app: string, pod: JsonObject = podSpec(), spec: JsonObject = {}): JsonObject {
  const template = { metadata: { labels: { app } }, spec: pod };
  return object('Deployment', app, { spec: { selector: { matchLabels: { app } }, ...spec, template } });
}

/** An environment variable that reads a key. */
export function keyRef(kind: 'configMapKeyRef' | 'secretKeyRef', objectName: string, key: string): JsonObject {
  return { name: 'A', valueFrom: { [kind]: { name: objectName, key } } };
}

/** The requests and limits of a container, the same for all three amounts where only one is given. */
export function resources(
  requests: Record<'cpu' | 'memory' | 'ephemeral-storage', Json>,
  limits: Record<'cpu' | 'memory' | 'ephemeral-storage', Json>,
): JsonObject {
  return { resources: { requests, limits } };
}
