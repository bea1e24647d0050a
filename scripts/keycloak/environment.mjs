import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { load } from '../project.mjs';
import { root } from './root.mjs';

const { parseQuantity } = load('lib/manifests/quantity');

/** The environments that are rendered, by the names of their folders. */
export function environmentNames() {
  return readdirSync(join(root, 'dist'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

/** All objects of a rendered environment. */
export function objectsOf(environment) {
  const folder = join(root, 'dist', environment);
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  const documents = files.flatMap((name) => parseAllDocuments(readFileSync(join(folder, name), 'utf8')));
  return documents.map((document) => document.toJS()).filter((object) => object !== null);
}

/** The one container that a test fits, with its pod and workload. */
function containerThat(objects, fits) {
  const found = objects.flatMap((object) => {
    const container = (object.spec?.template?.spec?.containers ?? []).find(fits);
    return container === undefined ? [] : [{ workload: object, pod: object.spec.template.spec, container }];
  });
  assert.equal(found.length, 1, `${found.length} workloads where one is expected`);
  return found[0];
}

/** The workload of Keycloak, and in it the container that runs the server. */
export function keycloakOf(objects) {
  return containerThat(objects, ({ image, args = [] }) => /keycloak/.test(image) && args.includes('start'));
}

/** The Job that administers Keycloak, and in it the container that does so. */
export function bootstrapOf(objects) {
  return containerThat(
    objects.filter(({ kind }) => kind === 'Job'),
    ({ image }) => /keycloak/.test(image),
  );
}

const LOGIN = /^KEYCLOAK_(SERVER_URL|REALM|CLIENT_ID|CLIENT_SECRET|ADMIN_USERNAME|ADMIN_PASSWORD)$/;

/** What the program that logs users in is told of Keycloak: URL, realm, client, account, and their credentials. */
export function loginOf(objects, sources) {
  const { container } = containerThat(objects, ({ env = [] }) =>
    env.some(({ name }) => name === 'KEYCLOAK_CLIENT_SECRET'),
  );
  return environmentOf({ env: container.env.filter(({ name }) => LOGIN.test(name)) }, sources);
}

/** `$(NAME)` of what is set before, as the kubelet expands it. */
export function expand(text, env) {
  return text.replaceAll(/\$\$|\$\(([A-Za-z_][\w.-]*)\)/g, (match, name) =>
    match === '$$' ? '$' : Object.hasOwn(env, name) ? env[name] : match,
  );
}

function valueOf({ value = '', valueFrom }, env, sources, fields) {
  if (valueFrom === undefined) return expand(value, env);
  const { configMapKeyRef, secretKeyRef, fieldRef } = valueFrom;
  if (fieldRef !== undefined) return fields?.[fieldRef.fieldPath];
  const reference = configMapKeyRef ?? secretKeyRef;
  assert.ok(reference !== undefined, `a source that this proof cannot stand in for: ${JSON.stringify(valueFrom)}`);
  const { name, key } = reference;
  return configMapKeyRef === undefined ? sources.secretKey(name, key) : sources.configMap(name)[key];
}

/** The variables of a container. `fields` are those of the downward API; without them their variables are left out. */
export function environmentOf(container, sources, fields) {
  const env = {};
  assert.ok(container.envFrom === undefined, 'envFrom is nothing that this proof can stand in for');
  for (const item of container.env ?? []) {
    const value = valueOf(item, env, sources, fields);
    const open = fields === undefined && item.valueFrom?.fieldRef !== undefined;
    const optional = open || (item.valueFrom?.configMapKeyRef ?? item.valueFrom?.secretKeyRef)?.optional === true;
    assert.ok(value !== undefined || optional, `nothing has a value for ${item.name}`);
    if (value !== undefined) env[item.name] = value;
  }
  return env;
}

/** A quantity as a whole number of bytes. */
export function bytes(quantity) {
  return Math.floor(Number(parseQuantity(quantity)));
}

function filesOf({ name, items, defaultMode = 0o644 }, sources) {
  const data = sources.configMap(name);
  const chosen = items?.map(({ key, path }) => [path, data[key]]) ?? Object.entries(data);
  return { files: Object.fromEntries(chosen), mode: defaultMode };
}

function contentOf(volume, sources) {
  if (volume.emptyDir !== undefined) {
    const { sizeLimit } = volume.emptyDir;
    return sizeLimit === undefined ? { size: undefined } : { size: bytes(sizeLimit) };
  }
  const { name, configMap } = volume;
  assert.ok(configMap !== undefined, `the volume ${name} is of a type that this proof cannot stand in for`);
  return filesOf(configMap, sources);
}

/** What is mounted in a container, outer folders first: an emptyDir with its `size`, or `files`. */
export function mountsOf(pod, container, sources) {
  const volumes = new Map((pod.volumes ?? []).map((volume) => [volume.name, contentOf(volume, sources)]));
  return (container.volumeMounts ?? [])
    .map(({ name, mountPath, subPath, readOnly }) => ({
      name,
      path: mountPath,
      subPath,
      readOnly,
      ...volumes.get(name),
    }))
    .sort((one, other) => one.path.length - other.path.length);
}
