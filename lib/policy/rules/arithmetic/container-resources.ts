import {
  parseQuantity,
  perList,
  property,
  type FoundContainer,
  type Graph,
  type PodTemplate,
} from '../../../manifests';
import { perGraph } from '../../per-graph';
import { forContainers, limitItems, textsOf, type LimitItem, type Texts } from './limit-ranges';

/** Which side of a container's resources. */
export type Side = 'requests' | 'limits';

/** One amount that a container has once it is admitted. */
export interface Amount {
  readonly text: string;
  /** In base units; NaN where it is no quantity, or LimitRanges disagree, so that every comparison is false. */
  readonly value: number;
  /** Whether the manifest says it; else the API server or a LimitRange does. */
  readonly stated: boolean;
}

/** A container with the requests and limits that admission gives it. */
export interface AdmittedContainer {
  readonly container: FoundContainer;
  readonly requests: ReadonlyMap<string, Amount>;
  readonly limits: ReadonlyMap<string, Amount>;
}

function amount(text: string, stated: boolean): Amount {
  return { text, value: parseQuantity(text.trim()), stated };
}

/** What LimitRanges give where nothing is stated; which of two that disagree comes first, only the cluster knows. */
function defaultsIn(items: readonly LimitItem[], side: 'default' | 'defaultRequest'): Map<string, Amount> {
  const defaults = new Map<string, Amount>();
  for (const item of items) {
    for (const [name, text] of item[side]) {
      const known = defaults.get(name);
      const same = known === undefined || known.value === parseQuantity(text);
      defaults.set(name, same ? amount(text, false) : { text, value: Number.NaN, stated: false });
    }
  }
  return defaults;
}

const defaultLimits = perList((items: readonly LimitItem[]) => defaultsIn(items, 'default'));
const defaultRequests = perList((items: readonly LimitItem[]) => defaultsIn(items, 'defaultRequest'));

function stated(texts: Texts): Map<string, Amount> {
  return new Map([...texts].map(([name, text]) => [name, amount(text, true)]));
}

function derived(limits: ReadonlyMap<string, Amount>): Map<string, Amount> {
  return new Map([...limits].map(([name, { text }]) => [name, amount(text, false)]));
}

function admit(container: FoundContainer, items: readonly LimitItem[]): AdmittedContainer {
  const resources = property(container.body, 'resources');
  const limits = stated(textsOf(property(resources, 'limits')));
  const requests = stated(textsOf(property(resources, 'requests')));
  return {
    container,
    // A limit alone is its own request before any LimitRange is asked.
    requests: new Map([...defaultRequests(items), ...derived(limits), ...requests]),
    limits: new Map([...defaultLimits(items), ...limits]),
  };
}

/** Debug containers have no resources of their own. */
function counted({ path }: FoundContainer): boolean {
  return !path.includes('/ephemeralContainers/');
}

const admitted = perGraph(
  (graph) =>
    new Map(
      graph.pods.map((pod) => {
        const items = forContainers(limitItems(graph, pod.owner.namespace));
        return [pod, pod.containers.filter(counted).map((container) => admit(container, items))] as const;
      }),
    ),
);

/** The containers of a pod with what they have once the LimitRanges of its namespace gave their defaults. */
export function admittedContainers(pod: PodTemplate, graph: Graph): readonly AdmittedContainer[] {
  return admitted(graph).get(pod) ?? [];
}

/** Whether a pod states resources for all its containers together, which then need none of their own. */
export function hasPodResources(pod: PodTemplate): boolean {
  return property(pod.spec, 'resources') !== undefined;
}

/** The resources of which a pod says amounts, or is given some. */
export function namedAmounts(pod: PodTemplate, graph: Graph, side: Side): ReadonlySet<string> {
  const whole = textsOf(property(property(pod.spec, 'resources'), side)).keys();
  return new Set([...whole, ...admittedContainers(pod, graph).flatMap(({ [side]: amounts }) => [...amounts.keys()])]);
}

/**
 * What a pod counts of a resource: its containers and sidecars together, or an init container beside the sidecars before
 * it where that is more. Undefined where none of them says.
 */
export function podAmount(pod: PodTemplate, graph: Graph, side: Side, name: string): number | undefined {
  const whole = textsOf(property(property(pod.spec, 'resources'), side)).get(name);
  if (whole !== undefined) return parseQuantity(whole);
  let [main, sidecars, starting, known] = [0, 0, 0, false];
  for (const { container, [side]: amounts } of admittedContainers(pod, graph)) {
    const own = amounts.get(name)?.value;
    known ||= own !== undefined;
    if (!container.init) main += own ?? 0;
    else if (container.lasting) sidecars += own ?? 0;
    else starting = Math.max(starting, sidecars + (own ?? 0));
  }
  return known ? Math.max(main + sidecars, starting) : undefined;
}
