import { validityRules } from '../../../../lib/policy/rules/validity';
import { faults } from './support';

/** Objects as they are commonly written, with the fields and forms that are easily taken for wrong. */
const SOUND: Readonly<Record<string, string>> = {
  Deployment: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: till, creationTimestamp: null, labels: { app: till } }
spec:
  selector: { matchLabels: { app: till } }
  template:
    metadata: { labels: { app: till } }
    spec:
      serviceAccount: till
      volumes:
        - { name: host, hostPath: { path: /srv, type: "" } }
        - { name: keys, secret: { secretName: keys, defaultMode: 0400 } }
        - name: scratch
          ephemeral:
            volumeClaimTemplate:
              metadata: { labels: { app: till } }
              spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
      affinity:
        podAntiAffinity:
          preferredDuringSchedulingIgnoredDuringExecution:
            - weight: 1
              podAffinityTerm:
                topologyKey: kubernetes.io/hostname
                labelSelector: { matchExpressions: [{ key: app, operator: In, values: [till] }] }
      containers:
        - name: main
          image: till:1.0.0
          securityContext: { capabilities: { drop: [ALL] }, seccompProfile: { type: RuntimeDefault } }
          env:
            - { name: ADDRESS, valueFrom: { fieldRef: { fieldPath: status.podIP } } }
            - { name: CORES, valueFrom: { resourceFieldRef: { resource: limits.cpu, divisor: 1 } } }
            - { name: EMPTY, value: null }
          resources: { limits: { cpu: .5, memory: 1e9, example.com/gpu: 1 } }
status: {}`,
  Service: `
apiVersion: v1
kind: Service
metadata: { name: till, annotations: { note: "" } }
spec:
  clusterIP: None
  ipFamilyPolicy: PreferDualStack
  trafficDistribution: PreferClose
  ports: [{ port: 80, targetPort: web, appProtocol: http }]
  selector: { app: till }
status: { loadBalancer: {} }`,
  PersistentVolume: `
apiVersion: v1
kind: PersistentVolume
metadata: { name: till }
spec:
  capacity: { storage: 1Gi }
  accessModes: [ReadWriteOnce]
  nfs: { server: nas.example, path: / }
  nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: disk, operator: Exists }] }] } }`,
  ValidatingWebhookConfiguration: `
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: { name: till }
webhooks:
  - name: till.example.com
    admissionReviewVersions: [v1]
    sideEffects: None
    clientConfig: { service: { name: till, namespace: shop, path: /check }, caBundle: Cg== }
    rules: [{ apiGroups: [""], apiVersions: [v1], operations: ["*"], resources: [pods], scope: "*" }]`,
  PrometheusRule: `
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: till }
spec: { groups: [{ name: till, rules: [{ alert: Closed, expr: 1, for: 5m, labels: { severity: page } }] }] }`,
  PodMonitoring: `
apiVersion: monitoring.googleapis.com/v1
kind: PodMonitoring
metadata: { name: till }
spec:
  selector: { matchLabels: { app: till } }
  endpoints: [{ port: web, interval: 30s, path: /metrics }]
  targetLabels: { metadata: [pod, container] }`,
  Rules: `
apiVersion: monitoring.googleapis.com/v1
kind: Rules
metadata: { name: till }
spec: { groups: [{ name: till, interval: 1m, rules: [{ alert: Closed, expr: "up == 0", for: 5m }] }] }`,
  GlobalRules: `
apiVersion: monitoring.googleapis.com/v1
kind: GlobalRules
metadata: { name: till }
spec: { groups: [{ name: till, rules: [{ record: a, expr: "up" }] }] }`,
  ServiceMonitor: `
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: { name: till }
spec:
  selector: { matchLabels: { app: till } }
  namespaceSelector: { any: true }
  endpoints:
    - port: web
      relabelings: [{ sourceLabels: [a], targetLabel: b, action: replace }]
      tlsConfig: { insecureSkipVerify: true }
      basicAuth: { username: { name: keys, key: user } }`,
  ClusterIssuer: `
apiVersion: cert-manager.io/v1
kind: ClusterIssuer
metadata: { name: till }
spec:
  acme:
    email: shop@example.com
    server: https://acme.example
    privateKeySecretRef: { name: account }
    solvers: [{ http01: { ingress: { class: nginx } } }, { dns01: { cloudDNS: { project: shop } } }]`,
  Certificate: `
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: { name: till }
spec:
  secretName: till-tls
  duration: 2160h
  dnsNames: [till.example.com]
  issuerRef: { name: till, kind: ClusterIssuer }
  privateKey: { algorithm: RSA, size: 2048, rotationPolicy: Always }
  usages: [server auth, digital signature]`,
  HTTPRoute: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: till }
spec:
  parentRefs: [{ name: shop }]
  hostnames: [till.example.com]
  rules:
    - matches: [{ path: { type: PathPrefix, value: / } }]
      filters: [{ type: RequestRedirect, requestRedirect: { scheme: https, statusCode: 301 } }]
      backendRefs: [{ name: till, port: 80, weight: 1 }]`,
  ScaledObject: `
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: till }
spec:
  scaleTargetRef: { name: till }
  maxReplicaCount: 3
  advanced: { horizontalPodAutoscalerConfig: { behavior: { scaleDown: { stabilizationWindowSeconds: 1 } } } }
  triggers: [{ type: cron, metadata: { timezone: UTC, start: 0 8 * * *, end: 0 9 * * *, desiredReplicas: "1" } }]`,
  VerticalPodAutoscaler: `
apiVersion: autoscaling.k8s.io/v1
kind: VerticalPodAutoscaler
metadata: { name: till }
spec:
  targetRef: { apiVersion: apps/v1, kind: Deployment, name: till }
  updatePolicy: { updateMode: Initial }
  resourcePolicy: { containerPolicies: [{ containerName: "*", minAllowed: { cpu: 100m }, mode: "Off" }] }`,
  ExternalSecret: `
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: till }
spec:
  refreshInterval: 1h
  secretStoreRef: { name: vault, kind: ClusterSecretStore }
  target: { name: keys, template: { engineVersion: v2, data: { a: b }, templateFrom: [{ target: Data, literal: c }] } }
  data: [{ secretKey: a, remoteRef: { key: b, property: c, decodingStrategy: None } }]
  dataFrom: [{ extract: { key: d }, rewrite: [{ regexp: { source: a, target: b } }] }]`,
};

describe('the rules of validity', () => {
  test.each(Object.entries(SOUND))('find nothing in a sound %s', (_, text) => {
    expect(
      validityRules.flatMap((rule) => faults(rule, text).map(({ path, message }) => `${path}: ${message}`)),
    ).toEqual([]);
  });
});
