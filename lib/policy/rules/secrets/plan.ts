import {
  generatorsOf,
  isObject,
  itemsOf,
  property,
  secretPlanOf,
  templatesOf,
  textOf,
  writesData,
  type Graph,
  type Json,
  type SecretPlan,
  type SecretTemplate,
} from '../../../manifests';
import { perGraph } from '../../per-graph';
import { parseTemplate, type GoTemplate } from './go-template';

/** A template of a plan, taken apart. */
export interface ParsedTemplate extends SecretTemplate {
  readonly parsed: GoTemplate;
}

/** What an ExternalSecret or a ClusterExternalSecret plans, with its templates taken apart. */
export interface TemplatedPlan extends SecretPlan {
  readonly templates: readonly ParsedTemplate[];
}

/** The value under a plan's target; the names are steps. */
export function targetAt(plan: SecretPlan, ...names: readonly string[]): Json | undefined {
  return names.reduce<Json | undefined>((value, name) => property(value, name), property(plan.spec, 'target'));
}

/** How messages call what is made. */
export function madeBy(plan: SecretPlan): string {
  return `${textOf(targetAt(plan, 'manifest', 'kind')) || 'Secret'} "${plan.name}"`;
}

/** The first engine has other functions and other data; only old operators run it. */
function isOldEngine(plan: SecretPlan): boolean {
  return targetAt(plan, 'template', 'engineVersion') === 'v1' || plan.by.apiVersion.endsWith('/v1alpha1');
}

/** Every plan of a set, in the order of the resources. */
export const plansOf = perGraph((graph): readonly TemplatedPlan[] =>
  ['ExternalSecret', 'ClusterExternalSecret']
    .flatMap((kind) => graph.ofKind(kind))
    .flatMap((resource): TemplatedPlan[] => {
      const plan = secretPlanOf(resource);
      if (plan === undefined) return [];
      const templates = isOldEngine(plan) ? [] : templatesOf(plan);
      return [{ ...plan, templates: templates.map((each) => ({ ...each, parsed: parseTemplate(each.text) })) }];
    }),
);

/** The templates that a plan takes from ConfigMaps of the set, as they stand there. */
export function templatesElsewhere(graph: Graph, plan: TemplatedPlan): ParsedTemplate[] {
  if (isOldEngine(plan)) return [];
  return itemsOf(targetAt(plan, 'template', 'templateFrom')).flatMap((from, index) => {
    const source = property(from, 'configMap');
    const [map, ...others] = graph.find('ConfigMap', plan.by.namespace, textOf(property(source, 'name')));
    if (map?.by.type !== 'ConfigMap' || others.length > 0) return [];
    const path = `${plan.path}/target/template/templateFrom/${String(index)}/configMap`;
    return itemsOf(property(source, 'items')).map((item, position) => {
      const text = textOf(property(map.by.body.data, textOf(property(item, 'key'))));
      return { path: `${path}/items/${String(position)}`, text, key: undefined, parsed: parseTemplate(text) };
    });
  });
}

/** Whether every template of what is made stands in the plan itself, readable. */
export function readsAllTemplates(plan: TemplatedPlan): boolean {
  const from = targetAt(plan, 'template', 'templateFrom');
  const elsewhere = Array.isArray(from) && from.some((item: Json) => !isObject(item) || item.literal === undefined);
  return writesData(plan) && !elsewhere && plan.templates.every(({ parsed }) => parsed.fault === undefined);
}

/** Whether what is made is worked out anew from time to time. */
export function isPeriodic({ spec }: SecretPlan): boolean {
  const policy = textOf(spec.refreshPolicy) || 'Periodic';
  return policy === 'Periodic' && !/^[+-]?0+([a-zµμ]+(0+[a-zµμ]+)*)?$/u.test(textOf(spec.refreshInterval));
}

/** Finds the generators of a set. */
export const lookupOf = perGraph((graph) => generatorsOf(graph.resources));
