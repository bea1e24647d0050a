import { describe, type Graph, type PodTemplate } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { isFragment } from './fragment';
import { isTemplated } from './names';
import { repeated } from './repeated';

const LASTING: ReadonlySet<string> = new Set(['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet']);
const ENDING: ReadonlySet<string> = new Set(['CronJob', 'Job']);

/** The policy as the manifest has it, empty where it says none; undefined where that is not known yet. */
function policyOf({ spec }: PodTemplate): string | undefined {
  const policy = spec.restartPolicy ?? '';
  return typeof policy !== 'string' || isTemplated(policy) ? undefined : policy;
}

function lastingFault({ owner, path }: PodTemplate, policy: string): Fault | undefined {
  if (policy === '' || policy === 'Always') return undefined;
  const message = `the restartPolicy of a ${owner.type} must be Always, not "${policy}"`;
  return { resource: owner, path: `${path}/restartPolicy`, message, fix: 'remove restartPolicy' };
}

function endingFault({ owner, path }: PodTemplate, policy: string): Fault | undefined {
  if (policy === 'Never' || policy === 'OnFailure') return undefined;
  return {
    resource: owner,
    path: policy === '' ? path : `${path}/restartPolicy`,
    message: `the restartPolicy of a ${owner.type} must be Never or OnFailure, and ${policy === '' ? 'is missing' : `is "${policy}"`}`,
    fix: 'write "restartPolicy: Never" or "restartPolicy: OnFailure"',
  };
}

/** @param partial whether parts of the object may stand elsewhere */
function faultOf(pod: PodTemplate, partial: boolean): Fault | undefined {
  const policy = policyOf(pod);
  if (policy === undefined) return undefined;
  if (LASTING.has(pod.owner.type)) return lastingFault(pod, policy);
  return ENDING.has(pod.owner.type) && !partial ? endingFault(pod, policy) : undefined;
}

/** Objects that stand in the set more than once, of which all but one may be patches. */
function severalTimes(graph: Graph): Set<string> {
  const jobs = [...graph.ofKind('Job'), ...graph.ofKind('CronJob')];
  return new Set(repeated(jobs, describe).map(describe));
}

/** What lasts is restarted always, what ends is not; the default of a pod is the former. */
export const restartPolicy: Rule = {
  id: 'restart-policy',
  family: 'validity',
  severity: 'error',
  summary: 'Pods of Jobs are restarted never or on failure, those of other workloads always.',
  why: 'The API server refuses a Job without a restartPolicy, since the default is Always, and any other workload with a different one than Always.',
  bad: `apiVersion: batch/v1
kind: Job
metadata:
  name: migrate
spec:
  template:
    spec:
      containers:
        - name: main
          image: migrate:1.0.0`,
  good: `apiVersion: batch/v1
kind: Job
metadata:
  name: migrate
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: main
          image: migrate:1.0.0`,
  remedy: 'Set it to Never or OnFailure in Jobs, and leave it out elsewhere.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-template',
  check: (graph) => {
    const several = severalTimes(graph);
    return graph.pods.flatMap((pod): Fault[] => {
      const fault = faultOf(pod, isFragment(pod.owner) || several.has(describe(pod.owner)));
      return fault === undefined ? [] : [fault];
    });
  },
};
