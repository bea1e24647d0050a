import fc from 'fast-check';
import { loadAll } from 'js-yaml';
import { buildGraph, isObject, type Json, type JsonObject } from '../../lib/manifests';
import { drawGraph, graphFormats } from '../../lib/manifests/draw';
import { loadText } from '../../lib/manifests/load';
import { checkGraph, requirementsOf, rules, type Finding } from '../../lib/policy';
import { renderBaseline, toBaseline } from '../../lib/policy/baseline';
import { allRules } from '../../lib/policy/rule-names';
import { formats, reporters } from '../../lib/policy/reporters';
import { defaultSettings, type Settings } from '../../lib/policy/settings';
import { validateSets } from '../../lib/policy/validate';

/** Real objects of every kind that a rule knows: its own examples. */
const examples: readonly JsonObject[] = rules
  .flatMap(({ bad, good }) => [bad, good])
  .flatMap((text) => loadText(text, 'example.yaml').resources.map(({ body }) => body));

function nested(depth: number): Json {
  return Array.from({ length: depth }).reduce<Json>((inner, _, index) => (index % 2 === 0 ? [inner] : { a: inner }), 1);
}

/** What nobody writes there, and parsers let through. */
const HOSTILE: readonly Json[] = [
  null,
  true,
  -1,
  0.5,
  1e308,
  '',
  ' ',
  '__proto__',
  'constructor',
  '${',
  '{{ .x',
  '$(A)$$(',
  '\u0000\u202e',
  '-'.repeat(5000),
  'a.'.repeat(2000),
  '0'.repeat(400),
  [],
  {},
  [null, 1, 'a', [[]], {}],
  { toString: 'a', valueOf: 1 },
  { constructor: { prototype: null }, hasOwnProperty: 1, length: 3 },
  { name: { toString: null }, key: [], containerPort: { valueOf: {} } },
  JSON.parse('{"__proto__": {"name": "a"}, "a": {"__proto__": null}}') as Json,
  nested(90),
  Array.from({ length: 500 }, () => null),
  Array.from({ length: 300 }, () => ({ name: 'a', port: 1, containerPort: 1, key: 'a', value: 'http://a:1' })),
];

type Mutable = Record<string, Json>;

/** The places of an object that may be replaced; its kind and name stay, without which it is none. */
function placesIn(value: Json, path: readonly string[] = []): (readonly string[])[] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const own = ['', 'kind', 'metadata', 'metadata/name'].includes(path.join('/')) ? [] : [path];
  return [...own, ...inner.flatMap(([key, child]) => placesIn(child as Json, [...path, key]))];
}

function replaced(object: JsonObject, place: number, value: Json): JsonObject {
  const copy = structuredClone(object);
  const places = placesIn(copy);
  const path = places[place % Math.max(places.length, 1)] ?? [];
  const key = path.at(-1);
  if (key === undefined) return copy;
  const holder = path.slice(0, -1).reduce<Mutable>((held, step) => held[step] as Mutable, copy as Mutable);
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
  return copy;
}

const broken = fc
  .tuple(
    fc.constantFrom(...examples),
    fc.array(fc.tuple(fc.nat(), fc.oneof(fc.constantFrom(...HOSTILE), fc.jsonValue())), { maxLength: 4 }),
  )
  .map(([example, changes]) => changes.reduce((object, [place, value]) => replaced(object, place, value), example));

const STRICT: Settings = { ...defaultSettings, world: 'closed', podSecurity: 'restricted', autopilot: true };

function told({ rule, severity, resource, path, message, fix }: Finding): string {
  return [rule, severity, resource.kind, resource.name, path, message, fix].join(' ');
}

function findingsIn(objects: readonly JsonObject[], settings: Settings): string[] {
  const graph = buildGraph(objects);
  requirementsOf(graph, settings);
  return checkGraph(graph, settings).map(told);
}

