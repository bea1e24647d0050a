import type { AlertName } from '../../lib/components';
import { seriesIn, steady, type AlertCase, type Place, type Series } from './series';

const WAITING = ['kube_pod_container_status_waiting_reason', 'kube_pod_init_container_status_waiting_reason'] as const;

function waitingCase(
  place: Place,
  reasons: readonly [string, string],
  about: (container: string) => string,
): AlertCase {
  const series = seriesIn(place.namespace);
  const ids = { pod: 'web-1', container: 'main', uid: '1' };
  return {
    after: 12,
    faults: WAITING.map((metric) => ({
      series: [series(metric, { ...ids, reason: reasons[0] }, steady(1))],
      labels: { pod: 'web-1', container: 'main' },
      summary: about('main'),
    })),
    healthy: [
      series(WAITING[0], { ...ids, reason: reasons[1] }, steady(1)),
      series(WAITING[1], { ...ids, reason: 'PodInitializing' }, steady(1)),
    ],
  };
}

/** A crash loop is seen now and then, since the container runs in between. */
function crashCase(place: Place): AlertCase {
  const base = waitingCase(
    place,
    ['CrashLoopBackOff', 'ContainerCreating'],
    (container) => `Container ${container} of pod web-1 ends again and again`,
  );
  const flickering = Array.from({ length: 20 }, () => '1 _ _').join(' ');
  return {
    ...base,
    faults: base.faults.map((fault) => ({
      ...fault,
      series: fault.series.map((one): Series => ({ ...one, values: flickering })),
    })),
  };
}

type Objects = Extract<
  AlertName,
  'PodCrashLooping' | 'ContainerConfigError' | 'ImagePullFailing' | 'PodNotReady' | 'JobFailed'
>;

/** What alerts on pods and Jobs are held against. */
export function podCases(place: Place): Record<Objects, AlertCase> {
  const series = seriesIn(place.namespace);
  const pod = (name: string, ready: number, phase: string) => [
    series('kube_pod_status_ready', { pod: name, condition: 'true', uid: '1' }, steady(ready)),
    series('kube_pod_status_ready', { pod: name, condition: 'false', uid: '1' }, steady(1 - ready)),
    series('kube_pod_status_phase', { pod: name, phase, uid: '1' }, steady(1)),
    series('kube_pod_status_phase', { pod: name, phase: 'Failed', uid: '1' }, steady(0)),
  ];
  return {
    PodCrashLooping: crashCase(place),
    ContainerConfigError: waitingCase(
      place,
      ['CreateContainerConfigError', 'ContainerCreating'],
      (container) => `Container ${container} of pod web-1 is not made: a ConfigMap, Secret, key or mount is missing`,
    ),
    ImagePullFailing: waitingCase(
      place,
      ['ImagePullBackOff', 'ContainerCreating'],
      (container) => `The image of container ${container} of pod web-1 cannot be pulled`,
    ),
    PodNotReady: {
      after: 20,
      faults: ['Running', 'Pending'].map((phase) => ({
        series: pod('web-1', 0, phase),
        labels: { pod: 'web-1' },
        summary: 'Pod web-1 has not been ready for 15 minutes',
      })),
      // A Job's pod that has ended is not ready.
      healthy: [...pod('web-1', 1, 'Running'), ...pod('migrate-1', 0, 'Succeeded')],
    },
    JobFailed: {
      after: 5,
      faults: [
        {
          series: [series('kube_job_failed', { job_name: 'migrate', condition: 'true' }, steady(1))],
          labels: { job_name: 'migrate' },
          summary: 'Job migrate failed and will not be tried again',
        },
      ],
      healthy: [
        series('kube_job_failed', { job_name: 'migrate', condition: 'true' }, steady(0)),
        series('kube_job_failed', { job_name: 'migrate', condition: 'false' }, steady(1)),
      ],
    },
  };
}

