import type { JsonObject } from '../../../../lib/manifests';
import { networkEgressAllowed } from '../../../../lib/policy/rules/reachability/network-egress-allowed';
import { check, deployment, keyRef, object, podSpec, severities } from '../../support';
import { inNamespace } from '../arithmetic/support';
import { policy, pods, reader, server } from './support';

const TILL = reader('till', 'LEDGER_URL', 'http://ledger/books');
const LEDGER = server('ledger');

function egress(...rules: readonly JsonObject[]): JsonObject {
  return policy('till', 'till', { policyTypes: ['Egress'], egress: rules });
}

const TO_SERVICE_PORT = egress({ to: [pods('ledger')], ports: [{ port: 80 }] });
const TO_POD_PORT = egress({ to: [pods('ledger')], ports: [{ port: 8080 }] });

describe('network-egress-allowed', () => {
  test('reports a rule for the port of the Service in place of that of the pod, where the host stands', () => {
    expect(check(networkEgressAllowed, TILL, ...LEDGER, TO_SERVICE_PORT)).toEqual([
      {
        rule: 'network-egress-allowed',
        on: 'Deployment/till',
        path: '/spec/template/spec/containers/0/env/0/value',
        message:
          'Deployment/till is told to use Service "ledger", and no egress rule of NetworkPolicy "till" lets it reach port 8080/TCP of Deployment/ledger',
      },
    ]);
    expect(check(networkEgressAllowed, TILL, ...LEDGER, TO_POD_PORT)).toEqual([]);
  });

  test('is not hidden by a host that lacks a prefix', () => {
    const objects = [reader('dev-till', 'LEDGER_URL', 'http://ledger:80'), ...server('dev-ledger')];
    const shut = policy('till', 'dev-till', { policyTypes: ['Egress'], egress: [] });

    expect(check(networkEgressAllowed, ...objects, shut)).toMatchObject([
      { message: expect.stringContaining('is told to use Service "dev-ledger"') as string },
    ]);
    expect(check(networkEgressAllowed, reader('till', 'A_URL', 'http://other:80'), ...LEDGER, shut)).toEqual([]);
  });

  test('names three policies at most', () => {
    const denials = ['a', 'b', 'c', 'd', 'e'].map((name) => policy(name, undefined, { policyTypes: ['Egress'] }));

    expect(check(networkEgressAllowed, TILL, ...LEDGER, ...denials)).toMatchObject([
      { message: expect.stringContaining('NetworkPolicy "a", "b", "c" and 2 more') as string },
    ]);
  });

  test('reports a connection once, however many places name it', () => {
    const twice = deployment(
      'till',
      podSpec({
        env: [
          { name: 'LEDGER_URL', value: 'http://ledger' },
          { name: 'LEDGER_HEALTH', value: 'http://ledger/health' },
        ],
      }),
    );

    expect(check(networkEgressAllowed, twice, ...LEDGER, egress())).toHaveLength(1);
  });

  describe('follows a ConfigMap', () => {
    const settings = object('ConfigMap', 'settings', { data: { ledger_url: 'http://ledger', colour: 'red' } });
    const env = (key: string) => deployment('till', podSpec({ env: [keyRef('configMapKeyRef', 'settings', key)] }));
    const whole = deployment('till', podSpec({ envFrom: [{ configMapRef: { name: 'settings' } }] }));

    test('to the pod that reads the entry, and reports it at the entry', () => {
      expect(check(networkEgressAllowed, settings, env('ledger_url'), ...LEDGER, egress())).toMatchObject([
        { on: 'ConfigMap/settings', path: '/data/ledger_url' },
      ]);
      expect(check(networkEgressAllowed, settings, env('colour'), ...LEDGER, egress())).toEqual([]);
    });

    test('to the pod that takes all of it, which may not use that entry', () => {
      expect(severities(networkEgressAllowed, {}, settings, env('ledger_url'), ...LEDGER, egress())).toEqual(['error']);
      expect(severities(networkEgressAllowed, {}, settings, whole, ...LEDGER, egress())).toEqual(['warning']);
    });

    test('that an ExternalSecret makes a Secret of', () => {
      const made = object('ExternalSecret', 'made', {
        spec: { target: { name: 'settings', template: { data: { ledger_url: 'http://ledger' } } } },
      });
      const user = deployment('till', podSpec({ env: [keyRef('secretKeyRef', 'settings', 'ledger_url')] }));

      expect(check(networkEgressAllowed, made, user, ...LEDGER, egress())).toMatchObject([
        { on: 'ExternalSecret/made', path: '/spec/target/template/data/ledger_url' },
      ]);
    });
  });

  test('takes the port that is asked of a headless Service for that of its pods', () => {
    const headless = server('ledger', {}, { clusterIP: 'None' });
    const direct = reader('till', 'LEDGER_URL', 'http://ledger:8080');

    expect(check(networkEgressAllowed, direct, ...headless, TO_POD_PORT)).toEqual([]);
    expect(check(networkEgressAllowed, TILL, ...headless, TO_POD_PORT)).toMatchObject([
      { message: expect.stringContaining('port 80/TCP') as string },
    ]);
  });

  test('reports replicas of one workload that may not speak with each other, and not a pod that speaks with itself', () => {
    const replicas = (count: number) =>
      deployment(
        'ledger',
        podSpec({
          env: [{ name: 'PEERS', value: 'http://ledger' }],
          ports: [{ name: 'http', containerPort: 8080 }],
        }),
        { replicas: count },
      );
    const [, service] = LEDGER;
    const denial = policy('deny', undefined, { policyTypes: ['Egress'] });

    expect(check(networkEgressAllowed, replicas(2), service ?? {}, denial)).toHaveLength(1);
    expect(check(networkEgressAllowed, replicas(1), service ?? {}, denial)).toEqual([]);
  });

  test.each(['--dns-name=ledger.shop.svc', '--url=http://ledger:80'])(
    'says nothing of replicas that are told their own name by %s',
    (arg) => {
      const hook = deployment('ledger', podSpec({ args: [arg], ports: [{ name: 'http', containerPort: 8080 }] }), {
        replicas: 2,
      });
      const [, service] = LEDGER;

      expect(check(networkEgressAllowed, hook, service ?? {}, egress())).toEqual([]);
      expect(
        check(networkEgressAllowed, hook, service ?? {}, policy('deny', undefined, { policyTypes: ['Egress'] })),
      ).toEqual([]);
    },
  );

  test('is certain only where the set denies what it does not allow, or is closed', () => {
    const narrow = egress({ to: [pods('bank')] });
    const denial = policy('deny', undefined, { policyTypes: ['Egress'] });

    expect(severities(networkEgressAllowed, {}, TILL, ...LEDGER, narrow)).toEqual(['warning']);
    expect(severities(networkEgressAllowed, {}, TILL, ...LEDGER, narrow, denial)).toEqual(['error']);
    expect(severities(networkEgressAllowed, { world: 'closed' }, TILL, ...LEDGER, narrow)).toEqual(['error']);
  });

  test.each([
    ['an address', 'LEDGER_URL', 'http://ledger', 'error'],
    ['what may be its own name', 'LEDGER_BASE_URL', 'http://ledger', 'warning'],
    ['a whole file', 'LEDGER', 'a: 1\nurl: http://ledger', 'warning'],
  ])('weighs %s that a pod is told', (_, name, value, severity) => {
    expect(severities(networkEgressAllowed, {}, reader('till', name, value), ...LEDGER, egress())).toEqual([severity]);
  });

  test.each<[string[], number]>([
    [['--ledger=http://ledger'], 1],
    [['--ledger', 'http://ledger'], 1],
    [['--cors-origin=http://ledger'], 0],
    [['--cors-origin', 'http://ledger'], 0],
  ])('goes by the flag of the arguments %j', (args, found) => {
    expect(check(networkEgressAllowed, deployment('till', podSpec({ args })), ...LEDGER, egress())).toHaveLength(found);
  });

  test.each<[string, JsonObject[]]>([
    ['a pod that no policy bounds', [TILL, ...LEDGER]],
    ['a rule that allows everything', [TILL, ...LEDGER, egress({})]],
    [
      'a rule for addresses, which may be those of pods',
      [TILL, ...LEDGER, egress({ to: [{ ipBlock: { cidr: '10.0.0.0/8' } }] })],
    ],
    ['a value that is told to others', [reader('till', 'CORS_ORIGINS', 'http://ledger'), ...LEDGER, egress()]],
    ['a host that is not to be asked by proxy', [reader('till', 'NO_PROXY', 'ledger.shop.svc'), ...LEDGER, egress()]],
    ['a pod of the host network', [reader('till', 'U', 'http://ledger', { hostNetwork: true }), ...LEDGER, egress()]],
    ['a target of the host network', [TILL, ...server('ledger', { hostNetwork: true }), egress()]],
    [
      'a Service without pods',
      [TILL, object('Service', 'ledger', { spec: { selector: { app: 'x' }, ports: [{ port: 80 }] } }), egress()],
    ],
    ['a Service that is an address outside', [TILL, ...server('ledger', {}, { type: 'ExternalName' }), egress()]],
    ['a Service of no selector', [TILL, ...server('ledger', {}, { selector: {} }), egress()]],
    ['a port that the Service does not have', [reader('till', 'U', 'http://ledger:81'), ...LEDGER, egress()]],
    ['a Service of another namespace', [TILL, ...LEDGER.map((body) => inNamespace('bank', body)), egress()]],
  ])('says nothing of %s', (_, objects) => {
    expect(check(networkEgressAllowed, ...objects)).toEqual([]);
  });

  test('says nothing where one of several targets may be reached', () => {
    const second = deployment('ledger', podSpec({ ports: [{ name: 'http', containerPort: 9090 }] }));
    const twin = { ...second, metadata: { name: 'ledger-two', namespace: 'shop' } };

    expect(check(networkEgressAllowed, TILL, ...LEDGER, twin, TO_POD_PORT)).toEqual([]);
  });
});
