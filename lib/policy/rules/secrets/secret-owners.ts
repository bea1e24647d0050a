import {
  groupOf,
  isObject,
  perList,
  property,
  textOf,
  type Graph,
  type Product,
  type Resource,
} from '../../../manifests';
import { mention } from '../../mention';
import type { Fault, Rule } from '../../rule';
import { ENTRY, externalSecret } from './example';
import { plansOf, targetAt } from './plan';

/** Claimants of one Secret that are told apart, so that a thousand copies do not make a million comparisons. */
const MOST = 10;

/** Who claims a Secret for itself; what only adds keys does not, nor do copies in other namespaces. */
function claimsIt(owners: ReadonlySet<Resource>, { by, adds, namespace }: Product): boolean {
  if (adds === true || namespace === '*') return false;
  if (by.kind === 'SealedSecret') return groupOf(by.apiVersion) === 'bitnami.com';
  return by.type === 'Secret' || owners.has(by);
}

function ownersOf(graph: Graph): Set<Resource> {
  const owning = plansOf(graph).filter((plan) => (textOf(targetAt(plan, 'creationPolicy')) || 'Owner') === 'Owner');
  return new Set(owning.filter(({ by }) => by.kind === 'ExternalSecret').map(({ by }) => by));
}

function claimants(graph: Graph, owners: ReadonlySet<Resource>): Map<string, Resource[]> {
  const groups = new Map<string, Resource[]>();
  for (const product of graph.products('Secret')) {
    if (!claimsIt(owners, product)) continue;
    const id = `${product.namespace ?? ''}/${product.name}`;
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [product.by]);
    else if (group.length < MOST && !group.includes(product.by)) group.push(product.by);
  }
  return groups;
}

function isEmptySecret({ type, body }: Resource): boolean {
  const mappings = [property(body, 'data'), property(body, 'stringData')];
  return type === 'Secret' && !mappings.some((map) => isObject(map) && Object.keys(map).length > 0);
}

/** The same object twice is what `unique-object` reports. */
function isSameObject(one: Resource, other: Resource): boolean {
  return one.kind === other.kind && one.name === other.name && one.namespace === other.namespace;
}

/** Who merges into a Secret that another ExternalSecret owns is refused. */
function* refused(graph: Graph, owners: ReadonlySet<Resource>): Iterable<Fault> {
  const ownersAmong = perList((made: readonly Product[]) => made.filter((one) => owners.has(one.by)));
  for (const { by, adds, namespace, name } of graph.products('Secret')) {
    if (adds !== true || by.kind !== 'ExternalSecret' || by.type !== 'ExternalSecret') continue;
    const owner = ownersAmong(graph.find('Secret', namespace, name)).find((made) => made.by !== by)?.by;
    if (owner === undefined) continue;
    yield {
      resource: by,
      path: '/spec/target',
      message: `it merges into the Secret "${name}", which ${mention(owner)} owns, and the operator refuses that`,
      fix: `fetch its keys in ${mention(owner)}, or set creationPolicy to Orphan there`,
      severity: by.namespace === undefined ? 'warning' : 'error',
      related: [{ resource: owner, path: '/spec/target' }],
    };
  }
}

/** Without a namespace two objects may be of two environments. */
function* faultsOf(owner: Resource, others: readonly Resource[], name: string): Iterable<Fault> {
  const [first, ...rest] = others.filter((other) => other !== owner && !isSameObject(owner, other));
  if (first === undefined) return;
  const certain = owner.namespace !== undefined && !isEmptySecret(first);
  const more = rest.length === 0 ? '' : ` and ${rest.length} more`;
  yield {
    resource: owner,
    path: '/spec/target',
    message: `it owns the Secret "${name}", which ${mention(first)}${more} ${rest.length === 0 ? 'makes' : 'make'} too`,
    fix:
      first.kind === 'ExternalSecret'
        ? 'give each its own name, fetch all keys in one ExternalSecret, or drop the one that is a stand-in'
        : 'give each its own name, drop the one that is a stand-in, or set creationPolicy to Merge where it only adds keys',
    severity: certain ? 'error' : 'warning',
    related: [first, ...rest].map((resource) => ({ resource, path: '' })),
  };
}

/** A Secret has one owner, or its keys depend on who came last. */
export const secretOwners: Rule = {
  id: 'secret-owners',
  family: 'secrets',
  severity: 'error',
  summary: 'A Secret that an ExternalSecret owns is made by nothing else.',
  why: 'Of two ExternalSecrets that own one Secret the second fails for good, and so does one that merges into it. A Secret from a manifest is overwritten by the operator, and back by the next apply: pods see now one, now the other.',
  bad: `${externalSecret(`  target: { name: till }
${ENTRY}`)}---
apiVersion: v1
kind: Secret
metadata:
  name: till
  namespace: shop
stringData:
  password: from-a-manifest
`,
  good: `${externalSecret(`  target: { name: till, creationPolicy: Merge }
${ENTRY}`)}---
apiVersion: v1
kind: Secret
metadata:
  name: till
  namespace: shop
stringData:
  user: till
`,
  remedy:
    'Give each Secret one maker. Keys of several sources go into one ExternalSecret; creationPolicy Merge adds to a Secret that no other ExternalSecret owns.',
  source: 'https://github.com/external-secrets/external-secrets/issues/2346',
  *check(graph): Iterable<Fault> {
    const owners = ownersOf(graph);
    yield* refused(graph, owners);
    for (const [id, group] of claimants(graph, owners)) {
      if (group.length < 2) continue;
      const name = id.slice(id.indexOf('/') + 1);
      for (const owner of group.filter((by) => owners.has(by))) yield* faultsOf(owner, group, name);
    }
  },
};
