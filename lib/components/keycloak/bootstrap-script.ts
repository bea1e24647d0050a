import { shellWord, type SecretEntry } from '../../config';
import { imageLayout } from './image-contract';
import { login, LOOKUP_RIGHTS } from './login';
import type { RealmRoleName } from './realm';

/** The variable with a password, and the one with the same as the credential that Keycloak takes. */
export interface PasswordVariables {
  readonly password: string;
  readonly credential: string;
}

/** An account that can log in at once: with a whole name, an address and a password that is not temporary. */
export interface Account extends PasswordVariables {
  readonly username: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
}

/** A user of the realm, with its roles there. */
export interface RealmAccount extends Account {
  readonly roles: readonly RealmRoleName[];
}

/** What the script makes, and what its messages name. */
export interface Bootstrap {
  readonly lookup: Account;
  readonly users: readonly RealmAccount[];
  /** The entries of the vault with the administrator's name and password. */
  readonly administrator: { readonly username: SecretEntry<string>; readonly password: SecretEntry<string> };
  /** The mounted file with the realm's roles, for a partial import. */
  readonly roles: string;
}

/** The variables of the administrator whom the script works as, and of the server's address. */
export const SCRIPT_VARIABLES = {
  url: 'KEYCLOAK_URL',
  username: 'ADMIN_USERNAME',
  password: 'ADMIN_PASSWORD',
} as const;

/** A variable that the script asks for in every environment. */
export type ScriptVariable = (typeof SCRIPT_VARIABLES)[keyof typeof SCRIPT_VARIABLES];

const { url, username, password } = SCRIPT_VARIABLES;

/** A variable as one word. */
function variable(name: string): string {
  return `"$${name}"`;
}

/**
 * The functions: nothing but the shell's own words and the admin CLI, for the image has hardly any programs. The CLI takes
 * a password from its environment or from standard input; on a command line every process of the node could read it.
 */
const FUNCTIONS = `set -eu
umask 077

# What the administrator is logged in with, and what passwords are tried with.
session=/tmp/session
trial=/tmp/trial

say() { printf 'keycloak-bootstrap: %s\\n' "$*"; }

kcadm() {
  verb=$1
  shift
  ${imageLayout.home}/bin/kcadm.sh "$verb" --config "$session" "$@"
}

# log_in FILE REALM USERNAME PASSWORD
log_in() {
  KC_CLI_PASSWORD=$4 ${imageLayout.home}/bin/kcadm.sh config credentials \\
    --config "$1" --server "$${url}" --realm "$2" --user "$3"
}

# account REALM USERNAME FIRST LAST EMAIL: makes or completes it; its identifier is in $id.
account() {
  found=$(kcadm get users -r "$1" -q exact=true -q "username=$2" --format csv --noquotes \\
    --fields id,enabled,emailVerified,email,firstName,lastName)
  id=\${found%%,*}
  if [ -z "$found" ]; then
    id=$(kcadm create users -r "$1" --id -s "username=$2" -s enabled=true -s emailVerified=true \\
      -s "email=$5" -s "firstName=$3" -s "lastName=$4")
    say "$1: made the account $2"
  elif [ "$found" != "$id,true,true,$5,$3,$4" ]; then
    kcadm update "users/$id" -r "$1" -s enabled=true -s emailVerified=true \\
      -s "email=$5" -s "firstName=$3" -s "lastName=$4"
    say "$1: completed the account $2"
  fi
}

# password REALM USERNAME PASSWORD CREDENTIAL: sets that of $id, unless the account can log in with it.
password() {
  if log_in "$trial" "$1" "$2" "$3" 2>/tmp/refused; then return; fi
  printf '%s' "$4" | kcadm update "users/$id/reset-password" -r "$1" -f -
  if ! log_in "$trial" "$1" "$2" "$3"; then
    say "$1: the account $2 cannot log in with the password that was just set" >&2
    exit 1
  fi
  say "$1: set the password of $2"
}`;

function accountLines(realm: string, account: Account): string[] {
  const { username: name, firstName, lastName, email } = account;
  return [
    ['account', ...[realm, name, firstName, lastName, email].map(shellWord)].join(' '),
    ['password', shellWord(realm), shellWord(name), variable(account.password), variable(account.credential)].join(' '),
  ];
}

function lookupLines(lookup: Account): string[] {
  const rights = LOOKUP_RIGHTS.map((right) => `--rolename ${right}`).join(' ');
  return [
    '# The account of the mcp-server: it sees users and clients of the realm, and changes nothing.',
    ...accountLines('master', lookup),
    `kcadm add-roles -r master --uusername ${shellWord(lookup.username)} --cclientid ${login.realm}-realm ${rights}`,
  ];
}

function userLines(user: RealmAccount): string[] {
  const roles = user.roles.map((role) => `--rolename ${role}`).join(' ');
  return [
    ...accountLines(login.realm, user),
    `kcadm add-roles -r ${login.realm} --uusername ${shellWord(user.username)} ${roles}`,
  ];
}

/**
 * The script by which a Job makes what the platform needs inside Keycloak: the realm's roles, the account that the
 * mcp-server looks users up with, and users for tests. Run again it changes what differs, takes nothing away, and leaves
 * the settings of clients alone.
 */
export function renderBootstrap({ lookup, users, administrator, roles }: Bootstrap, prefix: string): string {
  const names = [administrator.username, administrator.password].map(({ vaultName }) => `${prefix}-${vaultName}`);
  return [
    '# Makes what the platform needs inside Keycloak. Run again, it changes only what differs.',
    FUNCTIONS,
    '',
    `if ! log_in "$session" master ${variable(username)} ${variable(password)}; then`,
    `  say 'no login to the realm master: put the name and the password of an administrator into the vault as' >&2`,
    `  say '${names.join(' and ')}, then run this Job again' >&2`,
    '  exit 1',
    'fi',
    '',
    '# Roles that the realm has already are left as they are.',
    `kcadm create partialImport -r ${login.realm} -f ${shellWord(roles)}`,
    '',
    ...lookupLines(lookup),
    ...(users.length === 0 ? [] : ['', '# Users for tests.', ...users.flatMap(userLines)]),
    '',
    "say 'nothing is left to do'",
    '',
  ].join('\n');
}
