import { load } from 'js-yaml';
import { escapePointer } from '../pointer';
import type { Product } from '../reference';
import { groupOf, isObject, itemsOf, property, textOf, type Json, type JsonObject, type Resource } from '../resource';
import { replaceActions } from '../template-actions';
import { generatedKeys, type Lookup } from './generator';

/** The group of the External Secrets Operator's own kinds. */
export const EXTERNAL_SECRETS = 'external-secrets.io';

/** What describes one or more Secrets to be made: an ExternalSecret's spec, or the one inside a ClusterExternalSecret. */
export interface SecretPlan {
  readonly by: Resource;
  readonly spec: JsonObject;
  /** Where the spec stands, as a JSON Pointer. */
  readonly path: string;
  /** Of the Secret, or of what else `target.manifest` asks for. */
  readonly name: string;
  /** Where it is made; `*` for namespaces that a selector chooses. */
  readonly namespaces: readonly (string | undefined)[];
}

/** A text that the operator renders, and where it stands. */
export interface SecretTemplate {
  readonly path: string;
  readonly text: string;
  /** The key that it fills; undefined for one that renders to a whole mapping, and for labels and annotations. */
  readonly key: string | undefined;
}

function nested(value: Json | undefined, ...names: readonly string[]): Json | undefined {
  return names.reduce<Json | undefined>((inner, name) => property(inner, name), value);
}

function clusterPlan(by: Resource): SecretPlan | undefined {
  const spec = nested(by.body, 'spec', 'externalSecretSpec');
  if (!isObject(spec)) return undefined;
  const named = itemsOf(nested(by.body, 'spec', 'namespaces'))
    .map(textOf)
    .filter(Boolean);
  const chosen = ['namespaceSelector', 'namespaceSelectors'].some(
    (name) => nested(by.body, 'spec', name) !== undefined,
  );
  const name = textOf(nested(by.body, 'spec', 'externalSecretName')) || by.name;
  return {
    by,
    spec,
    path: '/spec/externalSecretSpec',
    name: textOf(nested(spec, 'target', 'name')) || name,
    namespaces: chosen || named.length === 0 ? ['*'] : named,
  };
}

/** The plan of an ExternalSecret or ClusterExternalSecret; undefined for anything else, and where it has no spec. */
export function secretPlanOf(by: Resource): SecretPlan | undefined {
  if (by.apiVersion !== '' && groupOf(by.apiVersion) !== EXTERNAL_SECRETS) return undefined;
  if (by.kind === 'ClusterExternalSecret') return clusterPlan(by);
  const spec = property(by.body, 'spec');
  if (by.kind !== 'ExternalSecret' || !isObject(spec)) return undefined;
  return {
    by,
    spec,
    path: '/spec',
    name: textOf(nested(spec, 'target', 'name')) || by.name,
    namespaces: [by.namespace],
  };
}

/** The keys of one source of `dataFrom`; undefined where only the store, or a rewritten name, tells them. */
function sourceKeys(
  source: Json,
  namespace: string | undefined,
  lookup: Lookup | undefined,
): readonly string[] | undefined {
  const generator = nested(source, 'sourceRef', 'generatorRef');
  const rewritten = itemsOf(property(source, 'rewrite')).length > 0;
  return isObject(generator) && !rewritten ? generatedKeys(generator, namespace, lookup) : undefined;
}

/**
 * The entries that templates see: what `data` and `dataFrom` fetch. Undefined where only the store knows them.
 * @param lookup finds generators of the set; without it a Password generator makes the key `password`
 */
export function fetchedKeys({ spec, by }: SecretPlan, lookup?: Lookup): ReadonlySet<string> | undefined {
  const keys = new Set(itemsOf(property(spec, 'data')).map((entry) => textOf(property(entry, 'secretKey'))));
  for (const source of itemsOf(property(spec, 'dataFrom'))) {
    const made = sourceKeys(source, by.namespace, lookup);
    if (made === undefined) return undefined;
    for (const key of made) keys.add(key);
  }
  keys.delete('');
  return keys;
}

function mappedTemplates(value: Json | undefined, path: string, keyed: boolean): SecretTemplate[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, text]) =>
    typeof text === 'string' ? [{ path: `${path}/${escapePointer(key)}`, text, key: keyed ? key : undefined }] : [],
  );
}

