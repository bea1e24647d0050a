import { LimitRange, Namespace, PriorityClass, ResourceQuota } from '../../lib/constructs';
import { at, find, type Manifest } from '../support/manifest';
import { renderComponent } from '../support/render';

describe('a Namespace', () => {
  const namespace = find(renderComponent((component) => new Namespace(component)).objects, 'Namespace', 'test-space');
  const labels = at(namespace, 'metadata', 'labels') as Manifest;

  test.each(['enforce', 'audit', 'warn'])('asks for the restricted Pod Security Standard: %s', (mode) => {
    expect(labels[`pod-security.kubernetes.io/${mode}`]).toBe('restricted');
  });

  test.each(['enforce', 'audit', 'warn'])('holds the standard still at one version: %s', (mode) => {
    expect(labels[`pod-security.kubernetes.io/${mode}-version`]).toMatch(/^v1\.\d+$/);
  });
});

test('a LimitRange bounds each container, and the ratio of its limits to its requests', () => {
  const amounts = (cpu: number) => ({ cpu: `${cpu}m`, memory: `${cpu}Mi`, ephemeralStorage: `${cpu}Gi` }) as const;
  const rendered = (cpu: number) => ({ cpu: `${cpu}m`, memory: `${cpu}Mi`, 'ephemeral-storage': `${cpu}Gi` });

  const { objects } = renderComponent((component) => {
    new LimitRange(component, 'limits', {
      min: amounts(1),
      max: amounts(2),
      defaultRequest: amounts(3),
      defaultLimit: amounts(4),
      maxRatio: 5,
    });
  });

  expect(at(find(objects, 'LimitRange', 'test-limits'), 'spec', 'limits')).toEqual([
    {
      type: 'Container',
      min: rendered(1),
      max: rendered(2),
      defaultRequest: rendered(3),
      default: rendered(4),
      maxLimitRequestRatio: { cpu: 5, memory: 5 },
    },
  ]);
});

test('a quota bounds requests, limits, pods, volumes and storage of the namespace', () => {
  const { objects } = renderComponent((component) => {
    new ResourceQuota(component, 'quota', {
      requests: { cpu: '1000m', memory: '2Gi', ephemeralStorage: '3Gi' },
      limits: { cpu: '4000m', memory: '5Gi', ephemeralStorage: '6Gi' },
      pods: 7,
      volumeClaims: 8,
      storage: '9Gi',
    });
  });

  expect(at(find(objects, 'ResourceQuota', 'test-quota'), 'spec')).toEqual({
    hard: {
      'requests.cpu': '1000m',
      'requests.memory': '2Gi',
      'requests.ephemeral-storage': '3Gi',
      'limits.cpu': '4000m',
      'limits.memory': '5Gi',
      'limits.ephemeral-storage': '6Gi',
      pods: 7,
      persistentvolumeclaims: 8,
      'requests.storage': '9Gi',
    },
  });
});

test('a PriorityClass stands outside any namespace, hence with the prefix in its name, is nobody’s default, and pushes lower pods aside', () => {
  const { objects } = renderComponent((component) => new PriorityClass(component, 'urgent', 100, 'Urgent pods.'));
  const { metadata, ...rest } = find(objects, 'PriorityClass', 'test-urgent');

  expect(metadata).not.toHaveProperty('namespace');
  expect(rest).toMatchObject({
    value: 100,
    globalDefault: false,
    preemptionPolicy: 'PreemptLowerPriority',
    description: 'Urgent pods.',
  });
});
