import { maskName, maskValue } from '../../text';
import type { Graph } from '../graph';
import type { Problem } from '../load/problem';
import { maskedTarget } from '../masked-target';
import type { Answer, Product, Reference, Target } from '../reference';
import { isObject, scalarText, type Json, type Resource } from '../resource';

/** A thing that a picture shows. */
export interface DrawnNode {
  /** Unique, and the same for any order of the files: `namespace/Kind/name`. */
  readonly id: string;
  readonly kind: string;
  readonly namespace: string | undefined;
  /** A selector where no name is asked for. */
  readonly name: string;
  /**
   * `object`: it is in the set. `made`: a controller makes it of objects in the set. `outside`: the cluster or somebody
   * else provides it. `absent`: it is named and nowhere.
   */
  readonly state: 'object' | 'made' | 'outside' | 'absent';
  /** The nodes that it is made of. */
  readonly makers: readonly string[];
}

/** One reference of a picture. */
export interface DrawnLink {
  readonly from: string;
  /** None for a selector that means no pods and may do so. */
  readonly to: readonly string[];
  readonly reference: Reference;
  readonly answer: Answer;
}

/** What there is to draw, in an order that does not depend on that of the files. */
export interface Drawing {
  readonly nodes: readonly DrawnNode[];
  readonly links: readonly DrawnLink[];
  /** What could not be read, and is missing here if it holds objects. */
  readonly problems: readonly Problem[];
}

/** Things inside a pod; a picture shows the workload in their place. */
const INSIDE: ReadonlySet<string> = new Set(['Volume', 'Variable', 'ContainerPort']);

const SELECTOR_LENGTH = 80;

interface NodeDraft extends Omit<DrawnNode, 'makers'> {
  readonly makers: Set<string>;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function selectorText(selector: Json | undefined): string {
  const labels = isObject(selector) ? selector.matchLabels : undefined;
  const simple = isObject(selector) && Object.keys(selector).length === 1 && isObject(labels);
  const text = simple
    ? Object.entries(labels)
        .map(([name, value]) => `${name}=${scalarText(value)}`)
        .join(',')
    : JSON.stringify(selector ?? {});
  return text.length > SELECTOR_LENGTH ? `${text.slice(0, SELECTOR_LENGTH)}…` : text;
}

/** A target as a node shows it: by its name, or by what is asked of pods. */
function targetName({ name, selector }: Target): string {
  return name === '' ? selectorText(maskValue(selector)) : maskName(name);
}

function idOf(kind: string, namespace: string | undefined, name: string): string {
  return namespace === undefined ? `${kind}/${name}` : `${namespace}/${kind}/${name}`;
}

class Drawer {
  readonly nodes = new Map<string, NodeDraft>();
  private readonly objects = new Map<Resource, string>();

  /** Objects of one name, such as the same one in two files, are told apart by a number. */
  addObjects(resources: readonly Resource[]): void {
    const file = ({ origin }: Resource) => origin?.file ?? '';
    for (const resource of [...resources].sort((one, other) => compare(file(one), file(other)))) {
      const { kind, namespace, name } = maskedTarget({ ...resource, kind: resource.type });
      const plain = idOf(kind, namespace, name);
      let id = plain;
      for (let number = 2; this.nodes.has(id); number += 1) id = `${plain}#${number}`;
      this.nodes.set(id, { id, kind, namespace, name, state: 'object', makers: new Set() });
      this.objects.set(resource, id);
    }
  }

  object(resource: Resource): string {
    const { type, namespace, name } = resource;
    return this.objects.get(resource) ?? this.add(type, namespace, maskName(name), 'outside').id;
  }

  /** The node of a product: its object, or one of its own where a controller makes it. */
  product({ kind, namespace, name, by }: Product): string {
    const maker = this.object(by);
    if (INSIDE.has(kind) || (kind === by.type && name === by.name)) return maker;
    const node = this.add(kind, namespace === '*' ? undefined : namespace, maskName(name), 'made');
    node.makers.add(maker);
    return node.id;
  }

  /** The node of a target that has no product. */
  target(target: Target, state: 'outside' | 'absent'): string {
    return this.add(target.kind, target.namespace, targetName(target), state).id;
  }

  /**
   * What a controller makes may stand in the set as well; what is absent is never taken for what is there.
   * @param name masked, as what stands for one has `=` in it
   */
  private add(type: string, space: string | undefined, name: string, state: DrawnNode['state']): NodeDraft {
    const { kind, namespace } = maskedTarget({ kind: type, namespace: space, name: '' });
    const plain = idOf(kind, namespace, name);
    const held = this.nodes.get(plain);
    if (held?.state === 'object' && state === 'made') return held;
    const id = held === undefined || held.state === state ? plain : `${plain}#${state}`;
    const found = this.nodes.get(id);
    if (found !== undefined) return found;
    const node: NodeDraft = { id, kind, namespace, name, state, makers: new Set() };
    this.nodes.set(id, node);
    return node;
  }
}

/** What the end of a reference without products is, undefined where it has none to draw. */
function endWithout({ target }: Reference, answer: Answer): 'outside' | 'absent' | undefined {
  if (answer.is === 'resolved') return target.name === '' ? undefined : 'outside';
  const exists = answer.is === 'unknown' || answer.missing === 'key' || answer.missing === 'port';
  return exists ? 'outside' : 'absent';
}

function endsOf(drawer: Drawer, reference: Reference, answer: Answer): string[] {
  if (answer.to.length > 0) return [...new Set(answer.to.map((product) => drawer.product(product)))].sort(compare);
  if (INSIDE.has(reference.target.kind) && answer.is !== 'dangling') return [drawer.object(reference.from)];
  const state = endWithout(reference, answer);
  return state === undefined ? [] : [drawer.target(reference.target, state)];
}

function compareNodes(one: DrawnNode, other: DrawnNode): number {
  return (
    compare(one.namespace ?? '', other.namespace ?? '') ||
    compare(one.kind, other.kind) ||
    compare(one.name, other.name) ||
    compare(one.id, other.id)
  );
}

function compareLinks(one: DrawnLink, other: DrawnLink): number {
  return (
    compare(one.from, other.from) ||
    compare(one.reference.path, other.reference.path) ||
    compare(one.reference.at, other.reference.at) ||
    compare(one.to.join(), other.to.join())
  );
}

/** What is there comes before what is outside, and that before what is absent, so that ids do not depend on the order. */
function passOf(reference: Reference, answer: Answer): number {
  if (answer.to.length > 0) return 0;
  return endWithout(reference, answer) === 'absent' ? 2 : 1;
}

/** What a picture of a graph shows. */
export function drawingOf(graph: Graph, problems: readonly Problem[]): Drawing {
  const drawer = new Drawer();
  drawer.addObjects(graph.resources);
  const answered = graph.references.map((reference) => ({ reference, answer: graph.answer(reference) }));
  const links = [0, 1, 2].flatMap((pass) =>
    answered
      .filter(({ reference, answer }) => passOf(reference, answer) === pass)
      .map(({ reference, answer }): DrawnLink => {
        const to = endsOf(drawer, reference, answer);
        return { from: drawer.object(reference.from), to, reference, answer };
      }),
  );
  const nodes = [...drawer.nodes.values()].map((node) => ({ ...node, makers: [...node.makers].sort(compare) }));
  return { nodes: nodes.sort(compareNodes), links: links.sort(compareLinks), problems };
}