describe('objects that are broken in any way', () => {
  test.each([
    ['unknown origin', defaultSettings],
    ['a closed set', STRICT],
  ])('are judged without an exception, the same each time, as %s', (_, settings) => {
    fc.assert(
      fc.property(fc.array(broken, { minLength: 1, maxLength: 8 }), (objects) => {
        expect(findingsIn(structuredClone(objects), settings)).toEqual(findingsIn(objects, settings));
      }),
      { numRuns: 30 },
    );
  });

  test('are judged without an exception whatever single place of an example is hostile', () => {
    fc.assert(
      fc.property(fc.constantFrom(...examples), fc.nat(), fc.nat(), (example, place, first) => {
        HOSTILE.slice(first % HOSTILE.length).forEach((value) => findingsIn([replaced(example, place, value)], STRICT));
      }),
      { numRuns: 10 },
    );
  });

  test('do not make the judgement of others slow: a thousand copies in a hundred namespaces', () => {
    const objects = examples.slice(0, 10).flatMap((example) =>
      Array.from({ length: 100 }, (_, index) => {
        const metadata = { ...(example.metadata as JsonObject), namespace: `shop-${index}` };
        return { ...example, metadata };
      }),
    );
    expect(findingsIn(objects, defaultSettings).length).toBeGreaterThan(0);
  });
});

/** No word of any message, so that wherever it is found it was taken from a manifest. */
const CANARY = 'Qz7vTq9wXk2p';

/** Everything that is a secret by where it stands, with a value that must never be seen again. */
const SECRETS = `apiVersion: v1
kind: Secret
metadata: { name: till, namespace: shop }
type: kubernetes.io/tls
stringData: { password: ${CANARY}, token: "${CANARY} {{ .x }}", url: "postgres://a:${CANARY}@till:1/x", "bad key": ${CANARY} }
data: { api-key: ${Buffer.from(CANARY).toString('base64')}, wrong: "${CANARY}!", number: 1 }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: till, namespace: shop }
data: { DB_PASSWORD: ${CANARY}, API_KEY: "${CANARY}", URL: "redis://:${CANARY}@gone:6379", DSN: "postgres://a:${CANARY}@till.gone.svc:1/x" }
---
apiVersion: v1
kind: Pod
metadata: { name: till, namespace: shop }
spec:
  containers:
    - name: till
      image: quay.io/keycloak/keycloak:26.0
      args: [start, "--db-password=${CANARY}", --https-key-store-password, ${CANARY}]
      env:
        - { name: DB_PASSWORD, value: ${CANARY} }
        - { name: DB_PASSWORD, value: ${CANARY}, valueFrom: { secretKeyRef: { name: till, key: gone } } }
        - { name: DATABASE_URL, value: "postgres://shop:${CANARY}@nowhere:5432/x" }
        - { name: KC_BOOTSTRAP_ADMIN_PASSWORD, value: ${CANARY} }
        - { name: KC_DB_URL, value: "jdbc:postgresql://gone.shop.svc:5432/x?user=a&password=${CANARY}" }
      envFrom: [{ secretRef: { name: till } }]
---
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: other, namespace: shop }
spec:
  target:
    name: other
    template:
      data: { url: "postgres://a:${CANARY}@till/{{ .gone }}", plain: ${CANARY}, broken: "${CANARY} {{ .x" }
  data: [{ secretKey: a, remoteRef: { key: till } }]
`;

/** A value of several words. */
const GIVEN = `${CANARY} ${CANARY}`;

