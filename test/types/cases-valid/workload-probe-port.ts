// A probe cannot ask a port that the workload does not declare, or one that answers no health checks.
import { image, resources, timing, workload } from '../given';

workload.run({
  image,
  resources,
  probes: { port: 'http', startup: timing, readiness: timing, liveness: timing },
});
workload.run({
  image,
  resources,
  probes: { port: 'http', startup: timing, readiness: timing, liveness: timing },
});
workload.run({
  image,
  resources,
  probes: { port: 'http', startup: timing, readiness: timing, liveness: timing },
});
