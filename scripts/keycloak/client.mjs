import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { ask } from './probe.mjs';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

/** What the ingress adds to a browser's request: the public name, and that it came by HTTPS. */
export function fromIngress(publicUrl) {
  const { host, protocol } = new URL(publicUrl);
  return {
    host,
    'x-forwarded-for': '203.0.113.9',
    'x-forwarded-host': host,
    'x-forwarded-port': '443',
    'x-forwarded-proto': protocol.replace(':', ''),
  };
}

/** Asks a pod on its HTTP port, with headers that say which way the request came. */
export class Client {
  constructor(address, port, headers) {
    this.base = `http://${address}:${port}`;
    this.headers = headers;
  }

  ask(path, options = {}) {
    return ask(`${this.base}${path}`, { ...options, headers: { ...this.headers, ...options.headers }, timeout: 30 });
  }

  /** A token of a realm, with what is in it. */
  async token(realm, fields) {
    const path = `/realms/${realm}/protocol/openid-connect/token`;
    const body = new URLSearchParams({ ...fields, grant_type: 'password', scope: 'openid' }).toString();
    const answer = await this.ask(path, { method: 'POST', headers: FORM, body });
    const { access_token: text, error, error_description: reason } = JSON.parse(answer.body.toString());
    assert.equal(answer.status, 200, `no token of ${realm}: ${error} ${reason}`);
    return { text, claims: JSON.parse(Buffer.from(text.split('.')[1], 'base64url').toString()) };
  }

  /** A style or script that the login page of a realm names. */
  async themeResource(realm) {
    const challenge = createHash('sha256').update(randomBytes(32)).digest('base64url');
    const query = new URLSearchParams({
      client_id: 'account-console',
      redirect_uri: `https://${this.headers.host}/realms/${realm}/account/`,
      response_type: 'code',
      scope: 'openid',
      code_challenge: challenge,
      code_challenge_method: 'S256',
    });
    const { status, body } = await this.ask(`/realms/${realm}/protocol/openid-connect/auth?${query}`);
    assert.equal(status, 200, 'no login page');
    const found = /(?:href|src)="(?:https?:\/\/[^"/]+)?(\/[^"]*resources\/[^"]+\.(?:css|js))"/.exec(body.toString());
    assert.ok(found !== null, 'the login page names no style and no script');
    return found[1];
  }

  /** Fetches something compressed; its name and its length unpacked. */
  async fetchCompressed(path) {
    const { status, headers, body } = await this.ask(path, { headers: { 'accept-encoding': 'gzip' } });
    assert.equal(status, 200, `${path}: status ${status}`);
    assert.equal(headers['content-encoding'], 'gzip', `${path} comes uncompressed`);
    return gunzipSync(body).length;
  }
}
