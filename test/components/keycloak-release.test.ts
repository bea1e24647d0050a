import { KEYCLOAK_VERSION, mayRollTo, runningReleases } from '../../lib/components';
import { everywhere } from './support';

describe('from one release of Keycloak to another', () => {
  test.each([
    ['26.4.2', '26.4.2'],
    ['26.6.0', '26.6.3'],
    ['26.10.1', '26.10.2'],
    ['27.0.0', '27.0.1'],
  ] as const)('%s to %s: new pods may start beside the old ones', (from, to) => {
    expect(mayRollTo(from, to)).toBe(true);
  });

  test.each([
    ['back to an earlier patch', '26.6.3', '26.6.0'],
    ['another minor', '26.6.3', '26.7.0'],
    ['another minor, on the way back', '26.7.0', '26.6.3'],
    ['another major', '26.7.3', '27.7.3'],
    ['another patch before 26.6, when that became possible', '26.4.2', '26.4.3'],
    ['another patch of an older major', '25.6.0', '25.6.1'],
    ['another minor that begins with the same digit', '26.1.0', '26.10.0'],
  ] as const)('%s (%s to %s): the old pods end first', (_, from, to) => {
    expect(mayRollTo(from, to)).toBe(false);
  });
});

describe.each(everywhere)('Keycloak in %s', (_, rendered) => {
  const { strategy, progressDeadlineSeconds } = rendered.get('Deployment', 'keycloak').spec as unknown as Roll;

  test('is rolled out without a gap where all releases that run go together with this one, else with all pods stopped', () => {
    const together = runningReleases.every((release) => mayRollTo(release, KEYCLOAK_VERSION));

    expect(strategy).toEqual(
      together ? { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } : { type: 'Recreate' },
    );
  });

  test('has longer than its start to migrate the database, before a roll-out counts as stuck', () => {
    expect(progressDeadlineSeconds).toBeGreaterThan(600);
  });
});

interface Roll {
  readonly strategy: unknown;
  readonly progressDeadlineSeconds: number;
}
