// An alert goes by a metric of the table and by labels that the metric has: anything else does not compile.
import { selectIn } from '../../../lib/components/monitoring/selection';

const select = selectIn('shop');

// expect: TS2345 Argument of type '"kube_pod_ready"' is not assignable to parameter of type
export const metric = select('kube_pod_ready');
// expect: TS2561 Object literal may only specify known properties, but 'pods' does not exist in type
export const label = select('kube_pod_status_ready', { pods: 'web' });
