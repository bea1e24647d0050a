import { formats } from '../../../lib/policy/reporters';
import { bareFinding, finding, load, print, report, REQUIREMENT, WAIVED } from './support';

const CANARY = 'hunter2-canary';
const ENCODED = Buffer.from(CANARY).toString('base64');

/** Manifests with the value in every place where people put secrets, in all the styles that YAML has. */
const MANIFESTS = `apiVersion: v1
kind: Secret
metadata:
  name: payments
  annotations:
    kubectl.kubernetes.io/last-applied-configuration: '{"stringData":{"name":"${CANARY}"}}'
    name: ${CANARY}
type: Opaque
data:
  name: ${ENCODED}
  key: ${ENCODED}
stringData:
  path: ${CANARY}
  port: "${CANARY}"
  image: |
    ${CANARY}
  "host": >-
    ${CANARY}
---
{ "apiVersion": "v1", "kind": "Secret", "metadata": { "name": "flow" }, "stringData": { "name": "${CANARY}" } }
---
{
  "apiVersion": "v1",
  "kind": "Secret",
  "metadata": { "name": "printed" },
  "stringData": {
    "name": "${CANARY}",
    "key": "${CANARY}"
  }
}
---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data:
  name: ${CANARY}
  host: postgres://till:${CANARY}@db/till
binaryData:
  key: ${ENCODED}
---
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: payments }
spec:
  target:
    template:
      data:
        name: ${CANARY}
        host: '{{ .user }}:${CANARY}'
---
apiVersion: example.org/v1
kind: Database
metadata: { name: db }
spec:
  password: ${CANARY}
  key: ${CANARY}
  host: till:${CANARY}@db
  port: 5432 # the password is ${CANARY}
  memory:
    ${CANARY}
---
apiVersion: v1
kind: Pod
metadata: { name: till }
spec:
  containers:
    - name: main
      command: [till, --password, ${CANARY}]
      args:
        - --password=${CANARY}
        - "password: ${CANARY}"
      env:
        - name: PAY_TOKEN
          value: ${CANARY}
        - value: ${CANARY}
          name: PAY_TOKEN
        - { name: PAY_TOKEN, value: ${CANARY} }
        - name: DATABASE_URL
          value: postgres://till:${CANARY}@db/till
      livenessProbe:
        httpGet:
          path: /?token=${CANARY}
          httpHeaders: [{ name: Authorization, value: ${CANARY} }]
`;

/** The pointers to a value and to everything in it. */
function pointers(value: unknown, at = ''): string[] {
  if (typeof value !== 'object' || value === null) return [at];
  const inner = Object.entries(value).flatMap(([key, item]) =>
    pointers(item, `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
  return [at, ...inner];
}

/** A finding of each sort at every place of every object. */
const findings = load(MANIFESTS, 'secrets.yaml').flatMap((resource) =>
  pointers(resource.body).flatMap((path, index) => [
    finding({ resource, path, at: path, message: `message ${index}` }),
    bareFinding({ resource, path: '', at: path, message: `message ${index}` }),
    finding({ resource, path, at: `${path}/missing`, message: `other ${index}`, related: [{ resource, path }] }),
    finding({ resource, path, waived: WAIVED }),
  ]),
);

describe.each(formats)('the %s format', (format) => {
  test.each([true, false])('prints no secret, wherever a finding stands (colours: %s)', (color) => {
    const printed = print(format, report(findings, [REQUIREMENT]), { color });

    expect(printed).not.toContain(CANARY);
    expect(printed).not.toContain(ENCODED);
    expect(printed).toContain('message 1');
  });
});

test('the manifests hold the secret on lines that findings point at', () => {
  const lines = findings.flatMap(({ resource, at = '' }) => {
    const { origin } = resource;
    return origin === undefined ? [] : [origin.lineAt(origin.locate(at).line) ?? ''];
  });

  expect(new Set(lines.filter((line) => line.includes(CANARY))).size).toBeGreaterThan(15);
});