/** Every text of a plan that the operator renders; those of ConfigMaps and Secrets that it names stand elsewhere. */
export function templatesOf({ spec, path }: SecretPlan): SecretTemplate[] {
  const template = nested(spec, 'target', 'template');
  const base = `${path}/target/template`;
  const literals = itemsOf(property(template, 'templateFrom')).flatMap((from, index): SecretTemplate[] => {
    const text = textOf(property(from, 'literal'));
    return text === '' ? [] : [{ path: `${base}/templateFrom/${index}/literal`, text, key: undefined }];
  });
  return [
    ...mappedTemplates(property(template, 'data'), `${base}/data`, true),
    ...literals,
    ...mappedTemplates(nested(template, 'metadata', 'labels'), `${base}/metadata/labels`, false),
    ...mappedTemplates(nested(template, 'metadata', 'annotations'), `${base}/metadata/annotations`, false),
  ];
}

/** A template that says which keys there are, and does not leave all that was fetched as it is. */
export function writesData({ spec }: SecretPlan): boolean {
  const template = nested(spec, 'target', 'template');
  const data = property(template, 'data');
  return (isObject(data) && Object.keys(data).length > 0) || itemsOf(property(template, 'templateFrom')).length > 0;
}

/** Whether what is fetched stays beside what a template writes. */
export function mergesTemplate({ spec }: SecretPlan): boolean {
  return nested(spec, 'target', 'template', 'mergePolicy') === 'Merge';
}

const MARK = 'keyfit0rendered';
const BLOCK = /\{\{-?\s*(if|else|with|range|end|define|block|template)\b/;

/** The keys of a literal, where they can be told without rendering it. */
function literalKeys(text: string): readonly string[] | undefined {
  if (BLOCK.test(text)) return undefined;
  try {
    const value: unknown = load(replaceActions(text, MARK));
    const keys = isObject(value) ? Object.keys(value) : undefined;
    return keys?.some((key) => key.includes(MARK)) === true ? undefined : keys;
  } catch {
    return undefined;
  }
}

/** The keys of one source of templates; none where it writes labels or annotations. */
function templateKeys(from: Json): readonly string[] | undefined {
  const target = (textOf(property(from, 'target')) || 'Data').toLowerCase();
  if (target === 'labels' || target === 'annotations') return [];
  if (target !== 'data') return undefined;
  const literal = textOf(property(from, 'literal'));
  if (literal !== '') return literalKeys(literal);
  const items = ['configMap', 'secret'].flatMap((source) => itemsOf(nested(from, source, 'items')));
  if (items.some((item) => property(item, 'templateAs') === 'KeysAndValues')) return undefined;
  return items.map((item) => textOf(property(item, 'key')));
}

/** The keys of what is made; undefined where only the store knows them. */
export function secretKeysOf(plan: SecretPlan, lookup?: Lookup): ReadonlySet<string> | undefined {
  const template = nested(plan.spec, 'target', 'template');
  if (!writesData(plan)) return fetchedKeys(plan, lookup);
  const data = property(template, 'data');
  const keys = new Set(isObject(data) ? Object.keys(data) : []);
  for (const from of itemsOf(property(template, 'templateFrom'))) {
    const written = templateKeys(from);
    if (written === undefined) return undefined;
    for (const key of written) keys.add(key);
  }
  if (!mergesTemplate(plan)) return keys;
  const fetched = fetchedKeys(plan, lookup);
  return fetched === undefined ? undefined : new Set([...fetched, ...keys]);
}

/** What an ExternalSecret or a ClusterExternalSecret makes, with the keys as far as they can be told. */
export function externalSecretProducts(by: Resource, lookup?: Lookup): Product[] {
  const plan = secretPlanOf(by);
  if (plan === undefined) return [];
  const policy = textOf(nested(plan.spec, 'target', 'creationPolicy'));
  const kind = textOf(nested(plan.spec, 'target', 'manifest', 'kind')) || 'Secret';
  if (policy === 'None') return [];
  // What was there before stays under CreateOrMerge, and nothing here says what that is.
  const told = policy !== 'CreateOrMerge' && (kind === 'Secret' || kind === 'ConfigMap');
  const keys = told ? secretKeysOf(plan, lookup) : undefined;
  return plan.namespaces.map((namespace) => ({
    kind,
    namespace,
    name: plan.name,
    by,
    ...(keys === undefined ? {} : { keys }),
    ...(policy === 'Merge' ? { adds: true as const } : {}),
  }));
}
