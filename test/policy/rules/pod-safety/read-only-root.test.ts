import { readOnlyRoot } from '../../../../lib/policy/rules/pod-safety/read-only-root';
import { check, severities } from '../../support';
import { MAIN, readOnly, workload } from './fixtures';

const side = { name: 'side', image: 'side:1' };

describe('read-only-root', () => {
  test('reports all containers of a workload that can write to their root at once, as advice', () => {
    const pod = workload({ securityContext: { readOnlyRootFilesystem: false } }, { initContainers: [side] });

    expect(check(readOnlyRoot, pod)).toEqual([
      {
        rule: 'read-only-root',
        on: 'Deployment/till',
        path: `${MAIN}/securityContext/readOnlyRootFilesystem`,
        message: 'container "main", container "side": readOnlyRootFilesystem is not set to true',
      },
    ]);
    expect(severities(readOnlyRoot, { podSecurity: 'restricted' }, pod)).toEqual(['advice']);
  });

  test('reports only those that can', () => {
    expect(check(readOnlyRoot, readOnly('till:1', {}, { initContainers: [side] }))).toMatchObject([
      { path: '/spec/template/spec/initContainers/0/securityContext/readOnlyRootFilesystem' },
    ]);
  });

  test.each([
    ['a read-only root', readOnly('till:1')],
    ['Windows, which has none', workload({}, { os: { name: 'windows' } })],
    ['a patch, which leaves it out', workload({ image: '' })],
  ])('accepts %s', (_, pod) => {
    expect(check(readOnlyRoot, pod)).toEqual([]);
  });
});
