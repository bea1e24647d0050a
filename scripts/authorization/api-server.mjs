// Stands for the API server, of which the bootstrap needs one object: no control plane runs here.
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { join } from 'node:path';

const NAMESPACE = 'test';
const TOKEN = 'a-token-of-the-account';

/** A certificate for this machine's own address, which is its own authority. */
function certificate(folder) {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'ca.crt')];
  const subject = ['-subj', '/CN=kubernetes', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const args = [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '2',
    '-keyout',
    key,
    '-out',
    cert,
    ...subject,
  ];
  const { status, stderr } = spawnSync('openssl', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`openssl: ${stderr}`);
  return { key: readFileSync(key), cert: readFileSync(cert) };
}

/** A ConfigMap behind HTTPS that answers to one token, and is changed by JSON merge patches alone. */
export class ApiServer {
  /** How often it was changed. */
  changes = 0;

  /**
   * @param folder becomes what a pod finds at /var/run/secrets/kubernetes.io/serviceaccount
   * @param name of the ConfigMap
   */
  constructor(folder, name) {
    this.path = `/api/v1/namespaces/${NAMESPACE}/configmaps/${name}`;
    this.forget();
    writeFileSync(join(folder, 'token'), TOKEN);
    writeFileSync(join(folder, 'namespace'), NAMESPACE);
    this.server = createServer(certificate(folder), (request, response) => void this.answer(request, response));
  }

  async listen() {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return this.server.address().port;
  }

  close() {
    this.server.close();
  }

  /** As it is rendered. */
  forget() {
    this.object = { metadata: { annotations: { 'keyfit.io/filled-by': 'a Job' } } };
  }

  async answer(request, response) {
    const { status, body } = await this.respond(request);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }

  async respond(request) {
    const text = (await request.toArray()).join('');
    if (request.headers.authorization !== `Bearer ${TOKEN}`) return { status: 401, body: { message: 'Unauthorized' } };
    if (request.url !== this.path) return { status: 403, body: { message: 'forbidden' } };
    if (request.method === 'GET') return { status: 200, body: this.object };
    if (request.headers['content-type'] !== 'application/merge-patch+json') return { status: 415, body: {} };
    const { data, metadata } = JSON.parse(text);
    const annotations = { ...this.object.metadata.annotations, ...metadata.annotations };
    this.object = { data: { ...this.object.data, ...data }, metadata: { annotations } };
    this.changes += 1;
    return { status: 200, body: this.object };
  }
}
