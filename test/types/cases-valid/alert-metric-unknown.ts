// An alert goes by a metric of the table and by labels that the metric has: anything else does not compile.
import { selectIn } from '../../../lib/components/monitoring/selection';

const select = selectIn('shop');

export const metric = select('kube_pod_status_ready');
export const label = select('kube_pod_status_ready', { pod: 'web' });
