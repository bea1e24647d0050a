import type { Json, JsonObject } from '../../../lib/manifests';
import { portExists } from '../../../lib/policy/rules/port-exists';
import { check, deployment, object, podSpec } from '../support';

const PORTS = {
  ports: [
    { name: 'web', containerPort: 8080 },
    { name: 'management', containerPort: 9000 },
  ],
};

function service(ports: Json, app = 'till'): JsonObject {
  return object('Service', 'till', { spec: { selector: { app }, ports } });
}

function ingress(port: JsonObject, name = 'till'): JsonObject {
  const backend = { service: { name, port } };
  return object('Ingress', 'front', { spec: { rules: [{ http: { paths: [{ path: '/', backend }] } }] } });
}

const SERVED = [deployment('till', podSpec(PORTS)), service([{ name: 'web', port: 80, targetPort: 'web' }])];

describe('container-port-exists', () => {
  test('reports a probe that asks a port by a name that the container does not declare', () => {
    const pod = podSpec({ ...PORTS, livenessProbe: { httpGet: { path: '/', port: 'managment' } } });

    expect(check(portExists, deployment('till', pod))).toEqual([
      {
        rule: 'container-port-exists',
        on: 'Deployment/till',
        path: '/spec/template/spec/containers/0/livenessProbe/httpGet/port',
        message: 'port "managment" is not declared; did you mean "management"?',
      },
    ]);
  });

  test.each([
    ['startupProbe', 'httpGet'],
    ['readinessProbe', 'tcpSocket'],
    ['livenessProbe', 'grpc'],
  ])('reports a %s that asks a port number which nothing opens, by %s', (probe, action) => {
    const pod = podSpec({ ...PORTS, [probe]: { [action]: { port: 9801 } } });

    expect(check(portExists, deployment('till', pod))).toEqual([
      {
        rule: 'container-port-exists',
        on: 'Deployment/till',
        path: `/spec/template/spec/containers/0/${probe}/${action}/port`,
        message: 'port "9801" is not declared',
      },
    ]);
  });

  test("reports a probe that asks another container's port", () => {
    const sidecar = { name: 'proxy', restartPolicy: 'Always', readinessProbe: { httpGet: { port: 'web' } } };
    const pod = { ...podSpec(PORTS), initContainers: [sidecar] };

    expect(check(portExists, deployment('till', pod))).toMatchObject([
      { path: '/spec/template/spec/initContainers/0/readinessProbe/httpGet/port' },
    ]);
  });

  test('reports a Service that sends to a port which its pods do not declare', () => {
    const ports = [
      { port: 80, targetPort: 'web' },
      { port: 81, targetPort: 'wed' },
      { port: 82, targetPort: 8081 },
    ];

    expect(check(portExists, deployment('till', podSpec(PORTS)), service(ports))).toEqual([
      {
        rule: 'container-port-exists',
        on: 'Service/till',
        path: '/spec/ports/1/targetPort',
        message: 'port "wed" is not declared; did you mean "web"?',
      },
      {
        rule: 'container-port-exists',
        on: 'Service/till',
        path: '/spec/ports/2/targetPort',
        message: 'port "8081" is not declared',
      },
    ]);
  });

  test('reports a port that only the pods of another workload declare', () => {
    const others = deployment('shelf', podSpec({ ports: [{ name: 'grpc', containerPort: 8081 }] }));

    expect(
      check(portExists, deployment('till', podSpec(PORTS)), others, service([{ port: 80, targetPort: 'grpc' }])),
    ).toHaveLength(1);
  });

  test('accepts probes and Services that name declared ports, by name or number', () => {
    const probes = { livenessProbe: { httpGet: { port: 'web' } }, readinessProbe: { tcpSocket: { port: 9000 } } };
    const ports = [{ targetPort: 'web' }, { targetPort: 9000 }];

    expect(check(portExists, deployment('till', podSpec({ ...PORTS, ...probes })), service(ports))).toEqual([]);
  });

  test('accepts a probe that runs a command', () => {
    expect(check(portExists, deployment('till', podSpec({ livenessProbe: { exec: { command: ['true'] } } })))).toEqual(
      [],
    );
  });
});

describe('service-port-exists', () => {
  test('reports an Ingress that sends to a port which the Service does not have', () => {
    expect(check(portExists, ...SERVED, ingress({ name: 'wep' }))).toEqual([
      {
        rule: 'service-port-exists',
        on: 'Ingress/front',
        path: '/spec/rules/0/http/paths/0/backend/service/port',
        message: 'port "wep" is not declared; did you mean "web"?',
      },
    ]);
  });

  test("reports an Ingress that takes the container's port number for the Service's", () => {
    expect(check(portExists, ...SERVED, ingress({ number: 8080 }))).toMatchObject([
      { rule: 'service-port-exists', message: 'port "8080" is not declared' },
    ]);
  });

  test('accepts an Ingress that names a port of the Service, by name or number', () => {
    expect(check(portExists, ...SERVED, ingress({ name: 'web' }), ingress({ number: 80 }))).toEqual([]);
  });

  test.each([null, 'till', { name: 'till', port: null }])('survives an unfinished backend: %j', (backend) => {
    const rules = [{ http: { paths: [{ path: '/', backend: { service: backend } }] } }];

    expect(() => check(portExists, ...SERVED, object('Ingress', 'front', { spec: { rules } }))).not.toThrow();
  });

  test('leaves a Service that is not there to the rule on references', () => {
    expect(check(portExists, ...SERVED, ingress({ name: 'web' }, 'shelf'))).toEqual([]);
  });
});
