import { schemaValid } from '../../../../lib/policy/rules/validity/schema-valid';
import { deployment, documents, faults, messages, one, pod } from './support';

function bySeverity(text: string, kubernetes = '1.33'): string[] {
  return faults(schemaValid, text, { kubernetes }).map(
    ({ severity = 'error', message, fix }) => `${severity}: ${message}; ${fix}`,
  );
}

describe('schema-valid', () => {
  test.each([
    ['a list', 'replicas: []', '/spec/replicas: "replicas" must be a whole number and is a list'],
    ['a text', 'replicas: "2"', '/spec/replicas: "replicas" must be a whole number and is a text'],
    [
      'a fraction',
      'replicas: 1.5',
      '/spec/replicas: "replicas" must be a whole number and is a number with a fraction',
    ],
    ['a quoted boolean', 'paused: "true"', '/spec/paused: "paused" must be true or false and is a text'],
    ['a boolean', 'strategy: true', '/spec/strategy: "strategy" must be a mapping and is true or false'],
    [
      'a mapping',
      'strategy: { rollingUpdate: { maxSurge: {} } }',
      '/spec/strategy/rollingUpdate/maxSurge: "maxSurge" must be a whole number or a text and is a mapping',
    ],
  ])('reports %s where the API takes none', (_, spec, message) => {
    expect(messages(schemaValid, deployment(spec))).toEqual([message]);
  });

  test('says to leave out quotes only where that is the whole mistake', () => {
    expect(bySeverity(deployment('replicas: "2"'))[0]).toMatch(/; write it without quotes$/);
    expect(bySeverity(deployment('paused: "true"'))[0]).toMatch(/; write it without quotes$/);
    expect(bySeverity(deployment('paused: "yes"'))[0]).toMatch(/; make it true or false$/);
  });

  test('reports an item of a list and a value of a mapping at their own places', () => {
    expect(messages(schemaValid, pod('args: [{ a: 1 }], resources: { limits: { cpu: [] } }'))).toEqual([
      '/spec/containers/0/args/0: an item of a Container must be a text and is a mapping',
      '/spec/containers/0/resources/limits/cpu: "cpu" must be a quantity and is a list',
    ]);
  });

  test.each([
    ['other case', 'imagePullpolicy: Always', 'write "imagePullPolicy", or remove it'],
    ['another separator', 'image_pull_policy: Always', 'write "imagePullPolicy", or remove it'],
    ['one letter', 'volumeMount: []', 'write "volumeMounts", or remove it'],
  ])('names the field that was meant by %s', (_, field, fix) => {
    expect(faults(schemaValid, pod(field)).map((fault) => [fault.fix, fault.cause])).toEqual([[fix, 'misspelt-field']]);
  });

  test('says where a field belongs that stands one level too high', () => {
    expect(bySeverity(pod('{}', 'image: till'))).toEqual([
      'error: a PodSpec has no field "image"; move "image" into "containers"',
    ]);
  });

  test('says where a field belongs that stands one level too low, though something below takes it too', () => {
    expect(bySeverity(pod('terminationGracePeriodSeconds: 60'))).toEqual([
      'error: a Container has no field "terminationGracePeriodSeconds"; move "terminationGracePeriodSeconds" out into the PodSpec',
    ]);
  });

  test('knows the fields of the newest Kubernetes and of the operators', () => {
    const store = one(
      'external-secrets.io/v1',
      'ClusterSecretStore',
      'spec: { provider: { onepasswordSDK: { vault: a, auth: { serviceAccountSecretRef: { name: b, key: c } } } } }',
    );

    expect(messages(schemaValid, pod('readinessProbe: { httpGet: { port: 80, protocol: HTTP2 } }'))).toEqual([]);
    expect(messages(schemaValid, store)).toEqual([]);
  });

  test('accepts what SOPS leaves in what it encrypts, and no other field of that name', () => {
    const secret = (sops: string) => `{ apiVersion: v1, kind: Secret, metadata: { name: a }, sops: ${sops} }`;

    expect(messages(schemaValid, secret('{ mac: "ENC[]", version: 3.9.0 }'))).toEqual([]);
    expect(messages(schemaValid, secret('{ a: b }'))).toHaveLength(1);
  });

  test('warns of a selector that an overlay may put in, where the set leaves its namespaces open too', () => {
    const deployment = (metadata: string) =>
      `{ apiVersion: apps/v1, kind: Deployment, metadata: { ${metadata} }, spec: { template: { metadata: { labels: { a: b } }, spec: { containers: [{ name: a, image: a }], restartPolicy: Always } } } }`;

    expect(faults(schemaValid, deployment('name: a'))).toMatchObject([{ severity: 'warning', cause: 'missing-field' }]);
    expect(faults(schemaValid, deployment('name: a, namespace: shop'))).toMatchObject([{ severity: 'error' }]);
    expect(faults(schemaValid, deployment('name: a'), { world: 'closed' })).toMatchObject([{ severity: 'error' }]);
  });

  test('reports a field that resembles none', () => {
    expect(bySeverity(pod('colour: blue'))).toEqual([
      'error: a Container has no field "colour"; remove "colour", or move it to where it belongs',
    ]);
  });

  test('only warns of fields that a Kubernetes newer than the tables may know', () => {
    expect(bySeverity(pod('colour: blue'), '1.99')[0]).toMatch(/^warning: /);
    expect(bySeverity(pod('imagePullpolicy: Always'), '1.99')[0]).toMatch(/^warning: /);
  });

  test('accepts fields that are newer than the cluster, and those of the status', () => {
    const text = `${pod('restartPolicy: Always', 'hostnameOverride: till')}status: { anything: [1] }\n`;

    expect(messages(schemaValid, text)).toEqual([]);
  });

  test('only warns of fields that an installed custom resource may know, resembling others or not', () => {
    const secret = (field: string) =>
      one('external-secrets.io/v1', 'ExternalSecret', `spec: { secretStoreRef: { name: a }, ${field} }`);

    expect(bySeverity(secret('flavour: 1'))).toEqual([
      'warning: an ExternalSecretSpec has no field "flavour"; remove "flavour", or move it to where it belongs',
    ]);
    expect(bySeverity(secret('refreshIntervall: 1h'))).toEqual([
      'warning: an ExternalSecretSpec has no field "refreshIntervall"; write "refreshInterval", or remove it',
    ]);
  });

  test('reports a field that is missing or null, at the mapping that lacks it', () => {
    const ingress = (path: string) =>
      one(
        'networking.k8s.io/v1',
        'Ingress',
        `spec: { rules: [{ http: { paths: [{ backend: {}, path: /${path} }] } }] }`,
      );
    const message =
      '/spec/rules/0/http/paths/0: an HTTPIngressPath needs "pathType", one of "Exact", "ImplementationSpecific", "Prefix"';

    expect(messages(schemaValid, ingress(''))).toEqual([message]);
    expect(messages(schemaValid, ingress(', pathType: null'))).toEqual([message]);
    expect(messages(schemaValid, ingress(', pathType: Exact'))).toEqual([]);
  });

  test('takes null for a field that is not there', () => {
    const text = deployment('replicas: null\n  strategy: null').replace(
      'name: till }',
      'name: till, creationTimestamp: null }',
    );

    expect(messages(schemaValid, text)).toEqual([]);
  });

  test('reports a value that is none of those allowed, and names the nearest', () => {
    expect(bySeverity(pod('imagePullPolicy: Allways'))).toEqual([
      'error: "imagePullPolicy" must be one of "Always", "IfNotPresent", "Never"; write "Always"',
    ]);
    expect(bySeverity(pod('imagePullPolicy: sometimes'))[0]).toMatch(/; take one of these values$/);
  });

  test('takes an empty text for a choice that was not made', () => {
    expect(messages(schemaValid, pod('imagePullPolicy: ""'))).toEqual([]);
  });

  test.each([
    ['NetworkPolicy', one('networking.k8s.io/v1', 'NetworkPolicy', 'spec: { policyTypes: [Ingress] }')],
    ['StatefulSet', deployment('replicas: 1').replace('Deployment', 'StatefulSet')],
    ['RoleBinding', one('rbac.authorization.k8s.io/v1', 'RoleBinding', 'roleRef: { kind: Role, name: a }')],
    ['PriorityClass', one('scheduling.k8s.io/v1', 'PriorityClass', 'description: none')],
  ])('accepts a %s without the fields that have a default', (_, text) => {
    expect(messages(schemaValid, text)).toEqual([]);
  });

  test('accepts quantities and ports as numbers and as texts', () => {
    const limits = 'resources: { limits: { cpu: 1, memory: 64Mi } }';

    expect(messages(schemaValid, pod(`${limits}, livenessProbe: { httpGet: { port: http } }`))).toEqual([]);
    expect(messages(schemaValid, pod('livenessProbe: { httpGet: { port: 80 } }'))).toEqual([]);
  });

  test.each(['${REPLICAS}', '{{ .Values.replicas }}', '$(REPLICAS)', '<replicas>'])(
    'leaves %s to the tool that fills it in',
    (text) => {
      expect(messages(schemaValid, deployment(`replicas: "${text}"`))).toEqual([]);
    },
  );

  test('does not ask of a patch what the whole object has', () => {
    const patch = one(
      'apps/v1',
      'Deployment',
      'spec: { replicas: 3, template: { spec: { containers: [{ name: main }] } } }',
    );

    expect(messages(schemaValid, patch)).toEqual([]);
    expect(messages(schemaValid, patch.replace('replicas', 'replica'))).toEqual([
      '/spec/replica: a DeploymentSpec has no field "replica"',
    ]);
  });

  test.each([
    ['labels', 'Deployment', 'apps/v1', 'template: { metadata: { labels: { team: shop } } }'],
    ['an image', 'StatefulSet', 'apps/v1', 'template: { spec: { containers: [{ name: main, image: till }] } }'],
    ['a schedule', 'CronJob', 'batch/v1', 'schedule: "@daily"'],
    ['a limit', 'HorizontalPodAutoscaler', 'autoscaling/v2', 'minReplicas: 3'],
  ])('takes %s alone for a patch of a %s', (_, kind, version, spec) => {
    expect(messages(schemaValid, one(version, kind, `spec: { ${spec} }`))).toEqual([]);
  });

  test('asks a Deployment that is otherwise whole for its selector', () => {
    const text = deployment().replace('selector: { matchLabels: { app: till } }', '');

    expect(messages(schemaValid, text)).toEqual(['/spec: a DeploymentSpec needs "selector", a mapping']);
  });

  test('accepts the directives of a patch', () => {
    expect(messages(schemaValid, one('v1', 'Service', '$patch: delete'))).toEqual([]);
  });

  test('has nothing to say of kinds and versions that it does not know', () => {
    const text = documents(
      one('example.com/v1', 'Till', 'spec: { replicas: "two" }'),
      one('apps/v2', 'Deployment', 'spec: { replicas: "two" }'),
      'kind: Deployment\nmetadata: { name: till }\nspec: { replicas: "two" }\n',
    );

    expect(messages(schemaValid, text)).toEqual([]);
  });

  test.each([
    ['cert-manager.io/v1', 'Certificate', 'secretname: a, issuerRef: { name: a }', 'secretName'],
    ['monitoring.coreos.com/v1', 'ServiceMonitor', 'selector: {}, endpoints: [{ portt: web }]', 'port'],
    [
      'monitoring.googleapis.com/v1',
      'PodMonitoring',
      'selector: {}, endpoints: [{ interval: 30s, portt: web }]',
      'port',
    ],
    ['monitoring.googleapis.com/v1', 'Rules', 'groups: [{ name: a, rules: [{ exprr: up }] }]', 'expr'],
    ['gateway.networking.k8s.io/v1', 'HTTPRoute', 'parentRef: []', 'parentRefs'],
    [
      'keda.sh/v1alpha1',
      'ScaledObject',
      'scaleTargetRef: { name: a }, triggers: [], maxReplicasCount: 2',
      'maxReplicaCount',
    ],
    ['autoscaling.k8s.io/v1', 'VerticalPodAutoscaler', 'targetref: {}', 'targetRef'],
  ])('knows the fields of %s %s', (version, kind, spec, field) => {
    const fixes = faults(schemaValid, one(version, kind, `spec: { ${spec} }`)).map(({ fix }) => fix);

    expect(fixes).toContain(`write "${field}", or remove it`);
  });

  test('takes a choice of External Secrets that no release had for an error, and other unknown ones for a later release', () => {
    const secret = (spec: string) => one('external-secrets.io/v1', 'ExternalSecret', `spec: { ${spec} }`);
    const weights = (spec: string) => bySeverity(secret(spec)).map((text) => text.split(':')[0]);

    expect(weights('refreshPolicy: Once')).toEqual(['error']);
    expect(weights('target: { creationPolicy: Own }')).toEqual(['error']);
    expect(weights('secretStoreRef: { name: a, kind: ClusterSecretstore }')).toEqual(['error']);
    expect(weights('secretStoreRef: { name: a, kind: VaultNamespace }')).toEqual(['warning']);
    expect(weights('refreshPolicy: CreatedOnce, target: { creationPolicy: Owner }')).toEqual([]);
  });

  test('warns of a field that is nearly "spec" in a kind that nobody described', () => {
    const custom = (rest: string) => one('acme.dev/v1', 'Till', rest);

    expect(bySeverity(custom('spce: {}'))).toEqual([
      'warning: a Till has the field "spce" and no "spec"; write "spec", if that is meant',
    ]);
    expect(bySeverity(custom('spec: {}\nspecs: []'))).toEqual([]);
    expect(bySeverity(custom('data: {}'))).toEqual([]);
  });
});
