import type { Construct } from 'constructs';
import { AlertRules, Component, PodMonitor, type Target } from '../../constructs';
import { SERVER_CONNECTIONS } from '../connection-budget';
import type { GoogleCloud } from '../identity';
import { namespaceAlerts, operatorAlerts, podAlerts } from './object-alerts';
import {
  blindnessAlerts,
  connectionAlerts,
  latencyAlerts,
  managedServiceAlerts,
  outageAlerts,
  type ManagedServices,
  type ProgramAlertsProps,
  type Programs,
} from './program-alerts';
import { selectIn } from './selection';

/** All alerts on what stands in an environment's namespace. */
export function alertsOf(namespace: string, props: Omit<ProgramAlertsProps, 'select'>) {
  const select = selectIn(namespace);
  const about = { ...props, select };
  return {
    ...podAlerts(select),
    ...namespaceAlerts(select),
    ...operatorAlerts(select),
    ...outageAlerts(about),
    ...latencyAlerts(about),
    ...connectionAlerts(about),
    ...blindnessAlerts(about),
  };
}

/** The name of an alert; the runbook has a heading for each. */
export type AlertName = keyof ReturnType<typeof alertsOf> | keyof ReturnType<typeof managedServiceAlerts>;

interface MonitoringProps {
  readonly programs: Programs;
  /** The address of the page with a heading for each alert. */
  readonly runbook: string;
  /** Where the managed databases are. @default - none */
  readonly cloud?: GoogleCloud | undefined;
}

/** What is told to people: alerts on everything that the components before it have made. Built last. */
export class Monitoring extends Component {
  constructor(scope: Construct, target: Target, { programs, runbook, cloud }: MonitoringProps) {
    super(scope, 'monitoring', target);
    const monitors = scope.node
      .findAll()
      .filter((construct): construct is PodMonitor => construct instanceof PodMonitor);
    const scraped = monitors.map(({ container }) => container);
    new AlertRules(this, 'platform', { alerts: alertsOf(target.namespace, { programs, scraped }), runbook });
    if (cloud === undefined) return;
    const services: ManagedServices = { ...cloud, databaseConnections: SERVER_CONNECTIONS };
    new AlertRules(this, 'managed-services', { alerts: managedServiceAlerts(services), runbook, cloudMetrics: true });
  }
}
