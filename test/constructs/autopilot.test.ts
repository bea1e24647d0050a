import { autopilotFaults, type Amounts, Job, type Resources } from '../../lib/constructs';
import { accountOf, bareWorkload, CONTAINER, LISTENING, PORTS, USER, webWorkload } from '../support/parts';
import { renderComponent } from '../support/render';

const SMALL = '100Mi';

function asking(requests: Partial<Amounts>): Resources {
  const amounts: Amounts = { cpu: '1000m', memory: '2Gi', ephemeralStorage: SMALL, ...requests };
  return { requests: amounts, limits: amounts };
}

describe('Autopilot takes', () => {
  test.each<{ what: string; all: Resources[] }>([
    { what: 'one GiB a vCPU', all: [asking({ memory: '1Gi' })] },
    { what: 'the same in MiB', all: [asking({ memory: '1024Mi' })] },
    { what: 'six and a half GiB a vCPU', all: [asking({ memory: '6656Mi' })] },
    { what: 'thirty vCPU and 110 GiB', all: [asking({ cpu: '30000m', memory: '110Gi' })] },
    { what: 'ten GiB of scratch', all: [asking({ ephemeralStorage: '10Gi' })] },
    {
      what: 'containers that only together have the right ratio',
      all: [asking({ cpu: '1000m', memory: '512Mi' }), asking({ cpu: '100m', memory: '3Gi' })],
    },
  ])('$what', ({ all }) => {
    expect(autopilotFaults(all)).toEqual([]);
  });
});

describe('fails where Autopilot would change or refuse the pod:', () => {
  test.each<{ what: string; all: Resources[]; faults: string[] }>([
    {
      what: 'less than one GiB a vCPU',
      all: [asking({ cpu: '1000m', memory: '1023Mi' })],
      faults: ['requests 1.00 GiB for 1.00 vCPU: Autopilot raises memory below 1 GiB a vCPU'],
    },
    {
      what: 'more than six and a half GiB a vCPU',
      all: [asking({ cpu: '500m', memory: '4Gi' })],
      faults: ['requests 4.00 GiB for 0.50 vCPU: Autopilot raises CPU above 6.5 GiB a vCPU'],
    },
    {
      what: 'more than thirty vCPU',
      all: [asking({ cpu: '31000m', memory: '62Gi' })],
      faults: ['requests 31 vCPU and 62 GiB: Autopilot allows 30 and 110 a pod'],
    },
    {
      what: 'more than 110 GiB',
      all: [asking({ cpu: '30000m', memory: '111Gi' })],
      faults: ['requests 30 vCPU and 111 GiB: Autopilot allows 30 and 110 a pod'],
    },
    {
      what: 'more than ten GiB of scratch in all containers together',
      all: [asking({ ephemeralStorage: '6Gi' }), asking({ ephemeralStorage: '6Gi' })],
      faults: ['requests 12 GiB of ephemeral storage: Autopilot allows 10 a pod'],
    },
    {
      what: 'two things at once',
      all: [asking({ cpu: '1000m', memory: '512Mi', ephemeralStorage: '11Gi' })],
      faults: [
        'requests 0.50 GiB for 1.00 vCPU: Autopilot raises memory below 1 GiB a vCPU',
        'requests 11 GiB of ephemeral storage: Autopilot allows 10 a pod',
      ],
    },
  ])('$what', ({ all, faults }) => {
    expect(autopilotFaults(all)).toEqual(faults);
  });
});

describe('a pod', () => {
  const lean = { resources: asking({ cpu: '1000m', memory: '512Mi' }) };
  const rich = { resources: asking({ cpu: '100m', memory: '1Gi' }) };

  test('fails on an Autopilot cluster, with the path of its resources', () => {
    const { faults } = renderComponent((component) => webWorkload(component, {}, lean), { autopilot: true });

    expect(faults).toEqual([
      {
        path: 'testing.web.web.resources',
        message: 'requests 0.50 GiB for 1.00 vCPU: Autopilot raises memory below 1 GiB a vCPU',
      },
    ]);
  });

  test('fails as a Job too', () => {
    const { faults } = renderComponent(
      (component) => {
        new Job(component, 'task', { account: accountOf(component), user: USER }).run({ ...CONTAINER, ...lean });
      },
      { autopilot: true },
    );

    expect(faults.map(({ path }) => path)).toEqual(['testing.web.task.resources']);
  });

  test('is not asked on another cluster', () => {
    expect(renderComponent((component) => webWorkload(component, {}, lean)).faults).toEqual([]);
  });

  test('counts with the sidecars that run beside it, and without the init containers that do not', () => {
    const { faults } = renderComponent(
      (component) => {
        const web = bareWorkload(component, 'web');
        web.sidecar('helper', PORTS, { ...LISTENING, ...rich });
        web.init('prepare', { ...CONTAINER, resources: asking({ cpu: '9000m', memory: '512Mi' }) });
        web.run({ ...LISTENING, ...lean });
      },
      { autopilot: true },
    );

    expect(faults).toEqual([]);
  });
});
