import { stepsOf } from '../../manifests';
import { maskText } from '../../text';
import type { Fault, Place } from '../rule';
import type { FilePlace } from './place';

/** A line of a manifest as it may be shown. */
export interface Excerpt {
  /** Without indentation. */
  readonly text: string;
  /** How many characters stand before the place that is meant. */
  readonly caret: number;
}

/** One key of a block mapping, or of JSON that is printed over several lines, with its single value if it has one. */
const LINE = /^(\s*(?:- +)*)((["']?)([\w./-]+)\3\s*:)(?:\s+(\S.*))?$/;

/** Names, numbers, paths and image digests: no spaces, and nothing that could be a user with a password. */
const PLAIN = /^(["']?)[\w./:+-]{1,120}(?:@sha256:[0-9a-f]{1,64})?\1,?$/;

/** Fields that identify an object or an item of a list, wherever they stand. */
const NAMING: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'name', 'namespace']);

/** Fields of Kubernetes whose values are never secret. What is not listed is not shown. */
const HARMLESS: ReadonlySet<string> = new Set([
  ...['allowPrivilegeEscalation', 'automountServiceAccountToken', 'hostIPC', 'hostNetwork', 'hostPID', 'hostPort'],
  ...['optional', 'privileged', 'readOnly', 'readOnlyRootFilesystem', 'runAsGroup', 'runAsNonRoot', 'runAsUser'],
  ...['claimName', 'ingressClassName', 'priorityClassName', 'runtimeClassName', 'secretName', 'serviceAccount'],
  ...['serviceAccountName', 'serviceName', 'storageClassName', 'type', 'image', 'imagePullPolicy', 'restartPolicy'],
  ...['appProtocol', 'containerPort', 'host', 'nodePort', 'number', 'pathType', 'port', 'protocol', 'targetPort'],
  ...['mountPath', 'subPath', 'path', 'prefix', 'medium', 'sizeLimit', 'cpu', 'memory', 'ephemeral-storage', 'storage'],
  ...['maxReplicas', 'maxUnavailable', 'minAvailable', 'minReplicas', 'replicas', 'terminationGracePeriodSeconds'],
  ...['failureThreshold', 'initialDelaySeconds', 'periodSeconds', 'successThreshold', 'timeoutSeconds'],
]);

/** A `key` is a name where it is looked up in another object; elsewhere it may be one that opens something. */
const KEY_OF_OBJECT = /\/(?:configMapKeyRef|secretKeyRef|remoteRef|items\/\d+)\/key$/;

/** Mappings whose keys are free, so that a field's name says nothing of its value. */
const FREE: ReadonlySet<string> = new Set(['data', 'stringData', 'binaryData', 'annotations', 'values', 'parameters']);

function isFree(steps: readonly string[]): boolean {
  return steps.slice(0, -1).some((step, index) => FREE.has(step) && !/^\d+$/.test(steps[index + 1] ?? ''));
}

/** Whether the value on the line is known to be no secret; a line in doubt is none that is shown. */
function isHarmless(key: string, value: string, pointer: string, kind: string): boolean {
  const steps = stepsOf(pointer);
  if (!PLAIN.test(value) || isFree(steps)) return false;
  if (NAMING.has(key)) return true;
  if (kind === 'Secret' || steps.at(-1) !== key) return false;
  return HARMLESS.has(key) || KEY_OF_OBJECT.test(pointer);
}

/**
 * The line that a finding is about. Its value gives way to `…` unless it is known to be harmless, and a line that holds
 * more than one key, as JSON without line ends does, is not shown at all.
 */
export function excerptOf(
  { resource, path, at }: Place & Pick<Fault, 'at'>,
  { position, line }: FilePlace,
): Excerpt | undefined {
  const match = LINE.exec((line ?? '').trimEnd());
  if (match === null || position === undefined) return undefined;
  const [, indent = '', name = '', , key = '', value] = match;
  const dashes = indent.trimStart();
  const start = indent.length - dashes.length;
  const shown = value === undefined ? '' : ` ${isHarmless(key, value, at ?? path, resource.kind) ? value : '…'}`;
  const text = maskText(dashes + name + shown);
  const valueStart = dashes.length + name.length + 1;
  return { text, caret: Math.max(0, Math.min(position.column - 1 - start, shown === ' …' ? valueStart : text.length)) };
}
