interface Parts {
  readonly exporters?: string;
  readonly limiter?: string;
  readonly health?: string;
  readonly endpoint?: string;
}

/** A collector with its configuration and its Service, with single parts of it changed. */
export function collectorExample({
  exporters = '[debug]',
  limiter = 'limit_percentage: 80',
  health = '{ endpoint: "0.0.0.0:13133" }',
  endpoint = '0.0.0.0:4317',
}: Parts = {}): string {
  return `apiVersion: v1
kind: ConfigMap
metadata:
  name: collector
data:
  config.yaml: |
    receivers:
      otlp: { protocols: { grpc: { endpoint: "${endpoint}" } } }
    processors:
      memory_limiter: { check_interval: 1s, ${limiter} }
    exporters:
      debug: {}
    extensions:
      health_check: ${health}
    service:
      extensions: [health_check]
      pipelines:
        traces: { receivers: [otlp], processors: [memory_limiter], exporters: ${exporters} }
---
apiVersion: v1
kind: Service
metadata:
  name: collector
spec:
  selector: { app: collector }
  ports: [{ name: otlp, port: 4317 }]
---
apiVersion: v1
kind: Pod
metadata:
  name: collector
  labels: { app: collector }
spec:
  containers:
    - name: collector
      image: otel/opentelemetry-collector-contrib:0.128.0
      args: [--config=/conf/config.yaml]
      ports: [{ name: otlp, containerPort: 4317 }, { name: health, containerPort: 13133 }]
      readinessProbe: { httpGet: { path: /, port: 13133 } }
      volumeMounts: [{ name: conf, mountPath: /conf }]
  volumes: [{ name: conf, configMap: { name: collector } }]
`;
}
