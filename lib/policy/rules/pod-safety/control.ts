import { property, type Graph, type Json, type PodTemplate } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import type { Settings } from '../../settings';
import { isLinux } from './operating-system';
import { isPatch } from './patch';
import { barsOf, type Bar, type CheckedLevel } from './standing';

/** Something in a pod that a control of the Pod Security Standards does not allow. */
export interface Violation {
  /** The container, the volume or the pod, as a person calls it. */
  readonly who: string;
  /** What it says, the same words for every `who`. */
  readonly what: string;
  /** A JSON Pointer in the workload. */
  readonly path: string;
  /** Nothing is said where something has to be; a manifest that only patches another leaves most things out. */
  readonly unsaid?: boolean;
}

/** A control of the Pod Security Standards. */
export interface Control extends Pick<Rule, 'id' | 'summary' | 'why' | 'bad' | 'good' | 'remedy'> {
  readonly level: CheckedLevel;
  /** The minor version of Kubernetes whose standard has it first. */
  readonly since?: number;
  /** It asks nothing of Windows pods from version 1.25 on. */
  readonly linuxOnly?: boolean;
  /** Violations are no danger of themselves, and nobody hears of them who did not ask for the level. */
  readonly onlyAsked?: boolean;
  /** What to do, in one imperative sentence without a period. */
  readonly fix: string;
  violations(pod: PodTemplate, bar: Bar): Iterable<Violation>;
}

/** A security context of a pod, and whose it is. */
export interface Holder {
  readonly who: string;
  /** The JSON Pointer of the security context, whether it is there or not. */
  readonly path: string;
  readonly context: Json | undefined;
}

/** How a person calls a container. */
export function containerName(name: string): string {
  return `container "${name}"`;
}

/** The security context of the pod itself. */
export function podContext({ spec, path }: PodTemplate): Holder {
  return { who: 'pod', path: `${path}/securityContext`, context: property(spec, 'securityContext') };
}

const contexts = new WeakMap<PodTemplate, readonly Holder[]>();

/** The security contexts of all containers, init and ephemeral ones too; a dozen controls ask for them. */
export function containerContexts(pod: PodTemplate): readonly Holder[] {
  const known = contexts.get(pod);
  if (known !== undefined) return known;
  const found = pod.containers.map(({ name, path, body }) => ({
    who: containerName(name),
    path: `${path}/securityContext`,
    context: property(body, 'securityContext'),
  }));
  contexts.set(pod, found);
  return found;
}

/** The pod's own security context, then those of its containers. */
export function contextsOf(pod: PodTemplate): Holder[] {
  return [podContext(pod), ...containerContexts(pod)];
}

/** Pods of Windows nodes are exempt from controls that are about Linux. */
const WINDOWS_EXEMPT_SINCE = 25;

/** Who does what: `container "a", container "b": privileged is true`. */
function sentence(violations: readonly Violation[]): string {
  const whoByWhat = new Map<string, Set<string>>();
  for (const { who, what } of violations) whoByWhat.set(what, (whoByWhat.get(what) ?? new Set()).add(who));
  return [...whoByWhat].map(([what, who]) => `${[...who].join(', ')}: ${what}`).join('; ');
}

function applies(control: Control, pod: PodTemplate, bar: Bar): boolean {
  if (bar.version < (control.since ?? 0)) return false;
  if (control.onlyAsked === true && !bar.asked) return false;
  return !(control.linuxOnly === true && bar.version >= WINDOWS_EXEMPT_SINCE && !isLinux(pod));
}

/** One finding a workload, with the further places in `related`. */
function faultOf(control: Control, pod: PodTemplate, bar: Bar): Fault[] {
  const said = [...control.violations(pod, bar)];
  if (said.length === 0) return [];
  const violations = !bar.asked && isPatch(pod) ? said.filter(({ unsaid }) => unsaid !== true) : said;
  const [first, ...others] = violations;
  if (first === undefined) return [];
  const related = others.map(({ path }) => ({ resource: pod.owner, path }));
  return [
    {
      resource: pod.owner,
      path: first.path,
      message: sentence(violations) + bar.because,
      fix: control.fix,
      severity: bar.severity,
      ...(related.length === 0 ? {} : { related }),
    },
  ];
}

function check(control: Control, graph: Graph, settings: Settings): Fault[] {
  const barFor = barsOf(graph, settings);
  return graph.pods.flatMap((pod) => {
    const bar = barFor(pod, control.level);
    return bar !== undefined && applies(control, pod, bar) ? faultOf(control, pod, bar) : [];
  });
}

/** Makes a rule of a control of the Pod Security Standards. */
export function podSecurityRule(control: Control): Rule {
  const { id, summary, why, bad, good, remedy } = control;
  return {
    id,
    family: 'pod-safety',
    severity: 'advice',
    summary,
    why,
    bad,
    good,
    remedy,
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
    check: (graph, settings) => check(control, graph, settings),
  };
}
