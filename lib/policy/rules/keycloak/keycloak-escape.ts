import type { Fault, Rule } from '../../rule';
import { examplePod } from './example';
import type { Variable } from './environment';
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

function faultIn(server: Server, { name, value = '', path }: Variable): Fault[] {
  const missing = unresolved(server, value);
  if (missing !== undefined) {
    const message = `${containerName(server)} sets "${name}" with an expression for "${missing}", which no variable of the container has`;
    return [faultOf(server, { path, message, fix: `set "${missing}", or write "\\$" for a plain dollar sign` })];
  }
  // A quoted value is a lesser surprise than a password with one dollar sign less.
  if (!/(?<!\\)\$\$(?!\()/.test(value)) return [];
  const message = `${containerName(server)} sets "${name}" with two dollar signs in a row, of which Keycloak keeps one`;
  return [faultOf(server, { path, message, fix: 'write "\\$" for each dollar sign' })];
}

function look(server: Server): Fault[] {
  return [...server.environment.variables.values()]
    .filter(({ name, value }) => name.startsWith('KC_') && value !== undefined)
    .flatMap((variable) => faultIn(server, variable));
}

/** Values of options are expressions. */
export const keycloakEscape: Rule = {
  id: 'keycloak-escape',
  family: 'keycloak',
  severity: 'warning',
  summary: "Dollar signs in the values of Keycloak's options are meant as expressions, or escaped.",
  why: 'Keycloak expands `${NAME}` in each value and makes one dollar sign of two. A password with either is another one than in the Secret, and a name that nobody sets stops the server.',
  bad: examplePod({
    container: 'args: [start, --optimized]\nenv:\n  - name: KC_DB_USERNAME\n    value: sso$$main\n',
  }),
  good: examplePod({
    container: 'args: [start, --optimized]\nenv:\n  - name: KC_DB_USERNAME\n    value: sso\\$main\n',
  }),
  remedy: 'Escape each dollar sign with a backslash.',
  source: guide('server/configuration'),
  check: eachServer(look),
};
