// A workload without every one of its probes, or a probe without its timing, does not compile.
import { healthPort } from '../../../lib/constructs';
import { image, resources, timing, workload } from '../given';

workload.run({ image, resources, probes: { port: 'http', startup: timing, readiness: timing, liveness: timing } });
workload.run({
  image,
  resources,
  probes: { port: 'http', startup: timing, readiness: timing, liveness: timing },
});
workload.run({
  image,
  resources,
  probes: {
    port: 'http',
    startup: timing,
    readiness: timing,
    liveness: { period: 10, timeout: 3, failures: 3 },
  },
});
export const unready = healthPort(8080, { startup: '/healthz', readiness: '/healthz', liveness: '/healthz' });
