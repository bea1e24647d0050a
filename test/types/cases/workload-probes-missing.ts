// A workload without every one of its probes, or a probe without its timing, does not compile.
import { healthPort } from '../../../lib/constructs';
import { image, resources, timing, workload } from '../given';

// expect: TS2741 Property 'probes' is missing in type
workload.run({ image, resources });
workload.run({
  image,
  resources,
  // expect: TS2741 Property 'startup' is missing in type
  probes: { port: 'http', readiness: timing, liveness: timing },
});
workload.run({
  image,
  resources,
  probes: {
    port: 'http',
    startup: timing,
    readiness: timing,
    // expect: TS2741 Property 'failures' is missing in type '{ period: number; timeout: number; }' but required in type 'ProbeTiming'.
    liveness: { period: 10, timeout: 3 },
  },
});
// expect: TS2741 Property 'readiness' is missing in type '{ startup: "/healthz"; liveness: "/healthz"; }' but required in type 'Health'.
export const unready = healthPort(8080, { startup: '/healthz', liveness: '/healthz' });
// expect: TS2322 Type '"healthz"' is not assignable to type 'Check'.
export const relative = healthPort(8080, { startup: '/healthz', readiness: 'healthz', liveness: '/healthz' });
