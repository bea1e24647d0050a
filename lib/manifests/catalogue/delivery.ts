import { textOf, type JsonObject } from '../resource';
import type { Consumer } from './entry';

/** The templates of one analysis of a Rollout; those of the whole cluster are another kind. */
function analysisKind({ clusterScope }: JsonObject): string[] {
  return [clusterScope === true ? 'ClusterAnalysisTemplate' : 'AnalysisTemplate'];
}

const ANALYSES = [
  'spec.strategy.canary.analysis',
  'spec.strategy.canary.steps.*.analysis',
  'spec.strategy.blueGreen.prePromotionAnalysis',
  'spec.strategy.blueGreen.postPromotionAnalysis',
];

const ROUTING = 'spec.strategy.canary.trafficRouting';

/** What a Rollout names beside its pods' own references, by where. */
const ROLLOUT_NAMES: readonly (readonly [at: string, target: string])[] = [
  ['spec.strategy.canary.canaryService', 'Service'],
  ['spec.strategy.canary.stableService', 'Service'],
  ['spec.strategy.canary.pingPong.pingService', 'Service'],
  ['spec.strategy.canary.pingPong.pongService', 'Service'],
  ['spec.strategy.blueGreen.activeService', 'Service'],
  ['spec.strategy.blueGreen.previewService', 'Service'],
  [`${ROUTING}.nginx.stableIngress`, 'Ingress'],
  [`${ROUTING}.nginx.stableIngresses`, 'Ingress'],
  [`${ROUTING}.alb.ingress`, 'Ingress'],
  [`${ROUTING}.alb.rootService`, 'Service'],
  [`${ROUTING}.istio.virtualService.name`, 'VirtualService'],
  [`${ROUTING}.istio.destinationRule.name`, 'DestinationRule'],
  [`${ROUTING}.traefik.weightedTraefikServiceName`, 'TraefikService'],
  [`${ROUTING}.ambassador.mappings`, 'Mapping'],
];

/** https://argo-rollouts.readthedocs.io/en/stable/features/specification/ */
const rollouts: readonly Consumer[] = [
  ...ROLLOUT_NAMES.map(([at, target]): Consumer => ({ kinds: ['Rollout'], at, target })),
  ...ANALYSES.map((at): Consumer => ({
    kinds: ['Rollout'],
    at: `${at}.templates.*`,
    name: 'templateName',
    target: 'AnalysisTemplate',
    targets: analysisKind,
  })),
  {
    kinds: ['Rollout'],
    at: 'spec.strategy.canary.steps.*.experiment.analyses.*',
    name: 'templateName',
    target: 'AnalysisTemplate',
    targets: analysisKind,
  },
];

/** Sources are often made with the controllers themselves, outside of what they deliver. */
function source(kinds: readonly string[], at: string): Consumer {
  return {
    kinds,
    at,
    name: 'name',
    target: '',
    targets: ({ kind }) => [textOf(kind)].filter(Boolean),
    lenient: 'near',
  };
}

/** https://fluxcd.io/flux/components/ */
const flux: readonly Consumer[] = [
  source(['Kustomization'], 'spec.sourceRef'),
  source(['HelmRelease'], 'spec.chart.spec.sourceRef'),
  source(['HelmRelease'], 'spec.chartRef'),
  {
    kinds: ['HelmRelease'],
    at: 'spec.valuesFrom.*',
    name: 'name',
    key: 'valuesKey',
    target: '',
    targets: ({ kind }) => [textOf(kind)].filter(Boolean),
  },
  {
    kinds: ['Kustomization'],
    at: 'spec.postBuild.substituteFrom.*',
    name: 'name',
    target: '',
    targets: ({ kind }) => [textOf(kind)].filter(Boolean),
  },
  { kinds: ['GitRepository', 'HelmRepository', 'OCIRepository'], at: 'spec.secretRef', name: 'name', target: 'Secret' },
];

/** Places in the objects of tools that deliver others: Argo Rollouts, Flux. */
export const deliveryConsumers: readonly Consumer[] = [...rollouts, ...flux];
