import { property, textOf } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { scheduleFault } from './cron-expression';
import { isTemplated } from './names';

/** A schedule has five fields; what other crons know beyond, such as seconds, is not known here. */
export const cronSchedule: Rule = {
  id: 'cron-schedule',
  family: 'validity',
  severity: 'error',
  summary: 'Every CronJob has a schedule that Kubernetes can read.',
  why: 'The API server refuses a CronJob whose schedule it cannot read: six fields, a Sunday that is 7, `@reboot`, a time zone in the text.',
  bad: `apiVersion: batch/v1
kind: CronJob
metadata:
  name: report
spec:
  schedule: 0 0 3 * * 7
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: main
              image: report:1.0.0`,
  good: `apiVersion: batch/v1
kind: CronJob
metadata:
  name: report
spec:
  schedule: 0 3 * * 0
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: main
              image: report:1.0.0`,
  remedy: 'Write minute, hour, day of month, month and day of week; Sunday is 0.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax',
  check: (graph) =>
    graph.ofKind('CronJob').flatMap((resource): Fault[] => {
      const schedule = textOf(property(resource.body.spec, 'schedule'));
      const wrong = schedule === '' || isTemplated(schedule) ? undefined : scheduleFault(schedule);
      if (wrong === undefined) return [];
      const fix = 'write minute, hour, day of month, month and day of week';
      return [{ resource, path: '/spec/schedule', message: `the schedule "${schedule}" ${wrong}`, fix }];
    }),
};
