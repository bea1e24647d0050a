import { referenceRule } from './reference-rule';

/** Every ServiceMonitor means Services of the set, and every PodMonitor pods. */
export const monitorSelectsTargets = referenceRule({
  id: 'monitor-selects-targets',
  severity: 'warning',
  summary: 'Every ServiceMonitor means Services of the set, and every PodMonitor pods.',
  why: 'A monitor that selects nothing scrapes nothing, and no alarm can come of metrics that are not there.',
  bad: `apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata:
  name: web
spec:
  selector:
    matchLabels:
      app: shop
  endpoints:
    - port: http
---
apiVersion: v1
kind: Service
metadata:
  name: web
  labels:
    app: web
spec:
  ports:
    - name: http
      port: 80
`,
  good: `apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata:
  name: web
spec:
  selector:
    matchLabels:
      app: web
  endpoints:
    - port: http
---
apiVersion: v1
kind: Service
metadata:
  name: web
  labels:
    app: web
spec:
  ports:
    - name: http
      port: 80
`,
  remedy: 'Give the selector labels that the Service itself has, which need not be those of its pods.',
  source: 'https://prometheus-operator.dev/docs/developer/getting-started/',
});
