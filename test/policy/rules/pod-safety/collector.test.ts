import type { JsonObject } from '../../../../lib/manifests';
import type { Rule } from '../../../../lib/policy';
import { collectorPipeline } from '../../../../lib/policy/rules/pod-safety/collector-pipeline';
import { collectorPort } from '../../../../lib/policy/rules/pod-safety/collector-port';
import { collectorSetting } from '../../../../lib/policy/rules/pod-safety/collector-setting';
import { check, deployment, object, podSpec } from '../../support';

const PIPELINE = 'traces: { receivers: [otlp], exporters: [otlp] }';

interface Parts {
  readonly tag?: string;
  readonly exporters?: string;
  readonly processors?: string;
  readonly connectors?: string;
  readonly health?: string;
  readonly grpc?: string;
  readonly service?: string;
  readonly pipelines?: string;
  readonly container?: JsonObject;
}

function collector(parts: Parts = {}): JsonObject[] {
  const text = `
receivers: { otlp: { protocols: { grpc: ${parts.grpc ?? '{ endpoint: "0.0.0.0:4317" }'} } } }
processors: ${parts.processors ?? '{}'}
exporters: ${parts.exporters ?? '{ otlp: { endpoint: "tempo:4317" } }'}
connectors: ${parts.connectors ?? '{}'}
extensions: { health_check: ${parts.health ?? '{ endpoint: "0.0.0.0:13133" }'} }
service: { ${parts.service ?? 'extensions: [health_check]'}, pipelines: { ${parts.pipelines ?? PIPELINE} } }
`;
  const container = {
    image: `otel/opentelemetry-collector-contrib:${parts.tag ?? '0.128.0'}`,
    args: ['--config=/conf/config.yaml'],
    ports: [
      { name: 'otlp', containerPort: 4317 },
      { name: 'health', containerPort: 13133 },
    ],
    livenessProbe: { httpGet: { path: '/', port: 'health' } },
    volumeMounts: [{ name: 'conf', mountPath: '/conf' }],
    ...parts.container,
  };
  const pod = podSpec(container, { volumes: [{ name: 'conf', configMap: { name: 'collector' } }] });
  return [deployment('collector', pod), object('ConfigMap', 'collector', { data: { 'config.yaml': text } })];
}

function messages(rule: Rule, parts: Parts = {}): string[] {
  return check(rule, ...collector(parts)).map(({ message }) => message);
}

test.each([collectorPipeline, collectorPort, collectorSetting].map((rule) => [rule.id, rule] as const))(
  '%s has nothing to say of a sound collector, nor of one whose configuration is elsewhere',
  (_, rule) => {
    expect(messages(rule)).toEqual([]);
    expect(check(rule, ...collector({ service: '', pipelines: 'x: {}' }).slice(0, 1))).toEqual([]);
    expect(messages(rule, { pipelines: '}', exporters: '[' })).toEqual([]);
    expect(messages(rule, { exporters: '{}', container: { args: ['--config=a', '--config=b'] } })).toEqual([]);
    expect(messages(rule, { exporters: '{}', container: { image: 'registry.test/till:1.4.2' } })).toEqual([]);
  },
);

describe('collector-pipeline', () => {
  test('reports a component that nothing declares, in the file of the ConfigMap', () => {
    expect(check(collectorPipeline, ...collector({ exporters: '{ otlphttp: {} }' }))).toEqual([
      {
        rule: 'collector-pipeline',
        on: 'ConfigMap/collector',
        path: '/data/config.yaml',
        message: 'pipeline "traces" of the collector uses "otlp", and exporters has none of that name',
      },
    ]);
  });

  test('reports an extension, and looks at whole names', () => {
    expect(messages(collectorPipeline, { service: 'extensions: [health_check, pprof]' })).toHaveLength(1);
    expect(messages(collectorPipeline, { exporters: '{ otlp/tempo: {} }' })).toHaveLength(1);
  });

  test('takes a connector for the end of one pipeline and the beginning of another', () => {
    const pipelines =
      'traces: { receivers: [otlp], exporters: [spanmetrics] }, metrics: { receivers: [spanmetrics], exporters: [otlp] }';

    expect(messages(collectorPipeline, { connectors: '{ spanmetrics: {} }', pipelines })).toEqual([]);
  });

  test('leaves names alone that are filled in later', () => {
    expect(
      messages(collectorPipeline, { pipelines: 'traces: { receivers: [otlp], exporters: ["${env:EXPORTER}"] }' }),
    ).toEqual([]);
  });
});

