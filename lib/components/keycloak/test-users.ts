import { secretTable } from '../../config';
import type { RealmRoleName } from './realm';

/** A user whom anybody with access to the cluster may be. */
export interface TestUser {
  readonly username: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly roles: readonly RealmRoleName[];
}

/** The users that an environment for development has from the start: one of each kind that the mcp-server tells apart. */
export const testUsers = {
  user: { username: 'test-user', firstName: 'Test', lastName: 'User', roles: ['user'] },
  admin: { username: 'test-admin', firstName: 'Test', lastName: 'Admin', roles: ['user', 'admin'] },
} as const satisfies Record<string, TestUser>;

/** The passwords of the test users. */
export const testUserSecrets = secretTable({
  keycloak_test_user_password: {
    doc: 'Password of the user test-user; in development only.',
    issuer: 'generated',
    rotation: { never: 'opens an environment without data' },
    generated: 'value',
  },
  keycloak_test_admin_password: {
    doc: 'Password of the user test-admin; in development only.',
    issuer: 'generated',
    rotation: { never: 'opens an environment without data' },
    generated: 'value',
  },
});
