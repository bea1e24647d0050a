import assert from 'node:assert/strict';
import { load } from '../project.mjs';
import { ask } from './probe.mjs';

const { metrics } = load('lib/components/monitoring/metrics');

/** The metrics that alerts on Keycloak go by. */
const NAMES = Object.entries(metrics).flatMap(([name, { from }]) => (from === 'keycloak' ? [name] : []));

/** The ports and paths that the cluster's monitoring is told for a workload. */
function endpointsOf(objects, app) {
  const monitors = objects.filter(
    ({ kind, spec }) => ['PodMonitor', 'PodMonitoring'].includes(kind) && spec.selector.matchLabels.app === app,
  );
  return monitors.flatMap(({ spec }) => spec.podMetricsEndpoints ?? spec.endpoints);
}

/** Every metric that alerts on Keycloak go by is served where the monitoring is told to ask for it. */
export async function proveMetrics({ objects, keycloak: { container } }, pod) {
  const [{ port, path }] = endpointsOf(objects, container.name);
  const { containerPort } = container.ports.find(({ name }) => name === port);
  const { status, body } = await ask(`http://${pod.address}:${containerPort}${path}`);
  assert.equal(status, 200, `metrics on ${containerPort}${path}`);
  const served = new Set(
    body
      .toString()
      .split('\n')
      .map((line) => /^\w+/.exec(line)?.[0]),
  );
  assert.deepEqual(
    NAMES.filter((name) => !served.has(name)),
    [],
    'metrics of alerts that the server does not serve',
  );
  return `${NAMES.join(', ')} on ${containerPort}${path}`;
}
