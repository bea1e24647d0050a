import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Folder } from '../cli/support';

/** A Deployment that reads one key of a Secret by the name without its prefix. */
const TILL = `apiVersion: v1
kind: ConfigMap
metadata:
  name: staging-till-config
data:
  currency: EUR
---
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  name: staging-till-secrets
spec:
  secretStoreRef:
    kind: ClusterSecretStore
    name: vault
  data:
    - secretKey: api-key
      remoteRef:
        key: staging-till-api-key
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: staging-till
spec:
  selector:
    matchLabels:
      app: till
  template:
    metadata:
      labels:
        app: till
    spec:
      automountServiceAccountToken: false
      securityContext:
        runAsNonRoot: true
        seccompProfile:
          type: RuntimeDefault
      containers:
        - name: main
          image: registry.example/till:1.4.2
          env:
            - name: CURRENCY
              valueFrom:
                configMapKeyRef:
                  name: staging-till-config
                  key: currency
            - name: API_KEY
              valueFrom:
                secretKeyRef:
                  name: staging-till-secrets
                  key: api-key
            - name: DATABASE_PASSWORD
              valueFrom:
                secretKeyRef:
                  name: till-secrets
                  key: database-password
          resources:
            requests: { cpu: 100m, memory: 128Mi }
            limits: { memory: 128Mi }
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop: [ALL]
`;

/** A pod that reads what the operator of a custom resource makes. */
const QUEUE = `apiVersion: shop.example/v1
kind: Queue
metadata:
  name: orders
  namespace: shop
spec:
  credentialsSecret: orders-credentials
  settings:
    configMap: queue-settings
    key: limits
---
apiVersion: v1
kind: Pod
metadata:
  name: worker
  namespace: shop
spec:
  containers:
    - name: main
      image: registry.example/worker:1.0.0
      env:
        - name: URL
          valueFrom:
            secretKeyRef:
              name: orders-connection
              key: uri
        - name: USER
          valueFrom:
            secretKeyRef:
              name: orders-connection
              key: user
      securityContext:
        readOnlyRootFilesystem: true
`;

function page(name: string): string {
  return readFileSync(join(__dirname, '../..', name), 'utf8');
}

/** The first block of a page that holds a text. */
function blockWith(name: string, text: string): string {
  const blocks = [...page(name).matchAll(/^```\w+.*\n([\s\S]*?)^```$/gm)].map(([, body = '']) => body);
  return blocks.find((body) => body.includes(text)) ?? '';
}

const GUIDE = 'docs/how-to/validate-manifests.md';

describe('what the pages show of a run', () => {
  let folder: Folder;

  beforeEach(() => {
    folder = new Folder();
    folder.write('deploy/till.yaml', TILL);
  });

  afterEach(() => {
    folder.remove();
  });

  test('is the whole output in README', async () => {
    const { status, stdout } = await folder.run(['validate', 'deploy']);

    expect(blockWith('README.md', 'prefix-not-applied')).toBe(stdout);
    expect(status).toBe(1);
  });

  test('is the finding that the how-to page explains', async () => {
    const { stdout } = await folder.run(['validate', 'deploy']);

    expect(stdout).toContain(blockWith(GUIDE, 'prefix-not-applied'));
  });

  test('is what the catalogue entries of the how-to page find', async () => {
    folder.write('deploy/queue.yaml', QUEUE);
    folder.write('keyfit.yaml', blockWith(GUIDE, 'catalogue:'));
    const { stdout } = await folder.run(['validate', 'deploy/queue.yaml']);

    expect(stdout).toContain(blockWith(GUIDE, 'has no key "user"'));
  });

  test('is silent about what the settings of README declare', async () => {
    folder.write('keyfit.yaml', blockWith('README.md', 'world: closed'));
    const { stdout } = await folder.run(['validate', 'deploy']);

    expect(stdout).not.toContain('secretstore-exists');
  });
});