/** What alerts on workloads as wholes are held against. */
export function namespaceCases(
  place: Place,
): Record<Extract<AlertName, 'RollOutStuck' | 'StatefulSetRollOutStuck' | 'QuotaNearlyUsed'>, AlertCase> {
  const series = seriesIn(place.namespace);
  const progressing = (status: string, value: number) =>
    series('kube_deployment_status_condition', { deployment: 'web', condition: 'Progressing', status }, steady(value));
  const replicas = (updated: string) => [
    series('kube_statefulset_replicas', { statefulset: 'db' }, steady(2)),
    series('kube_statefulset_status_replicas_updated', { statefulset: 'db' }, updated),
  ];
  const quota = (used: number) => [
    series('kube_resourcequota', { resourcequota: 'quota', resource: 'pods', type: 'hard' }, steady(100)),
    series('kube_resourcequota', { resourcequota: 'quota', resource: 'pods', type: 'used' }, steady(used)),
  ];
  return {
    RollOutStuck: {
      after: 5,
      faults: [
        {
          series: [progressing('false', 1), progressing('true', 0)],
          labels: { deployment: 'web' },
          summary: 'The roll-out of Deployment web made no progress within its deadline',
        },
      ],
      healthy: [progressing('false', 0), progressing('true', 1)],
    },
    StatefulSetRollOutStuck: {
      after: 20,
      faults: [
        {
          series: replicas(steady(1)),
          labels: { statefulset: 'db' },
          summary: 'StatefulSet db has had pods of an earlier version for 15 minutes',
        },
      ],
      // One pod after the other, ten minutes each.
      healthy: replicas('0x9 1x9 2x160'),
    },
    QuotaNearlyUsed: {
      after: 20,
      faults: [
        {
          series: quota(91),
          labels: { resource: 'pods' },
          summary: 'More than 90% of the quota of pods is used; what does not fit does not start',
        },
      ],
      healthy: quota(90),
    },
  };
}

type Operators = Extract<
  AlertName,
  | 'ExternalSecretNotReady'
  | 'SecretStoreNotReady'
  | 'CertificateNotReady'
  | 'CertificateExpiring'
  | 'CertificateAboutToEnd'
>;

const HOUR = 3600;
const DAY = 24 * HOUR;

/** What alerts on Secrets and certificates are held against. Time starts at 0 in these tests. */
export function operatorCases(place: Place): Record<Operators, AlertCase> {
  const series = seriesIn(place.namespace);
  const condition = (
    metric: 'externalsecret_status_condition' | 'secretstore_status_condition',
    name: string,
    ready: number,
  ) => [
    series(metric, { name, condition: 'Ready', status: 'True' }, steady(ready)),
    series(metric, { name, condition: 'Ready', status: 'False' }, steady(1 - ready)),
  ];
  const ends = (seconds: number) =>
    series('certmanager_certificate_expiration_timestamp_seconds', { name: 'web-tls' }, steady(seconds));
  const ready = (value: number) =>
    series('certmanager_certificate_ready_status', { name: 'web-tls', condition: 'True' }, steady(value));
  return {
    ExternalSecretNotReady: {
      after: 15,
      faults: [
        {
          series: condition('externalsecret_status_condition', 'web', 0),
          labels: { name: 'web' },
          summary: 'ExternalSecret web is not synchronised: its Secret is missing, or as old as the last success',
        },
      ],
      healthy: condition('externalsecret_status_condition', 'web', 1),
    },
    SecretStoreNotReady: {
      after: 15,
      faults: [
        {
          series: condition('secretstore_status_condition', 'vault', 0),
          labels: { name: 'vault' },
          summary: 'SecretStore vault does not answer: no secret of this environment is renewed',
        },
      ],
      healthy: condition('secretstore_status_condition', 'vault', 1),
    },
    CertificateNotReady: {
      after: 20,
      faults: [
        {
          series: [ready(0)],
          labels: { name: 'web-tls' },
          summary: 'Certificate web-tls is not issued, or no longer valid',
        },
      ],
      healthy: [ready(1)],
    },
    CertificateExpiring: {
      after: 120,
      faults: [
        {
          series: [ends(10 * DAY + 2 * HOUR)],
          labels: { name: 'web-tls' },
          summary: 'Certificate web-tls ends in 10d 0h 0m 0s and was not renewed',
        },
      ],
      // One that is renewed in time, and one that was never issued.
      healthy: [ends(15 * DAY), { ...ends(0), labels: { ...ends(0).labels, name: 'new-tls' } }],
    },
    CertificateAboutToEnd: {
      after: 120,
      faults: [
        {
          series: [ends(2 * DAY + 2 * HOUR)],
          labels: { name: 'web-tls' },
          summary: 'Certificate web-tls ends in 2d 0h 0m 0s',
        },
      ],
      healthy: [ends(4 * DAY)],
    },
  };
}
