// A PriorityClass is an object: its name alone does not fit.
import type { McpServerProps } from '../../../lib/components';
import { PriorityClass, Workload } from '../../../lib/constructs';
import { component, pod, ports } from '../given';

const users = new PriorityClass(component, 'users', 1000, 'Pods that answer users.');

export const workload = new Workload(component, 'server', {
  ...pod,
  ports,
  scale: { replicas: 1 },
  priorityClass: users,
});

export const right: Pick<McpServerProps, 'priorityClass'> = { priorityClass: users };
export const likeIt: Pick<McpServerProps, 'priorityClass'> = {
  priorityClass: users,
};
