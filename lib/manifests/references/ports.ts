import { perObject } from '../per-object';
import type { FoundContainer, PodTemplate } from '../pod-template';
import type { Answer } from '../reference';
import { itemsOf, numberOf, property, scalarText, type Json, type Resource } from '../resource';
import { select } from '../select';
import { asProducts, type Draft, type Index } from './draft';

const ACTIONS = ['httpGet', 'tcpSocket', 'grpc'];
/** Where a container's probes and hooks say their ports, by the property that holds them. */
const HANDLERS = (
  [
    ['startupProbe', ''],
    ['readinessProbe', ''],
    ['livenessProbe', ''],
    ['lifecycle', '.postStart'],
    ['lifecycle', '.preStop'],
  ] as const
).map(([field, hook]) => ({ field, patterns: ACTIONS.map((action) => `${field}${hook}.${action}.port`) }));

/** The ports that containers declare. */
interface Declared {
  readonly names: ReadonlySet<string>;
  readonly numbers: ReadonlySet<number>;
  /** The numbers as those could have meant them who name none. */
  readonly texts: readonly string[];
}

function declaredBy(containers: readonly FoundContainer[]): Declared {
  const ports = containers.flatMap(({ body }) => itemsOf(body.ports));
  const numbers = new Set(ports.map((port) => numberOf(property(port, 'containerPort'))));
  return {
    names: new Set(ports.map((port) => scalarText(property(port, 'name'))).filter((name) => name !== '')),
    numbers,
    texts: [...numbers].map(String),
  };
}

const declaredByOne = perObject((container: FoundContainer) => declaredBy([container]));
const declaredByPod = perObject(({ containers }: PodTemplate) => declaredBy(containers));
/** Of containers that run for their pods' whole life. */
const declaredByPods = perObject((pods: readonly PodTemplate[]) =>
  declaredBy(pods.flatMap((pod) => pod.containers.filter(({ lasting }) => lasting))),
);

/** Whether another tool puts the value in before the manifest is applied. */
function isFilledLater(value: string): boolean {
  return /\$[{(]|\{\{/.test(value);
}

/** A port as manifests write it: digits in quotes are a number to a probe, and a name to nothing. */
function portValue(value: Json | undefined): string | number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value === '' || isFilledLater(value)) return undefined;
  return /^\d+$/.test(value) ? Number(value) : value;
}

/**
 * A name that no container declares can never be found. A number works without being declared
 * (https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports), so it is doubtful where others
 * are declared, and nothing can be said where none is.
 */
function answerOf(port: string | number, own: Declared, all: Declared, to: Answer['to']): Answer {
  if (typeof port === 'string') {
    if (own.names.has(port)) return { is: 'resolved', to };
    return { is: 'dangling', missing: 'port', to, candidates: own.names };
  }
  if (all.numbers.has(port)) return { is: 'resolved', to };
  if (own.numbers.size === 0) return { is: 'unknown', to };
  return { is: 'dangling', missing: 'port', to, candidates: own.texts, doubtful: true };
}

function probeDrafts(pod: PodTemplate, container: FoundContainer): Draft[] {
  const used = HANDLERS.flatMap(({ field, patterns }) =>
    property(container.body, field) === undefined ? [] : patterns.flatMap((pattern) => select(container.body, pattern)),
  );
  return used.flatMap(({ value, path }): Draft[] => {
    const port = portValue(value);
    if (port === undefined) return [];
    return [
      {
        reference: {
          by: 'port',
          from: pod.owner,
          path: container.path + path,
          at: container.path + path,
          target: { kind: 'ContainerPort', namespace: pod.owner.namespace, name: container.name, port },
          optional: false,
          // Ports of health checks are mostly left undeclared.
          lenient: typeof port === 'number',
        },
        // Containers of a pod share its network, so that a number may be another one's.
        answer: () => answerOf(port, declaredByOne(container), declaredByPod(pod), asProducts([pod])),
      },
    ];
  });
}

/** The ports that a pod's probes and hooks ask. */
export function probeReferences(pod: PodTemplate): Draft[] {
  return pod.containers.flatMap((container) => probeDrafts(pod, container));
}

function targetAnswer(service: Resource, port: string | number, selector: Json, index: Index): Answer {
  const pods = index.podsMatching({ matchLabels: selector }, service.namespace);
  if (pods.length === 0) return { is: 'unknown', to: [] };
  const declared = declaredByPods(pods);
  return answerOf(port, declared, declared, asProducts(pods));
}

/** The ports of pods that a Service sends to. */
export function targetPortReferences(service: Resource): Draft[] {
  const spec = property(service.body, 'spec');
  const selector = property(spec, 'selector');
  if (selector === undefined || selector === null) return [];
  return itemsOf(property(spec, 'ports')).flatMap((entry: Json, position): Draft[] => {
    const stated = property(entry, 'targetPort');
    const port = portValue(stated ?? property(entry, 'port'));
    if (port === undefined) return [];
    const path = `/spec/ports/${String(position)}`;
    const at = stated === undefined ? `${path}/port` : `${path}/targetPort`;
    return [
      {
        reference: {
          by: 'port',
          from: service,
          path: at,
          at,
          target: { kind: 'ContainerPort', namespace: service.namespace, name: '', port },
          optional: false,
          lenient: false,
        },
        answer: (index) => targetAnswer(service, port, selector, index),
      },
    ];
  });
}
