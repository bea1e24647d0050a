import type { Alerts } from '../../constructs';
import type { Select } from './selection';

const [DAY, FEW_DAYS, WEEKS] = [86_400, 3, 14];

/** A container of a pod waits for one of these reasons, as one of its start or as one that runs. Reasons take turns. */
function waits(select: Select, reasons: readonly string[]): string {
  const reason = { oneOf: reasons };
  const series = [
    select('kube_pod_container_status_waiting_reason', { reason }),
    select('kube_pod_init_container_status_waiting_reason', { reason }),
  ];
  return series.map((one) => `max by (pod, container) (max_over_time(${one}[5m])) > 0`).join(' or ');
}

/** Faults of pods and of what makes them, whichever program it is. */
export function podAlerts(select: Select) {
  const pods = ['Pending', 'Running', 'Unknown'];
  const notReady = select('kube_pod_status_ready', { condition: { noneOf: ['true'] } });
  return {
    PodCrashLooping: {
      severity: 'critical',
      for: '5m',
      expr: waits(select, ['CrashLoopBackOff']),
      summary: 'Container {{ $labels.container }} of pod {{ $labels.pod }} ends again and again',
    },
    ContainerConfigError: {
      severity: 'critical',
      for: '2m',
      expr: waits(select, ['CreateContainerConfigError', 'CreateContainerError', 'RunContainerError']),
      summary:
        'Container {{ $labels.container }} of pod {{ $labels.pod }} is not made: a ConfigMap, Secret, key or mount is missing',
    },
    ImagePullFailing: {
      severity: 'critical',
      for: '5m',
      expr: waits(select, ['ErrImagePull', 'ImagePullBackOff', 'InvalidImageName']),
      summary: 'The image of container {{ $labels.container }} of pod {{ $labels.pod }} cannot be pulled',
    },
    PodNotReady: {
      severity: 'warning',
      for: '15m',
      // A pod that has ended is not ready, and nothing is wrong with it.
      expr: `max by (pod) (${notReady}) > 0 and on (pod) max by (pod) (${select('kube_pod_status_phase', { phase: { oneOf: pods } })}) > 0`,
      summary: 'Pod {{ $labels.pod }} has not been ready for 15 minutes',
    },
    JobFailed: {
      severity: 'critical',
      for: '1m',
      expr: `max by (job_name) (${select('kube_job_failed', { condition: 'true' })}) > 0`,
      summary: 'Job {{ $labels.job_name }} failed and will not be tried again',
    },
  } as const satisfies Alerts;
}

/** Faults of workloads as wholes: roll-outs that stand still, and the room that is left. */
export function namespaceAlerts(select: Select) {
  const stuck = select('kube_deployment_status_condition', { condition: 'Progressing', status: 'false' });
  const updated = select('kube_statefulset_status_replicas_updated');
  const quota = (type: string) => `max by (resource) (${select('kube_resourcequota', { type })} > 0)`;
  return {
    RollOutStuck: {
      severity: 'critical',
      for: '1m',
      expr: `max by (deployment) (${stuck}) > 0`,
      summary: 'The roll-out of Deployment {{ $labels.deployment }} made no progress within its deadline',
    },
    StatefulSetRollOutStuck: {
      severity: 'critical',
      for: '15m',
      expr: `max by (statefulset) (${updated}) < max by (statefulset) (${select('kube_statefulset_replicas')})`,
      summary: 'StatefulSet {{ $labels.statefulset }} has had pods of an earlier version for 15 minutes',
    },
    QuotaNearlyUsed: {
      severity: 'warning',
      for: '15m',
      expr: `${quota('used')} / ${quota('hard')} > 0.9`,
      summary: 'More than 90% of the quota of {{ $labels.resource }} is used; what does not fit does not start',
    },
  } as const satisfies Alerts;
}

/** Faults of what operators make for the namespace: Secrets and certificates. */
export function operatorAlerts(select: Select) {
  const failed = { condition: 'Ready', status: 'False' };
  // A certificate that was never issued expires in 1970 by this metric, and is told by CertificateNotReady.
  const left = `max by (name) (${select('certmanager_certificate_expiration_timestamp_seconds')} > 0) - time()`;
  return {
    ExternalSecretNotReady: {
      severity: 'warning',
      for: '10m',
      expr: `max by (name) (${select('externalsecret_status_condition', failed)}) > 0`,
      summary:
        'ExternalSecret {{ $labels.name }} is not synchronised: its Secret is missing, or as old as the last success',
    },
    SecretStoreNotReady: {
      severity: 'critical',
      for: '10m',
      expr: `max by (name) (${select('secretstore_status_condition', failed)}) > 0`,
      summary: 'SecretStore {{ $labels.name }} does not answer: no secret of this environment is renewed',
    },
    CertificateNotReady: {
      severity: 'critical',
      for: '15m',
      expr: `max by (name) (${select('certmanager_certificate_ready_status', { condition: 'True' })}) < 1`,
      summary: 'Certificate {{ $labels.name }} is not issued, or no longer valid',
    },
    CertificateExpiring: {
      severity: 'warning',
      for: '1h',
      expr: `${left} < ${WEEKS * DAY}`,
      summary: 'Certificate {{ $labels.name }} ends in {{ humanizeDuration $value }} and was not renewed',
    },
    CertificateAboutToEnd: {
      severity: 'critical',
      for: '1h',
      expr: `${left} < ${FEW_DAYS * DAY}`,
      summary: 'Certificate {{ $labels.name }} ends in {{ humanizeDuration $value }}',
    },
  } as const satisfies Alerts;
}
