// What newer releases have that the type declarations lack: read from the OpenAPI documents and CustomResourceDefinitions
// of Go modules, which are there on the day of a release.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';

/** Types that have a short form in the tables, by the end of their name in OpenAPI. */
const BASIC = [
  ['resource.Quantity', 'quantity'],
  ['intstr.IntOrString', 'port'],
  ['meta.v1.Time', 'string'],
  ['meta.v1.MicroTime', 'string'],
];

/** `io.k8s.api.core.v1.Container` as the tables call it. */
function shortName(reference) {
  const [kind, version, group] = reference.split('.').reverse();
  if (group === 'core' || group === 'meta') return `${group}.${kind}`;
  return `${group}.${version}.${kind}`;
}

function capital(name) {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Puts fields into the definitions of a table, and definitions beside them; what is there stays as it is. */
class Additions {
  constructor(lines, table, documents) {
    this.table = table;
    this.documents = documents;
    this.definitions = new Map();
    this.required = new Map();
    for (const line of lines) {
      const space = line.indexOf(' ');
      const texts = line.slice(space + 1).split('; ');
      const fields = texts.map((text) => {
        const colon = text.indexOf(':');
        return [text.slice(text.startsWith('!') ? 1 : 0, colon), text.slice(colon + 1)];
      });
      this.definitions.set(line.slice(0, space), new Map(fields));
      const marked = texts.filter((text) => text.startsWith('!'));
      this.required.set(line.slice(0, space), new Set(marked.map((text) => text.slice(1, text.indexOf(':')))));
    }
    this.seen = new Set();
  }

  type(schema, name) {
    if (schema.$ref) return this.reference(schema.$ref.split('/').at(-1));
    if (schema['x-kubernetes-int-or-string'] || schema.format === 'int-or-string') return 'port';
    if (schema.type === 'array') return `${this.type(schema.items ?? {}, name)}[]`;
    if (schema.type === 'object' && schema.properties) return this.define(name, schema);
    if (schema.type === 'object' && schema.additionalProperties?.type)
      return `${this.type(schema.additionalProperties, name)}{}`;
    if (schema.type === 'string' && schema.enum?.every((text) => /^[\w.-]+$/.test(text)))
      return schema.enum.map((text) => `'${text}'`).join('|');
    return ['string', 'boolean', 'integer', 'number'].includes(schema.type) ? schema.type : 'any';
  }

  reference(name) {
    const basic = BASIC.find(([end]) => name.endsWith(end));
    if (basic) return basic[1];
    const schema = this.documents.definitions?.[name];
    return schema?.properties ? this.define(shortName(name), schema) : 'any';
  }

  define(name, schema) {
    if (this.definitions.has(name)) return name;
    this.definitions.set(name, new Map());
    this.required.set(name, new Set(schema.required));
    this.into(name, schema);
    return name;
  }

  /** Defines a kind that no package has, with the metadata that all objects have. */
  kind(name, schema) {
    const [version, kind] = name.split(/\/(?=[^/]*$)/);
    const fields = [
      ['apiVersion', `'${version}'`],
      ['kind', `'${kind}'`],
      ['metadata', 'meta.ObjectMeta'],
      ['status', 'any'],
    ];
    this.definitions.set(name, new Map(fields));
    this.required.set(name, new Set(schema.required));
    this.into(name, schema);
  }

  /** Adds the fields that a definition lacks, and goes on into those that it has. */
  into(name, schema) {
    const fields = this.definitions.get(name);
    if (fields === undefined || this.seen.has(name)) return;
    this.seen.add(name);
    const own = name.split(/[./]/).at(-1);
    for (const [field, inner] of Object.entries(schema.properties ?? {})) {
      const held = fields.get(field);
      if (held === undefined) fields.set(field, this.type(inner, `${this.table}.${own}${capital(field)}`));
      else if (field !== 'metadata' && field !== 'status') this.below(held, inner);
    }
  }

  below(type, schema) {
    if (type.endsWith('[]')) this.below(type.slice(0, -2), schema.items ?? {});
    else if (type.endsWith('{}')) this.below(type.slice(0, -2), schema.additionalProperties ?? {});
    else if (schema.properties) this.into(type, schema);
  }

  lines() {
    return [...this.definitions].map(([name, fields]) => {
      const marked = this.required.get(name);
      const texts = [...fields].map(([field, type]) => `${marked.has(field) ? '!' : ''}${field}:${type}`);
      return `${name} ${texts.join('; ')}`;
    });
  }
}

/** The folder of a Go module, fetched by Go. */
function moduleFolder(module) {
  const text = execFileSync('go', ['mod', 'download', '-json', module], { cwd: tmpdir(), encoding: 'utf8' });
  return JSON.parse(text).Dir;
}

/** Reads the OpenAPI document of a Kubernetes release. */
export function readKubernetes(module) {
  return JSON.parse(readFileSync(join(moduleFolder(module), 'api/openapi-spec/swagger.json'), 'utf8'));
}

/** Adds what a release of Kubernetes has to those of its definitions that a table holds. */
export function addKubernetes(lines, { file }, document) {
  const additions = new Additions(lines, file, document);
  for (const [name, schema] of Object.entries(document.definitions)) {
    const short = shortName(name);
    if (additions.definitions.has(short) && schema.properties) additions.into(short, schema);
  }
  return additions.lines();
}

/** Adds what a module's CustomResourceDefinitions have to the kinds of a table. */
export function addCustomResources(lines, { file, versions, module, crds }) {
  const additions = new Additions(lines, file, {});
  const folder = join(moduleFolder(module), crds);
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.yaml'))) {
    const documents = loadAll(readFileSync(join(folder, name), 'utf8'));
    for (const { spec } of documents.filter((document) => document?.spec?.versions)) {
      for (const { name: release, schema } of spec.versions) {
        const version = `${spec.group}/${release}`;
        if (!versions.includes(version)) continue;
        const kind = `${version}/${spec.names.kind}`;
        if (lines.length === 0) additions.kind(kind, schema.openAPIV3Schema);
        else additions.into(kind, schema.openAPIV3Schema);
      }
    }
  }
  return additions.lines();
}
