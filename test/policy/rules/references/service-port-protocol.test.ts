import type { JsonObject } from '../../../../lib/manifests';
import { servicePortProtocol } from '../../../../lib/policy/rules/references/service-port-protocol';
import { check, deployment, object, podSpec, severities } from '../../support';

function service(port: JsonObject): JsonObject {
  return object('Service', 'till', { spec: { selector: { app: 'till' }, ports: [{ name: 'dns', ...port }] } });
}

const UDP = deployment('till', podSpec({ ports: [{ name: 'dns', containerPort: 53, protocol: 'UDP' }] }));

describe('service-port-protocol', () => {
  test('reports a port that its pods have under another protocol only', () => {
    expect(check(servicePortProtocol, service({ port: 53, targetPort: 'dns' }), UDP)).toEqual([
      {
        rule: 'service-port-protocol',
        on: 'Service/till',
        path: '/spec/ports/0/targetPort',
        message: 'port "dns" of its pods is UDP, and TCP is asked of it',
      },
    ]);
  });

  test('only warns of a number, which reaches the pod undeclared', () => {
    expect(severities(servicePortProtocol, {}, service({ port: 53 }), UDP)).toEqual(['warning']);
  });

  const both = podSpec({ ports: ['UDP', 'TCP'].map((protocol) => ({ name: 'dns', containerPort: 53, protocol })) });

  test.each([
    ['the same protocol', [service({ port: 53, targetPort: 'dns', protocol: 'UDP' }), UDP]],
    ['a port that is declared twice', [service({ port: 53, targetPort: 'dns' }), deployment('till', both)]],
    ['a port that is not declared', [service({ port: 80 }), UDP]],
    ['a Service without pods', [service({ port: 53, targetPort: 'dns' })]],
    ['odd ports', [service({ port: [], targetPort: {} }), service({ targetPort: '' }), UDP]],
  ])('says nothing of %s', (_, objects) => {
    expect(check(servicePortProtocol, ...objects)).toEqual([]);
  });
});
