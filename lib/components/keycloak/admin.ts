import { secretTable } from '../../config';

/** The administrator whom the server makes with its master realm, and as whom the Job of the platform works. */
export const adminSecrets = secretTable({
  keycloak_admin_username: {
    doc: 'Name of the administrator whom Keycloak makes with its master realm, and as whom its Job works.',
    issuer: 'the platform team',
    rotation: { never: 'a name; another one must be an administrator in Keycloak first' },
    generated: 'value',
  },
  keycloak_admin_password: {
    doc: 'Password of that administrator; read by the server once, so change it in Keycloak first.',
    issuer: 'generated',
    rotation: { everyDays: 90 },
    generated: 'value',
  },
});
