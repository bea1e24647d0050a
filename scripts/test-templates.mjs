// Renders every Secret template of dist/ with Go's template engine and hostile values: what comes out must be what the
// consumer reads back. Needs Go; the operator itself needs a cluster.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAllDocuments } from 'yaml';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Base64 alphabets, URL delimiters, a space, a percent sign that is no escape, a letter beyond ASCII, what ends a string,
 * and what shells and Keycloak expand.
 */
const HOSTILE = 'a/b+c==@h:1?x#y%zz é&"\'\\$HOME${HOME}$$';
const PLACEHOLDERS = ['', '  ', 'placeholder', 'PLACEHOLDER-value', 'change-me', 'REPLACE_ME', 'your-key-here'];

function externalSecrets() {
  const folder = join(root, 'dist');
  const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.yaml'));
  const documents = files.flatMap((name) => parseAllDocuments(readFileSync(join(folder, name), 'utf8')));
  return documents
    .map((document) => document.toJS())
    .filter(({ kind, spec }) => kind === 'ExternalSecret' && spec.data);
}

function templates() {
  return externalSecrets().flatMap(({ metadata, spec }) =>
    Object.entries(spec.target.template.data).map(([key, template]) => ({
      name: `${metadata.name} ${key}`,
      template,
      entries: spec.data.map(({ secretKey, remoteRef }) => ({ name: secretKey, remote: remoteRef.key })),
    })),
  );
}

/** One run of the engine for all requests. */
function render(requests) {
  const cwd = join(root, 'test/proofs/templates');
  const { status, stdout, stderr } = spawnSync('go', ['run', '.'], {
    cwd,
    input: JSON.stringify(requests),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`go run failed:\n${stderr}`);
  return JSON.parse(stdout);
}

function filled(entries, value) {
  return Object.fromEntries(entries.map(({ name }) => [name, value]));
}

/** A consumer must read the value back: from a URL's password, as a hash, from JSON, or as it is. */
function checkText(name, text) {
  assert.ok(!text.includes('{{'), `${name}: something is left unrendered`);
  if (/^\w+:\/\//.test(text)) return assert.equal(decodeURIComponent(new URL(text).password), HOSTILE, name);
  if (text.startsWith('{')) return assert.equal(JSON.parse(text).value, HOSTILE, name);
  const hash = createHash('sha256').update(HOSTILE).digest('hex');
  if (text === HOSTILE || text.includes(hash)) return;
  assert.ok(!text.includes('$'), `${name}: neither the value nor its hash, and a dollar sign would be expanded`);
  assert.equal(JSON.parse(`"${text}"`), HOSTILE, name);
}

function checkHostile(all) {
  const answers = render(all.map(({ template, entries }) => ({ template, data: filled(entries, HOSTILE) })));
  answers.forEach(({ text, error }, index) => {
    assert.equal(error, '', all[index].name);
    checkText(all[index].name, text);
  });
}

/** The operator must refuse, name the vault's entry, and never show a value. */
function checkPlaceholders(all) {
  const cases = all.flatMap((one) => PLACEHOLDERS.map((value) => ({ ...one, value })));
  const answers = render(cases.map(({ template, entries, value }) => ({ template, data: filled(entries, value) })));
  answers.forEach(({ error }, index) => {
    const { name, entries, value } = cases[index];
    assert.match(error, /is empty or a placeholder/, `${name} accepts "${value}"`);
    assert.ok(
      entries.some(({ remote }) => error.includes(remote)),
      `${name}: the refusal names no vault entry`,
    );
  });
  return cases.length;
}

const all = templates();
checkHostile(all);
const refused = checkPlaceholders(all);
console.log(`${all.length} templates render hostile values intact; ${refused} placeholder values are refused`);
