import { plain, template, textFile, wired, type SecretEntry, type SecretTemplate, type Tagged } from '../../config';
import {
  ConfigMap,
  ExternalSecret,
  Job,
  ServiceAccount,
  type Component,
  type Endpoint,
  type EnvSource,
  type Image,
  type Resources,
  type SecretStore,
} from '../../constructs';
import type { PublicHosts } from '../identity';
import { adminSecrets } from './admin';
import {
  renderBootstrap,
  type Account,
  type PasswordVariables,
  type RealmAccount,
  type ScriptVariable,
} from './bootstrap-script';
import { imageLayout } from './image-contract';
import { login, lookupSecrets } from './login';
import { renderRoles } from './realm';
import { testUsers, testUserSecrets } from './test-users';

/** What the Job stands on. */
export interface BootstrapProps {
  /** The server's own image, whose admin CLI is of the server's release. */
  readonly image: Image;
  readonly http: Endpoint<'keycloak.http'>;
  readonly hosts: Hosts;
  readonly store: SecretStore;
  /** Users with passwords that anybody with access to the cluster can read. */
  readonly withTestUsers: boolean;
}

const FOLDER = '/bootstrap';
const SCRIPT = 'bootstrap.sh';
const ROLES = 'roles.json';

const keys = {
  [SCRIPT]: textFile({ doc: 'The script that makes roles and accounts.' }),
  [ROLES]: textFile({ doc: "The realm's roles, for a partial import." }),
  keycloak_url: wired<Tagged<'keycloak.http.url'>>({ doc: 'Base URL of Keycloak inside the cluster.' }),
} as const;

/** The admin CLI is a Java program that starts for each of its commands. */
const RESOURCES: Resources = {
  requests: { cpu: '250m', memory: '256Mi', ephemeralStorage: '100Mi' },
  limits: { cpu: '1000m', memory: '512Mi', ephemeralStorage: '200Mi' },
};

/** A password in the words of Keycloak's CredentialRepresentation, whatever characters it has. */
export function passwordCredential<N extends string>(entry: SecretEntry<N>): SecretTemplate<N> {
  return template`{"type":"password","temporary":false,"value":${{ entry, filters: ['toJson'] }}}`;
}

const secretKeys = {
  admin_username: plain(adminSecrets.keycloak_admin_username),
  admin_password: plain(adminSecrets.keycloak_admin_password),
  lookup_password: plain(lookupSecrets.keycloak_lookup_password),
  lookup_credential: passwordCredential(lookupSecrets.keycloak_lookup_password),
} as const;

const testSecretKeys = {
  test_user_password: plain(testUserSecrets.keycloak_test_user_password),
  test_user_credential: passwordCredential(testUserSecrets.keycloak_test_user_password),
  test_admin_password: plain(testUserSecrets.keycloak_test_admin_password),
  test_admin_credential: passwordCredential(testUserSecrets.keycloak_test_admin_password),
} as const;

/** The variables that a key of these feeds: the script names no other. */
type Variables<K> = Readonly<Record<keyof PasswordVariables, Uppercase<keyof K & string>>>;

const LOOKUP: Variables<typeof secretKeys> = { password: 'LOOKUP_PASSWORD', credential: 'LOOKUP_CREDENTIAL' };

const TEST_USERS: Readonly<Record<keyof typeof testUsers, Variables<typeof testSecretKeys>>> = {
  user: { password: 'TEST_USER_PASSWORD', credential: 'TEST_USER_CREDENTIAL' },
  admin: { password: 'TEST_ADMIN_PASSWORD', credential: 'TEST_ADMIN_CREDENTIAL' },
};

/** What the script asks for in every environment. */
type ScriptEnv = Readonly<Record<ScriptVariable, EnvSource>>;

type Hosts = Pick<PublicHosts, 'auth'>;

function addressed<A extends Omit<Account, 'email'>>(account: A, hosts: Hosts) {
  return { ...account, email: `${account.username}@${hosts.auth}` };
}

function lookupAccount(hosts: Hosts): Account {
  return addressed({ username: login.lookup, firstName: 'mcp-server', lastName: 'lookup', ...LOOKUP }, hosts);
}

function testAccounts(hosts: Hosts): RealmAccount[] {
  const { user, admin } = testUsers;
  return [
    { ...user, ...TEST_USERS.user },
    { ...admin, ...TEST_USERS.admin },
  ].map((account) => addressed(account, hosts));
}

function credentials(component: Component, store: SecretStore) {
  const entries = { ...adminSecrets, ...lookupSecrets };
  return new ExternalSecret(component, 'keycloak-bootstrap', { store, entries, keys: secretKeys }).envAll();
}

function testCredentials(component: Component, store: SecretStore) {
  const content = { store, entries: testUserSecrets, keys: testSecretKeys };
  return new ExternalSecret(component, 'keycloak-test-users', content).envAll();
}

/**
 * The Job that makes what the platform needs inside Keycloak, by the server's own admin CLI. Its account has no Google
 * account, and its network ends at Keycloak.
 */
export function addBootstrap(component: Component, props: BootstrapProps): void {
  const { image, http, hosts, store, withTestUsers } = props;
  const [scratch, data] = imageLayout.writable;
  const job = new Job(component, 'keycloak-bootstrap', {
    account: new ServiceAccount(component, 'keycloak-bootstrap'),
    user: { ...imageLayout.user, fsGroup: imageLayout.user.uid },
  });
  const content = {
    lookup: lookupAccount(hosts),
    users: withTestUsers ? testAccounts(hosts) : [],
    administrator: { username: adminSecrets.keycloak_admin_username, password: adminSecrets.keycloak_admin_password },
    roles: `${FOLDER}/${ROLES}`,
  };
  const config = new ConfigMap(component, 'keycloak-bootstrap', {
    keys,
    values: {},
    wired: {
      [SCRIPT]: renderBootstrap(content, component.target.prefix),
      [ROLES]: renderRoles(),
      // Its Service has no address to connect to before the server is ready, with all migrations done and the realm there.
      keycloak_url: job.connect(http, { wait: true }).url,
    },
  });
  job.run({
    image,
    command: ['/bin/sh', `${FOLDER}/${SCRIPT}`],
    env: {
      ...({ ...config.env(['keycloak_url']), ...credentials(component, store) } satisfies ScriptEnv),
      ...(withTestUsers ? testCredentials(component, store) : {}),
    },
    resources: RESOURCES,
    // What the image's contract asks of every container of it; the script itself writes to the first only.
    writable: { [scratch]: '16Mi', [data]: '16Mi' },
    files: { [FOLDER]: config.files({ [SCRIPT]: SCRIPT, [ROLES]: ROLES }) },
  });
}
