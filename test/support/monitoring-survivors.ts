import type { Survivors } from './value-survivors';

/** What no rule reports of alerts and of what is scraped, by reason. */
export const monitoringSurvivors: readonly Survivors[] = [
  {
    reason: "which path Prometheus asks, and how often, is its target's and a decision; the port is one of the pods",
    places: [
      'PodMonitor /spec/podMetricsEndpoints/*/interval duration',
      'PodMonitor /spec/podMetricsEndpoints/*/path folder',
      'PodMonitoring /spec/endpoints/*/interval duration',
      'PodMonitoring /spec/endpoints/*/path folder',
    ],
  },
  {
    reason: 'what is told to people, and when, is judged by promtool in test:alerts and by test/monitoring',
    places: [
      'PrometheusRule /spec/groups/*/interval amount',
      'PrometheusRule /spec/groups/*/name name',
      'PrometheusRule /spec/groups/*/rules/*/alert name',
      'PrometheusRule /spec/groups/*/rules/*/annotations/runbook_url host',
      'PrometheusRule /spec/groups/*/rules/*/annotations/summary name',
      'PrometheusRule /spec/groups/*/rules/*/expr name',
      'PrometheusRule /spec/groups/*/rules/*/for amount',
      'PrometheusRule /spec/groups/*/rules/*/labels/environment name',
      'PrometheusRule /spec/groups/*/rules/*/labels/severity name',
      'PrometheusRule /spec/groups/*/rules/*/for name',
      'Rules /spec/groups/*/interval amount',
      'Rules /spec/groups/*/name name',
      'Rules /spec/groups/*/rules/*/alert name',
      'Rules /spec/groups/*/rules/*/annotations/runbook_url host',
      'Rules /spec/groups/*/rules/*/annotations/summary name',
      'Rules /spec/groups/*/rules/*/expr name',
      'Rules /spec/groups/*/rules/*/for amount',
      'Rules /spec/groups/*/rules/*/labels/environment name',
      'Rules /spec/groups/*/rules/*/labels/severity name',
      'Rules /spec/groups/*/rules/*/for name',
      'GlobalRules /spec/groups/*/interval amount',
      'GlobalRules /spec/groups/*/name name',
      'GlobalRules /spec/groups/*/rules/*/alert name',
      'GlobalRules /spec/groups/*/rules/*/annotations/runbook_url host',
      'GlobalRules /spec/groups/*/rules/*/annotations/summary name',
      'GlobalRules /spec/groups/*/rules/*/expr name',
      'GlobalRules /spec/groups/*/rules/*/for amount',
      'GlobalRules /spec/groups/*/rules/*/labels/environment name',
      'GlobalRules /spec/groups/*/rules/*/labels/severity name',
    ],
  },
];
