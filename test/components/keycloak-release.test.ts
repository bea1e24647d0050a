import { KEYCLOAK_VERSION, mayRunTogether, runningReleases } from '../../lib/components';
import { everywhere } from './support';

describe('pods of two releases of Keycloak', () => {
  test.each([
    ['26.4.2', '26.4.2'],
    ['26.6.0', '26.6.3'],
    ['26.6.3', '26.6.0'],
    ['26.10.1', '26.10.2'],
    ['27.0.0', '27.0.1'],
  ] as const)('%s and %s may run side by side', (from, to) => {
    expect(mayRunTogether(from, to)).toBe(true);
  });

  test.each([
    ['of another minor', '26.6.3', '26.7.0'],
    ['of another minor, on the way back', '26.7.0', '26.6.3'],
    ['of another major', '26.7.3', '27.7.3'],
    ['of another patch before 26.6, when that became possible', '26.4.2', '26.4.3'],
    ['of another patch of an older major', '25.6.0', '25.6.1'],
    ['whose minors begin with the same digit', '26.1.0', '26.10.0'],
  ] as const)('%s must not: %s and %s', (_, from, to) => {
    expect(mayRunTogether(from, to)).toBe(false);
  });
});

describe.each(everywhere)('Keycloak in %s', (_, rendered) => {
  const { strategy, progressDeadlineSeconds } = rendered.get('Deployment', 'keycloak').spec as unknown as Roll;

  test('is rolled out without a gap where all releases that run go together with this one, else with all pods stopped', () => {
    const together = runningReleases.every((release) => mayRunTogether(release, KEYCLOAK_VERSION));

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
