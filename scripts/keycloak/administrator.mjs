import assert from 'node:assert/strict';
import { Client } from './client.mjs';

/** Who administers Keycloak from inside the cluster, as the runbook says: the same requests as kcadm's. */
export class Administrator {
  #client;
  #token;

  constructor(client, token) {
    this.#client = client;
    this.#token = token;
  }

  /** Logs in to the master realm, straight at a pod. */
  static async logIn(address, port, { username, password }) {
    const client = new Client(address, port, {});
    const { text } = await client.token('master', { client_id: 'admin-cli', username, password });
    return new Administrator(client, text);
  }

  async #ask(method, path, content) {
    const headers = { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' };
    const body = content === undefined ? undefined : JSON.stringify(content);
    const answer = await this.#client.ask(`/admin/realms/${path}`, { method, headers, body });
    const said = answer.body.toString();
    assert.ok(answer.status < 300, `${method} ${path}: status ${answer.status} ${said}`);
    return said === '' ? undefined : JSON.parse(said);
  }

  /** The only one of a realm's users, clients or roles that answers a search; its identifier is `id`. */
  async #one(path) {
    const found = await this.#ask('GET', path);
    assert.equal(found.length, 1, path);
    return found[0];
  }

  #clientOf(realm, clientId) {
    return this.#one(`${realm}/clients?clientId=${encodeURIComponent(clientId)}`);
  }

  user(realm, username) {
    return this.#one(`${realm}/users?username=${encodeURIComponent(username)}&exact=true`);
  }

  async addUser(realm, { username, password }) {
    await this.#ask('POST', `${realm}/users`, {
      username,
      enabled: true,
      emailVerified: true,
      email: `${username}@keyfit.test`,
      firstName: 'Test',
      lastName: 'User',
      credentials: [{ type: 'password', value: password, temporary: false }],
    });
    return this.user(realm, username);
  }

  /** What the mcp-server asks about a user who has logged in. */
  async lookUp(realm, username, clientId) {
    const { id } = await this.user(realm, username);
    const client = await this.#clientOf(realm, clientId);
    const ways = ['groups', 'role-mappings/realm', `role-mappings/clients/${client.id}`];
    const [, roles] = await Promise.all(ways.map((way) => this.#ask('GET', `${realm}/users/${id}/${way}`)));
    return roles.map(({ name }) => name);
  }

  /** What the mcp-server would change for API keys, service principals and SCIM, each as the request that it makes. */
  async changes(realm, username) {
    const user = await this.user(realm, username);
    const attributes = { apiKeys: ['key:0:hash'] };
    return {
      'an API key': () => this.#ask('PUT', `${realm}/users/${user.id}`, { ...user, attributes }),
      'a service principal': () => this.#ask('POST', `${realm}/clients`, { clientId: 'batch' }),
      'a user by SCIM': () => this.addUser(realm, { username: 'other', password: 'other' }),
      'a group by SCIM': () => this.#ask('POST', `${realm}/groups`, { name: 'group' }),
    };
  }

  async hasRole(realm, name) {
    const roles = await this.#ask('GET', `${realm}/roles`);
    return roles.some((role) => role.name === name);
  }

  removeRole(realm, name) {
    return this.#ask('DELETE', `${realm}/roles/${name}`);
  }

  /** Adds a role of the realm to a user. */
  async assign(realm, { id }, name) {
    const role = await this.#ask('GET', `${realm}/roles/${name}`);
    await this.#ask('POST', `${realm}/users/${id}/role-mappings/realm`, [role]);
  }
}
