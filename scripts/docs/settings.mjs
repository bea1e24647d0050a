import { code, page, table } from './markdown.mjs';
import { load } from '../project.mjs';

const { settingsJsonSchema } = load('lib/policy/settings-file');

function typeOf(schema) {
  if (schema.enum !== undefined) return schema.enum.map(code).join(' or ');
  if (schema.anyOf !== undefined) return schema.anyOf.map(typeOf).join(' or ');
  if (schema.const !== undefined) return code(schema.const);
  if (schema.type === 'array') return `list of ${typeOf(schema.items ?? {})}`;
  return { string: 'text', boolean: 'true or false', object: 'mapping', number: 'number' }[schema.type] ?? '';
}

/** A row for a property, and rows for those inside it. */
function rows(name, schema, required) {
  const own = [code(name), typeOf(schema), required ? 'yes' : '', schema.description ?? ''];
  const inner = schema.type === 'array' ? [schema.items ?? {}, `${name}[]`] : [schema, name];
  const [holder, prefix] = inner;
  return [own, ...propertyRows(holder, prefix)];
}

function propertyRows({ properties = {}, required = [] }, prefix) {
  return Object.entries(properties).flatMap(([name, schema]) =>
    rows(prefix === '' ? name : `${prefix}.${name}`, schema, required.includes(name)),
  );
}

/** The page of `keyfit.yaml`. */
export function settingsPage() {
  const intro = `Every key of ${code('keyfit.yaml')}, the file that ${code('keyfit')} finds in the working directory or above it, no
further than the root of the repository, or where ${code('--config')} says; ${code('keyfit.yml')} is found as well. All are optional. An editor that knows JSON Schema completes and checks it with the first line
${code('# yaml-language-server: $schema=./keyfit.schema.json')}.`;
  return page('Settings', intro, table(['Key', 'Type', 'Required', 'Meaning'], propertyRows(settingsJsonSchema(), '')));
}

/** The JSON Schema as a file. */
export function schemaFile() {
  return `${JSON.stringify(settingsJsonSchema(), null, 2)}\n`;
}
