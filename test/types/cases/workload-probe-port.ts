// A probe cannot ask a port that the workload does not declare, or one that answers no health checks.
import { image, resources, timing, workload } from '../given';

workload.run({
  image,
  resources,
  // expect: TS2322 Type '"htpp"' is not assignable to type '"http"'.
  probes: { port: 'htpp', startup: timing, readiness: timing, liveness: timing },
});
workload.run({
  image,
  resources,
  // expect: TS2322 Type '"grpc"' is not assignable to type '"http"'.
  probes: { port: 'grpc', startup: timing, readiness: timing, liveness: timing },
});
workload.run({
  image,
  resources,
  // expect: TS2322 Type 'number' is not assignable to type '"http"'.
  probes: { port: 8080, startup: timing, readiness: timing, liveness: timing },
});
