import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { Alert, Alerts } from './alert';
import type { Component } from './component';
import { dialects } from './monitoring-system';

/** What a set of alerts is made of. */
export interface AlertRulesProps {
  readonly alerts: Alerts;
  /** The address of the page that has a heading for each alert. */
  readonly runbook: string;
  /**
   * Alerts on metrics of Google Cloud itself, which stand in no namespace. Only Google's monitoring knows them.
   * @default false
   */
  readonly cloudMetrics?: boolean;
}

/** Alerts of one environment, in the kind that the cluster's monitoring reads. */
export class AlertRules extends Construct {
  /**
   * @param base the object's name without the environment's prefix; also the name of the group
   * @throws Error when alerts on metrics of Google Cloud are for another monitoring
   */
  constructor(scope: Component, base: string, props: AlertRulesProps) {
    super(scope, `alert-rules-${base}`);
    const { kind } = scope.target.monitoring;
    const global = props.cloudMetrics === true;
    if (global && kind !== 'google-managed') throw new Error(`${base}: ${kind} has no metrics of Google Cloud`);
    const { environment } = scope.target;
    const rules = Object.entries(props.alerts).map(([name, alert]) =>
      renderAlert(name, alert, { environment, runbook: props.runbook }),
    );
    new ApiObject(this, 'object', {
      apiVersion: dialects[kind].apiVersion,
      kind: global ? 'GlobalRules' : dialects[kind].rules,
      metadata: global ? { name: scope.objectName(base) } : scope.metadata(base),
      spec: { groups: [{ name: scope.objectName(base), interval: '1m', rules }] },
    });
  }
}

/** The heading's anchor is the alert's name in lower case, as GitHub, GitLab and Gitea make it. */
function renderAlert(name: string, alert: Alert, place: { readonly environment: string; readonly runbook: string }) {
  return {
    alert: name,
    expr: alert.expr,
    for: alert.for,
    labels: { severity: alert.severity, environment: place.environment },
    annotations: { summary: alert.summary, runbook_url: `${place.runbook}#${name.toLowerCase()}` },
  };
}
