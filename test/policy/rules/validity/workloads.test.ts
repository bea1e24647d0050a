import { cronSchedule } from '../../../../lib/policy/rules/validity/cron-schedule';
import { duplicateContainer } from '../../../../lib/policy/rules/validity/duplicate-container';
import { probeHandler } from '../../../../lib/policy/rules/validity/probe-handler';
import { restartPolicy } from '../../../../lib/policy/rules/validity/restart-policy';
import { updateStrategy } from '../../../../lib/policy/rules/validity/update-strategy';
import { workloadSelectsPods } from '../../../../lib/policy/rules/validity/workload-selects-pods';
import { deployment, documents, messages, one, paths, pod } from './support';

describe('cron-schedule', () => {
  function schedule(text: string): string {
    return one('batch/v1', 'CronJob', `spec: { schedule: ${JSON.stringify(text)} }`);
  }

  test.each([
    '0 3 * * *',
    '*/5 * * * *',
    '0-30/10,45 1,2 1-15 jan-MAR mon-fri',
    '5/15 ? ? * ?',
    ' 0  0 * * 0 ',
    '1,,2 * * * *',
    '@daily',
    '@every 1h30m',
    '${SCHEDULE}',
    '',
  ])('accepts "%s"', (text) => {
    expect(paths(cronSchedule, schedule(text))).toEqual([]);
  });

  test.each([
    ['0 0 3 * * *', 'has 6 fields instead of five'],
    ['* * * *', 'has 4 fields instead of five'],
    ['60 * * * *', 'has a wrong minute, which must be within 0 to 59'],
    ['0 24 * * *', 'has a wrong hour, which must be within 0 to 23'],
    ['0 0 0 * *', 'has a wrong day of month, which must be within 1 to 31'],
    ['0 0 * 13 *', 'has a wrong month, which must be within 1 to 12'],
    ['0 0 * * 7', 'has a wrong day of week, which must be within 0 to 6'],
    ['0 0 * * sunday', 'has a wrong day of week, which must be within 0 to 6'],
    ['0 5-1 * * *', 'has a wrong hour, which must be within 0 to 23'],
    ['*/0 * * * *', 'has a wrong minute, which must be within 0 to 59'],
    ['*/5/5 * * * *', 'has a wrong minute, which must be within 0 to 59'],
    ['1-2-3 * * * *', 'has a wrong minute, which must be within 0 to 59'],
    ['0 0 L * *', 'has a wrong day of month, which must be within 1 to 31'],
    ['@reboot', 'is no schedule that Kubernetes knows'],
    ['@every day', 'is no schedule that Kubernetes knows'],
    ['CRON_TZ=UTC 0 0 * * *', 'may not name a time zone, which has a field of its own'],
  ])('refuses "%s"', (text, wrong) => {
    expect(messages(cronSchedule, schedule(text))).toEqual([`/spec/schedule: the schedule "${text}" ${wrong}`]);
  });
});

describe('duplicate-container', () => {
  test('refuses one name for two containers, in whichever lists they stand', () => {
    expect(paths(duplicateContainer, pod('{}', 'initContainers: [{ name: main }]'))).toEqual([
      '/spec/initContainers/0/name',
    ]);
  });

  test('accepts names that differ, and names that are filled in later', () => {
    expect(
      paths(duplicateContainer, pod('{}', 'initContainers: [{ name: a }, { name: "${A}" }, { name: "${A}" }]')),
    ).toEqual([]);
  });
});

describe('probe-handler', () => {
  test.each([
    ['no handler', 'readinessProbe: { periodSeconds: 5 }', '/spec/containers/0/readinessProbe'],
    ['two handlers', 'livenessProbe: { exec: {}, grpc: { port: 1 } }', '/spec/containers/0/livenessProbe'],
    ['a hook without handler', 'lifecycle: { preStop: {} }', '/spec/containers/0/lifecycle/preStop'],
    ['a threshold', 'startupProbe: { tcpSocket: { port: 1 }, successThreshold: 2 }', '/spec/containers/0/startupProbe'],
  ])('refuses %s', (_, container, path) => {
    expect(paths(probeHandler, pod(`image: a, ${container}`))).toEqual([path]);
  });

  test.each([
    ['one handler', 'readinessProbe: { httpGet: { port: 1 }, tcpSocket: null, successThreshold: 2 }'],
    ['a pause as a hook', 'lifecycle: { preStop: { sleep: { seconds: 5 } } }'],
    ['the threshold of 1', 'livenessProbe: { exec: {}, successThreshold: 1 }'],
  ])('accepts %s', (_, container) => {
    expect(paths(probeHandler, pod(`image: a, ${container}`))).toEqual([]);
  });

  test('leaves a patch alone, which changes a probe that stands elsewhere', () => {
    const patch =
      'spec: { template: { spec: { containers: [{ name: main, readinessProbe: { periodSeconds: 5 } }] } } }';

    expect(paths(probeHandler, one('apps/v1', 'Deployment', patch))).toEqual([]);
  });
});

