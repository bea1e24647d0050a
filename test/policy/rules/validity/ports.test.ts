import { uniquePort } from '../../../../lib/policy/rules/validity/unique-port';
import { validPort } from '../../../../lib/policy/rules/validity/valid-port';
import { faults, messages, one, paths, pod } from './support';

function service(ports: string): string {
  return one('v1', 'Service', `spec: { ports: [${ports}] }`);
}

describe('unique-port', () => {
  test.each([
    ['one name', '{ name: a, port: 1 }, { name: a, port: 2 }', '/spec/ports/1/name'],
    ['one number', '{ name: a, port: 1 }, { name: b, port: 1 }', '/spec/ports/1/port'],
    [
      'one number of the default protocol',
      '{ name: a, port: 1, protocol: TCP }, { name: b, port: 1 }',
      '/spec/ports/1/port',
    ],
    ['no name', '{ name: a, port: 1 }, { port: 2 }', '/spec/ports/1'],
  ])('refuses a Service with several ports of %s', (_, ports, path) => {
    expect(paths(uniquePort, service(ports))).toEqual([path]);
  });

  test.each([
    ['a single port without name', '{ port: 1 }'],
    ['one number of two protocols', '{ name: a, port: 53 }, { name: b, port: 53, protocol: UDP }'],
  ])('accepts a Service with %s', (_, ports) => {
    expect(paths(uniquePort, service(ports))).toEqual([]);
  });

  test('refuses one name twice in a container, and warns of one number', () => {
    const found = faults(uniquePort, pod('ports: [{ name: a, containerPort: 1 }, { name: a, containerPort: 1 }]'));

    expect(found.map(({ path, severity = 'error' }) => `${severity} ${path}`)).toEqual([
      'error /spec/containers/0/ports/1/name',
      'warning /spec/containers/0/ports/1/containerPort',
    ]);
  });

  test('accepts one name in two containers', () => {
    const text = pod('ports: [{ name: a, containerPort: 1 }]', 'initContainers: [{ name: b, ports: [{ name: a }] }]');

    expect(paths(uniquePort, text)).toEqual([]);
  });
});

describe('valid-port', () => {
  test.each([
    ['a quoted targetPort', service('{ port: 80, targetPort: "8080" }'), '/spec/ports/0/targetPort'],
    ['a targetPort that is no name', service('{ port: 80, targetPort: http_port }'), '/spec/ports/0/targetPort'],
    ['a port over 65535', service('{ port: 80800 }'), '/spec/ports/0/port'],
    ['port 0', service('{ port: 0 }'), '/spec/ports/0/port'],
    ['a negative containerPort', pod('ports: [{ containerPort: -1 }]'), '/spec/containers/0/ports/0/containerPort'],
    [
      'a quoted probe port',
      pod('livenessProbe: { httpGet: { port: "80" } }'),
      '/spec/containers/0/livenessProbe/httpGet/port',
    ],
    [
      'a hook port over 65535',
      pod('lifecycle: { preStop: { tcpSocket: { port: 70000 } } }'),
      '/spec/containers/0/lifecycle/preStop/tcpSocket/port',
    ],
  ])('refuses %s', (_, text, path) => {
    expect(paths(validPort, text)).toEqual([path]);
  });

  test.each([
    ['names and numbers', service('{ port: 80, targetPort: http, nodePort: 30080 }')],
    ['zeros that let Kubernetes choose', service('{ port: 80, targetPort: 0, nodePort: 0 }')],
    ['the ends of the range', pod('ports: [{ containerPort: 1, hostPort: 65535 }]')],
    ['placeholders', service('{ port: 80, targetPort: "${PORT}" }')],
    ['texts that the schema refuses', service('{ port: "80" }')],
  ])('accepts %s', (_, text) => {
    expect(paths(validPort, text)).toEqual([]);
  });

  test('explains what a number in quotes means', () => {
    expect(messages(validPort, service('{ port: 80, targetPort: "8080" }'))).toEqual([
      '/spec/ports/0/targetPort: targetPort "8080" is a text, so that a port of that name is looked for, and a name needs a letter',
    ]);
  });
});
