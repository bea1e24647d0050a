import { limitRange } from '../../../lib/policy/rules/limit-range';
import { check, deployment, object, podSpec, resources } from '../support';

const LIMITS = object('LimitRange', 'bounds', {
  spec: {
    limits: [
      {
        type: 'Container',
        min: { cpu: '100m', memory: '128Mi', 'ephemeral-storage': '100Mi' },
        max: { cpu: '4', memory: '8Gi', 'ephemeral-storage': '10Gi' },
        maxLimitRequestRatio: { cpu: 4, memory: '4' },
      },
    ],
  },
});

const REQUESTS = { cpu: '250m', memory: '256Mi', 'ephemeral-storage': '100Mi' };
const AMOUNTS = { cpu: '1', memory: '1Gi', 'ephemeral-storage': '1Gi' };

function messages(requests: Partial<typeof REQUESTS>, limits: Partial<typeof AMOUNTS>): string[] {
  const container = resources({ ...REQUESTS, ...requests }, { ...AMOUNTS, ...limits });
  return check(limitRange, LIMITS, deployment('till', podSpec(container))).map(({ message }) => message);
}

describe('limit-range', () => {
  test("reports a request below the minimum, at the container's resources", () => {
    const container = resources({ ...REQUESTS, memory: '64Mi' }, { ...AMOUNTS, memory: '256Mi' });

    expect(check(limitRange, LIMITS, deployment('till', podSpec(container)))).toEqual([
      {
        rule: 'limit-range',
        on: 'Deployment/till',
        path: '/spec/template/spec/containers/0/resources',
        message: 'container main: memory request 64Mi is below the LimitRange minimum 128Mi',
      },
    ]);
  });

  test('reports a limit above the maximum', () => {
    expect(messages({ cpu: '2' }, { cpu: '5' })).toEqual([
      'container main: cpu limit 5 is above the LimitRange maximum 4',
    ]);
  });

  test('reports a limit too many times its request', () => {
    expect(messages({ cpu: '200m' }, { cpu: '1000m' })).toEqual([
      'container main: cpu limit 1000m is more than 4 times its request 200m',
    ]);
  });

  test('reports a request above its limit', () => {
    expect(messages({ 'ephemeral-storage': '2Gi' }, {})).toEqual([
      'container main: ephemeral-storage request 2Gi is above its limit 1Gi',
    ]);
  });

  test('reports everything that is wrong with a container', () => {
    expect(messages({ cpu: '50m', memory: '2Gi' }, {})).toEqual([
      'container main: cpu request 50m is below the LimitRange minimum 100m',
      'container main: cpu limit 1 is more than 4 times its request 50m',
      'container main: memory request 2Gi is above its limit 1Gi',
    ]);
  });

  test('reports each amount that a container leaves to the defaults', () => {
    const container = { resources: { requests: { cpu: '250m' }, limits: { cpu: '1', memory: '1Gi' } } };

    expect(check(limitRange, LIMITS, deployment('till', podSpec(container)))).toMatchObject([
      { message: expect.stringContaining('memory needs a request and a limit') as string },
      { message: expect.stringContaining('ephemeral-storage needs a request and a limit') as string },
    ]);
  });

  test.each([
    ['cpu', '0.5 cores'],
    ['cpu', '0'],
    ['memory', '1GB'],
  ])('reports a request of %s that is no quantity, and says nothing else of it: %s', (amount, text) => {
    const [message, ...others] = messages({ [amount]: text }, {});

    expect(message).toContain(`${amount} "${text}" is not a quantity such as 250m or 1Gi`);
    expect(others).toEqual([]);
  });

  test('reports init containers, which admission looks at too', () => {
    const wait = { name: 'wait', ...resources({ ...REQUESTS, cpu: '50m' }, { ...AMOUNTS, cpu: '100m' }) };
    const pod = { ...podSpec(resources(REQUESTS, AMOUNTS)), initContainers: [wait] };

    expect(check(limitRange, LIMITS, deployment('till', pod))).toMatchObject([
      {
        path: '/spec/template/spec/initContainers/0/resources',
        message: expect.stringContaining('container wait') as string,
      },
    ]);
  });

  test('accepts amounts on the bounds themselves', () => {
    expect(messages({ cpu: '100m', memory: '128Mi' }, { cpu: '400m', memory: '512Mi' })).toEqual([]);
    expect(messages({ cpu: '4', memory: '8Gi' }, { cpu: '4', memory: '8Gi' })).toEqual([]);
  });

  test('asks for requests and limits where no LimitRange stands, too', () => {
    const wrong = resources({ ...REQUESTS, cpu: '2' }, AMOUNTS);

    expect(check(limitRange, deployment('till')).map(({ message }) => message)).toEqual([
      'cpu needs a request and a limit',
      'memory needs a request and a limit',
      'ephemeral-storage needs a request and a limit',
    ]);
    expect(check(limitRange, deployment('till', podSpec(wrong)))).toMatchObject([
      { message: 'container main: cpu request 2 is above its limit 1' },
    ]);
    expect(check(limitRange, deployment('till', podSpec(resources(REQUESTS, AMOUNTS))))).toEqual([]);
  });

  test('reports what has nothing to do with bounds once, however many LimitRanges there are', () => {
    expect(check(limitRange, LIMITS, { ...LIMITS }, deployment('till'))).toHaveLength(3);
  });

  test('holds containers only against bounds of the type Container', () => {
    const bounds = ['Pod', 'PersistentVolumeClaim'].map((type) => ({ type, max: { cpu: '10m', memory: '1Mi' } }));
    const others = object('LimitRange', 'others', { spec: { limits: bounds } });

    expect(check(limitRange, others, deployment('till', podSpec(resources(REQUESTS, AMOUNTS))))).toEqual([]);
  });
});