/** What looks harmless, with a secret in it by mistake: names with values, users in front of hosts, tokens. */
const MISTAKES = `apiVersion: v1
kind: Pod
metadata:
  name: "DB_PASSWORD=${GIVEN}"
  namespace: "TOKEN=${GIVEN}"
  labels: { "PASSWORD=${GIVEN}": "password=${GIVEN}" }
  annotations:
    keyfit.io/waive.token=${GIVEN}: x
    keyfit.io/waive.image-tag: "password=${CANARY} is known"
    keyfit.io/waive.non-root-image: "see https://me:${CANARY}@wiki.test (until token=${GIVEN})"
spec:
  serviceAccountName: "password=${GIVEN}"
  containers:
    - name: "PASSWORD=${GIVEN}"
      image: "me:${CANARY}@registry.test/till:latest"
      args: ["$(PASSWORD=${GIVEN})", "--password=${GIVEN}", "-p${CANARY}"]
      ports: [{ name: "PASSWORD=${GIVEN}", containerPort: 80 }, { name: "PASSWORD=${GIVEN}", containerPort: 80 }]
      env:
        - { name: "DB_PASSWORD=${GIVEN}" }
        - { name: 'X="${GIVEN}"', valueFrom: { secretKeyRef: { name: "a=${GIVEN}", key: "password=${GIVEN}" } } }
        - { name: "export Y=${GIVEN}", valueFrom: { configMapKeyRef: { name: till, key: "Z=${GIVEN}" } } }
        - { name: ADMIN_URL, value: "http://me:${CANARY}@gone.shop.svc:80" }
      envFrom: [{ prefix: "A=${GIVEN}", secretRef: { name: "password=${GIVEN}" } }]
      volumeMounts: [{ name: "password=${GIVEN}", mountPath: "/a?token=${GIVEN}" }]
      livenessProbe: { httpGet: { path: "/health?token=${GIVEN}", port: "password=${GIVEN}" } }
    - { name: side, image: "https://me:${CANARY}@registry.test/till" }
    - { name: side, image: "me:${CANARY}@till:latest" }
    - { name: keycloak, image: "me:${CANARY}@quay.io/keycloak/keycloak:26.0", args: [start, "--hostname=https://me:${CANARY}@shop.test"] }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: till, namespace: "TOKEN=${GIVEN}" }
data: { "PASSWORD=${GIVEN}": "", known: x, "API_KEY=${GIVEN}": x }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: till, namespace: "TOKEN=${GIVEN}" }
data: { other: x }
---
apiVersion: v1
kind: Service
metadata: { name: "ghp_${CANARY}${CANARY}", namespace: shop }
spec: { selector: { "PASSWORD=${GIVEN}": "password=${GIVEN}" }, ports: [{ name: "a=${GIVEN}", port: 80, targetPort: "a=${GIVEN}" }] }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: till, namespace: shop }
spec: { rules: [{ host: "https://me:${CANARY}@shop.test", http: { paths: [{ path: "a?token=${GIVEN}", backend: { service: { name: "password=${GIVEN}", port: { name: "a=${GIVEN}" } } } }] } }] }
---
apiVersion: v1
kind: Secret
metadata: { name: login, namespace: shop }
stringData: { admin: "root:31337" }
`;

const CODED = Buffer.from(CANARY).toString('base64');

/** What a text shows of the secrets. */
function shown(text: string): string[] {
  return [CANARY, CODED, '31337'].filter((value) => text.includes(value));
}

describe('a secret value', () => {
  const given = [
    ['where secrets stand', SECRETS],
    ['in names and images', MISTAKES],
  ] as const;

  test.each(formats.flatMap((format) => given.map(([where, yaml]) => [where, format, yaml] as const)))(
    '%s is in no report as %s over the real rules',
    (_, format, yaml) => {
      const { resources, problems } = loadText(yaml, 'secrets.yaml');
      expect(problems).toEqual([]);
      const set = { files: 1, resources };
      for (const settings of [defaultSettings, STRICT]) {
        const { report } = validateSets([set], { settings, today: '2026-11-23' });
        const text = reporters[format](report, { color: false, rules: allRules, toolVersion: '1', root: '/' });
        expect(report.findings.length).toBeGreaterThan(10);
        expect(shown(text)).toEqual([]);
      }
    },
  );

  test.each(given)('%s is in no graph, and in no baseline', (_, yaml) => {
    const { resources } = loadText(yaml, 'secrets.yaml');
    const { report } = validateSets([{ files: 1, resources }], { settings: STRICT, today: '2026-11-23' });

    expect(graphFormats.flatMap((format) => shown(drawGraph(buildGraph(resources), format)))).toEqual([]);
    expect(shown(renderBaseline(toBaseline('a.json', report.findings)))).toEqual([]);
  });

  test('is in no report of any format, however the objects with it are broken', () => {
    const objects = (loadAll(`${SECRETS}---\n${MISTAKES}`) as Json[]).filter(isObject);
    const change = fc.tuple(fc.constantFrom(...objects), fc.nat(), fc.constantFrom(...HOSTILE));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const given = changes.map(([object, place, value]) => replaced(object, place, value));
        const yaml = given.map((object) => JSON.stringify(object)).join('\n---\n');
        const set = { files: 1, resources: loadText(yaml, 'secrets.yaml').resources };
        const { report } = validateSets([set], { settings: STRICT, today: '2026-11-23' });
        const options = { color: false, rules: allRules, toolVersion: '1', root: '/' };
        expect(formats.filter((format) => reporters[format](report, options).includes(CANARY))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