describe('restart-policy', () => {
  function job(policy: string, kind = 'Job'): string {
    const template = `template: { spec: { ${policy} containers: [{ name: main, image: a }] } }`;
    const spec = kind === 'Job' ? template : `schedule: "@daily", jobTemplate: { spec: { ${template} } }`;
    return one('batch/v1', kind, `spec: { ${spec} }`);
  }

  test.each([
    [
      'a Job without one',
      job(''),
      '/spec/template/spec: the restartPolicy of a Job must be Never or OnFailure, and is missing',
    ],
    [
      'a Job that is always restarted',
      job('restartPolicy: Always,'),
      '/spec/template/spec/restartPolicy: the restartPolicy of a Job must be Never or OnFailure, and is "Always"',
    ],
    [
      'a CronJob without one',
      job('', 'CronJob'),
      '/spec/jobTemplate/spec/template/spec: the restartPolicy of a CronJob must be Never or OnFailure, and is missing',
    ],
    [
      'a Deployment that is not',
      deployment('', 'restartPolicy: Never'),
      '/spec/template/spec/restartPolicy: the restartPolicy of a Deployment must be Always, not "Never"',
    ],
  ])('refuses %s', (_, text, message) => {
    expect(messages(restartPolicy, text)).toEqual([message]);
  });

  test.each([
    ['a Job that never is', job('restartPolicy: Never,')],
    ['a CronJob that is on failure', job('restartPolicy: OnFailure,', 'CronJob')],
    ['a Deployment that says nothing', deployment()],
    ['a Deployment that always is', deployment('', 'restartPolicy: Always')],
    ['a Pod that never is', pod('{}', 'restartPolicy: Never')],
    ['a placeholder', job('restartPolicy: "${POLICY}",')],
    ['a Job of which a patch stands in the set', documents(job('restartPolicy: Never,'), job(''))],
  ])('accepts %s', (_, text) => {
    expect(messages(restartPolicy, text)).toEqual([]);
  });
});

describe('update-strategy', () => {
  test.each([
    ['rollingUpdate beside Recreate', 'strategy: { type: Recreate, rollingUpdate: { maxSurge: 1 } }'],
    ['an update that can do nothing', 'strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 0% } }'],
  ])('refuses %s', (_, spec) => {
    expect(paths(updateStrategy, deployment(spec))).toEqual(['/spec/strategy/rollingUpdate']);
  });

  test.each([
    ['Recreate alone', 'strategy: { type: Recreate, rollingUpdate: null }'],
    ['an update without extra pods', 'strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } }'],
    ['an update without missing pods', 'strategy: { rollingUpdate: { maxUnavailable: 0 } }'],
  ])('accepts %s', (_, spec) => {
    expect(paths(updateStrategy, deployment(spec))).toEqual([]);
  });
});

describe('workload-selects-pods', () => {
  function selecting(selector: string): string {
    return deployment().replace('{ matchLabels: { app: till } }', selector);
  }

  test('reports labels that its own pods do not have, at the labels', () => {
    expect(messages(workloadSelectsPods, selecting('{ matchLabels: { app: till, tier: web } }'))).toEqual([
      '/spec/selector/matchLabels: the selector asks for "tier: web", which its own pods do not have',
    ]);
  });

  test('reports expressions that leave its own pods out', () => {
    const text = selecting('{ matchExpressions: [{ key: app, operator: NotIn, values: [till] }] }');

    expect(messages(workloadSelectsPods, text)).toEqual([
      '/spec/selector: the expressions of the selector leave out its own pods',
    ]);
  });

  test('reports an empty selector', () => {
    expect(paths(workloadSelectsPods, selecting('{}'))).toEqual(['/spec/selector']);
  });

  test.each([
    '{ matchLabels: { app: till } }',
    '{ matchExpressions: [{ key: app, operator: Exists }] }',
    '{ matchLabels: { app: "${APP}" } }',
    'null',
  ])('accepts %s', (selector) => {
    expect(paths(workloadSelectsPods, selecting(selector))).toEqual([]);
  });

  test.each(['StatefulSet', 'DaemonSet', 'ReplicaSet'])('reports a %s too', (kind) => {
    const text = selecting('{ matchLabels: { app: shop } }').replace('kind: Deployment', `kind: ${kind}`);

    expect(paths(workloadSelectsPods, text)).toHaveLength(1);
  });

  test('is not about Jobs, whose selectors the controller makes', () => {
    const text = selecting('{ matchLabels: { app: shop } }').replace('kind: Deployment', 'kind: Job');

    expect(paths(workloadSelectsPods, text)).toEqual([]);
  });
});
