import type { Fault, Rule } from '../../rule';
import { examplePod } from './example';
import type { Variable } from './environment';
import { since } from './certainty';
import { containerName, eachServer, faultOf, type Server } from './server';
import { guide } from './sources';

/** An expression without a default, by the name it asks for: `${name}`, not `${name:value}` and not `\${name}`. */
const EXPRESSION = /(?<!\\)\$\{([^{}:]+)\}/g;

/** Names in expressions are environment variables, or properties, which carry dots and lower-case letters. */
function isVariable(name: string): boolean {
  return /^(env\.)?[A-Z_][A-Z0-9_]*$/.test(name);
}

function unresolved(server: Server, value: string): string | undefined {
  if (server.environment.open) return undefined;
  const names = [...value.matchAll(EXPRESSION)].map(([, name = '']) => name);
  return names.find((name) => isVariable(name) && !server.environment.variables.has(name.replace(/^env\./, '')));
}

const RAW = 'KCRAW_';

/** The ways to a plain dollar sign: the prefix under which nothing is expanded is read since 26.6. */
function escapes(server: Server, name: string): string {
  const escaped = 'write "\\$" for each dollar sign';
  return since(server, 26, 6) === 'error' ? `${escaped}, or set "${name.replace('KC_', RAW)}" instead` : escaped;
}

/** A variable under the raw prefix is passed over by earlier releases, and must not have a second form. */
function rawFaultIn(server: Server, { name, path }: Variable): Fault[] {
  const severity = since(server, 26, 6);
  const expanded = name.replace(RAW, 'KC_');
  if (severity === undefined && server.version !== undefined) {
    const message = `${containerName(server)} sets "${name}", and Keycloak does not read this prefix before 26.6`;
    return [faultOf(server, { path, message, fix: `set "${expanded}", with "\\$" for each dollar sign` })];
  }
  if (severity === undefined || !server.environment.variables.has(expanded)) return [];
  const message = `${containerName(server)} sets "${name}" and "${expanded}", and Keycloak does not start with both`;
  return [faultOf(server, { path, severity, message, fix: `remove "${expanded}"` })];
}

function faultIn(server: Server, { name, value = '', path }: Variable): Fault[] {
  const missing = unresolved(server, value);
  if (missing !== undefined) {
    const message = `${containerName(server)} sets "${name}" with an expression for "${missing}", which no variable of the container has`;
    return [faultOf(server, { path, message, fix: `set "${missing}", or ${escapes(server, name)}` })];
  }
  // A quoted value is a lesser surprise than a password with one dollar sign less.
  if (!/(?<!\\)\$\$(?!\()/.test(value)) return [];
  const message = `${containerName(server)} sets "${name}" with two dollar signs in a row, of which Keycloak keeps one`;
  return [faultOf(server, { path, message, fix: escapes(server, name) })];
}

function look(server: Server): Fault[] {
  return [...server.environment.variables.values()].flatMap((variable) => {
    if (variable.name.startsWith(RAW)) return rawFaultIn(server, variable);
    return variable.name.startsWith('KC_') && variable.value !== undefined ? faultIn(server, variable) : [];
  });
}

/** Values of options are expressions. */
export const keycloakEscape: Rule = {
  id: 'keycloak-escape',
  family: 'keycloak',
  severity: 'warning',
  summary: "Dollar signs in the values of Keycloak's options are meant as expressions, or escaped.",
  why: 'Keycloak expands `${NAME}` in each value and makes one dollar sign of two. A password with either is another one than in the Secret, and an option with a name that nobody sets counts as not set.',
  bad: examplePod({
    container: 'args: [start, --optimized]\nenv:\n  - name: KC_DB_USERNAME\n    value: sso$$main\n',
  }),
  good: examplePod({
    container: 'args: [start, --optimized]\nenv:\n  - name: KC_DB_USERNAME\n    value: sso\\$main\n',
  }),
  remedy:
    'Escape each dollar sign with a backslash, or, since 26.6, give the value under `KCRAW_` instead, where the server takes it as it is.',
  source: guide('server/configuration'),
  check: eachServer(look),
};
