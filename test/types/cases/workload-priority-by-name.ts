// A PriorityClass is an object: its name alone does not fit.
import type { McpServerProps } from '../../../lib/components';
import { PriorityClass, Workload } from '../../../lib/constructs';
import { component, pod, ports } from '../given';

const users = new PriorityClass(component, 'users', 1000, 'Pods that answer users.');

export const workload = new Workload(component, 'server', {
  ...pod,
  ports,
  scale: { replicas: 1 },
  // expect: TS2322 Type 'string' is not assignable to type
  priorityClass: 'production-users',
});

export const right: Pick<McpServerProps, 'priorityClass'> = { priorityClass: users };
// expect: TS2322 Type 'string' is not assignable to type 'PriorityClass'.
export const named: Pick<McpServerProps, 'priorityClass'> = { priorityClass: 'production-users' };
export const likeIt: Pick<McpServerProps, 'priorityClass'> = {
  // expect: TS2739 Type '{ priorityClassName: string; }' is missing the following properties from type 'PriorityClass'
  priorityClass: { priorityClassName: 'production-users' },
};