describe('collector-setting', () => {
  const logging = { exporters: '{ otlp: {}, logging: {} }' };
  const address = { service: 'telemetry: { metrics: { address: "0.0.0.0:8888" } }' };

  test.each<[string, Parts, string]>([
    ['an exporter', logging, 'the collector has no exporters.logging since 0.111, and this is 0.128'],
    ['a key', address, 'the collector has no service.telemetry.metrics.address since 0.123, and this is 0.128'],
    [
      'a key of a component',
      { processors: '{ memory_limiter: { limit_percent: 80 } }' },
      'processor "memory_limiter" of the collector has no key "limit_percent"',
    ],
  ])('reports %s that the version does not have', (_, parts, message) => {
    expect(messages(collectorSetting, parts)).toEqual([message]);
  });

  test.each<[string, Parts]>([
    ['a version that has it', { ...logging, tag: '0.100.0' }],
    ['a version that nobody knows', { ...logging, tag: 'latest' }],
    ['keys that there are', { processors: '{ memory_limiter/a: { limit_percentage: 80 }, batch: {} }' }],
    ['components that nobody described', { processors: '{ transform: { anything: 1 } }' }],
  ])('accepts %s', (_, parts) => {
    expect(messages(collectorSetting, parts)).toEqual([]);
  });
});

describe('collector-port', () => {
  const probed = '/spec/template/spec/containers/0/livenessProbe';

  test.each<[string, Parts]>([
    ['a check on localhost', { health: '{ endpoint: "localhost:13133" }' }],
    ['a check whose default is localhost', { health: '{}' }],
    ['a check that is off', { service: 'extensions: []' }],
    ['a check at another port', { health: '{ endpoint: "0.0.0.0:13134" }' }],
    [
      'a check on localhost that is asked by TCP',
      { health: '{}', container: { livenessProbe: { tcpSocket: { port: 13133 } } } },
    ],
  ])('reports a probe of %s', (_, parts) => {
    expect(check(collectorPort, ...collector(parts)).map(({ path }) => path)).toEqual([probed]);
  });

  test.each<[string, Parts]>([
    ['a version that listens everywhere by itself', { health: '{}', tag: '0.96.0' }],
    ['a version that nobody knows', { health: '{}', tag: 'latest' }],
    ['an address that is filled in', { health: '{ endpoint: "${env:POD_IP}:13133" }' }],
    ['an endpoint that is filled in', { health: '{ endpoint: "${env:HEALTH}" }' }],
    [
      'a probe of another port',
      { service: 'extensions: []', container: { livenessProbe: { httpGet: { port: 8888 } } } },
    ],
    ['a probe by a command', { service: 'extensions: []', container: { livenessProbe: { exec: { command: ['a'] } } } }],
  ])('accepts %s', (_, parts) => {
    expect(messages(collectorPort, parts)).toEqual([]);
  });

  test('reports a port that no receiver has, and one that only the pod itself can reach', () => {
    expect(messages(collectorPort, { grpc: '{ endpoint: "0.0.0.0:14317" }' })).toEqual([
      'container "main" offers port 4317, and no receiver listens there',
    ]);
    expect(messages(collectorPort, { grpc: '' })).toEqual([
      'container "main" offers port 4317, and "otlp (grpc)" listens on localhost alone',
    ]);
    expect(messages(collectorPort, { grpc: '', tag: '0.96.0' })).toEqual([]);
  });
});
