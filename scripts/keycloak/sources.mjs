import assert from 'node:assert/strict';

/** What shells, URLs, JSON, property files and Keycloak's own expressions treat specially. */
const HOSTILE = 'a/b+c=@:?#%zz é&"\'\\$HOME${HOME}$$';

/** A value for an entry of the vault: one of those that were put into it, by the end of its name, or one for tests. */
function valueIn(vault, entry) {
  const [, given] = Object.entries(vault).find(([name]) => entry.endsWith(`-${name}`)) ?? [];
  return given ?? testValue(entry);
}

function testValue(entry) {
  return /user(name)?$/.test(entry) ? 'proof-user' : `${HOSTILE} ${entry}`;
}

/** The functions of the template engine that the manifests use, as Go has them. */
const FILTERS = {
  toJson: (text) => JSON.stringify(text),
  trimPrefix: (text, prefix) => (text.startsWith(prefix) ? text.slice(prefix.length) : text),
  trimSuffix: (text, suffix) => (text.endsWith(suffix) ? text.slice(0, -suffix.length) : text),
  replace: (text, from, to) => text.replaceAll(from, () => to),
};

const STRING = /"(?:[^"\\]|\\.)*"/;

/** A guard that refuses placeholders and writes nothing. */
const GUARD = new RegExp(
  `\\{\\{ if (?:${STRING.source}|[^{}"])*\\}\\}\\{\\{ fail ${STRING.source} \\}\\}\\{\\{ end \\}\\}`,
  'g',
);

/** An entry, and what is done to it: `{{ .name | function "argument" }}`. */
const ENTRY = new RegExp(`\\{\\{ \\.(\\w+)((?: \\| \\w+(?: ${STRING.source})*)*) \\}\\}`, 'g');

function filtered(value, filters) {
  return [...filters.matchAll(new RegExp(`\\| (\\w+)((?: ${STRING.source})*)`, 'g'))].reduce(
    (text, [, name, words]) => {
      assert.ok(Object.hasOwn(FILTERS, name), `a template function that this proof does not know: ${name}`);
      const given = [...words.matchAll(new RegExp(STRING.source, 'g'))].map(([word]) => JSON.parse(word));
      return FILTERS[name](text, ...given);
    },
    value,
  );
}

/** What a key of a Secret holds when the vault has test values in it. */
function renderKey(template, values) {
  const parts = template.replaceAll(GUARD, '').split(ENTRY);
  return parts
    .map((part, index) => {
      if (index % 3 === 1) return filtered(values[part], parts[index + 1]);
      if (index % 3 === 2) return '';
      assert.ok(!part.includes('{{'), `a template that this proof cannot fill: ${template}`);
      return part;
    })
    .join('');
}

/** What ConfigMaps and Secrets of an environment hold, as the pods of a namespace see them. */
export class Sources {
  #vault;

  constructor(objects, namespace, vault = {}) {
    this.objects = objects.filter(({ metadata }) => metadata.namespace === namespace);
    this.namespace = namespace;
    this.#vault = vault;
  }

  /** The same with other values in the vault, by the names of their entries without the environment's prefix. */
  withVault(vault) {
    return new Sources(this.objects, this.namespace, { ...this.#vault, ...vault });
  }

  /** What the vault has under a name without the environment's prefix. */
  inVault(name) {
    const entries = this.objects.flatMap(({ kind, spec }) => (kind === 'ExternalSecret' ? (spec.data ?? []) : []));
    const found = entries.find(({ remoteRef }) => remoteRef.key.endsWith(`-${name}`));
    return found === undefined ? undefined : valueIn(this.#vault, found.remoteRef.key);
  }

  /** The entries of a ConfigMap. */
  configMap(name) {
    const found = this.objects.find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === name);
    assert.ok(found !== undefined, `no ConfigMap ${name}`);
    return found.data ?? {};
  }

  /** The value of a Secret's key, out of a vault with test values; undefined where it has no such key. */
  secretKey(name, key) {
    const secrets = this.objects.filter(({ kind }) => kind === 'ExternalSecret');
    const found = secrets.find(({ metadata, spec }) => (spec.target?.name ?? metadata.name) === name);
    assert.ok(found !== undefined, `no ExternalSecret writes ${name}`);
    const { data = [], target } = found.spec;
    const values = Object.fromEntries(
      data.map(({ secretKey, remoteRef }) => [secretKey, valueIn(this.#vault, remoteRef.key)]),
    );
    const templates = target?.template?.data;
    if (templates === undefined) return values[key];
    return templates[key] === undefined ? undefined : renderKey(templates[key], values);
  }
}
