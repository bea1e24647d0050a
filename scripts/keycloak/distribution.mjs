import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache, once } from '../cache.mjs';
import { run } from './commands.mjs';
import { root } from './root.mjs';

const COPY = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy';

/** A whole second, as the build compares times of providers that lost their fractions on the way. */
const PROVIDER_TIME = new Date('2024-01-01T00:00:00Z');

/** An archive without a file in it: all that a provider needs to be missed. */
const EMPTY_JAR = Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)]);

/** Maven compares the archive with the checksum of the repository, and fails where they differ. */
function download(folder, version) {
  console.log(`        fetching Keycloak ${version} with Maven`);
  const artifact = `-Dartifact=org.keycloak:keycloak-quarkus-dist:${version}:tar.gz`;
  run('mvn', ['--batch-mode', '--quiet', '--strict-checksums', COPY, artifact, `-DoutputDirectory=${folder}`], {
    cwd: folder,
  });
}

/** The distribution as it is, which is what the official image unpacks to /opt/keycloak. */
function unpack(folder, archives, owner) {
  const [archive] = readdirSync(archives).filter((name) => name.endsWith('.tar.gz'));
  run('tar', ['-xzf', join(archives, archive), '-C', folder, '--strip-components', '1']);
  mkdirSync(join(folder, 'data'));
  run('chown', ['-R', owner, folder]);
}

function addProviders(folder, { providers, emptyProvider }) {
  const target = join(folder, 'providers');
  for (const source of providers) cpSync(join(root, 'images/keycloak', source), target, { recursive: true });
  if (emptyProvider) writeFileSync(join(target, 'nothing.jar'), EMPTY_JAR);
  const jars = readdirSync(target).filter((name) => name.endsWith('.jar'));
  for (const jar of jars) utimesSync(join(target, jar), PROVIDER_TIME, PROVIDER_TIME);
}

function build(folder, plain, image) {
  const options = Object.entries(image.buildEnv).map(([name, value]) => `${name}=${value}`);
  console.log(`        kc.sh build with ${options.join(' ')}${image.emptyProvider ? ' and a provider' : ''}`);
  run('cp', ['-a', `${plain}/.`, folder]);
  addProviders(folder, image);
  run(join(folder, 'bin/kc.sh'), ['build'], { env: { PATH: process.env.PATH, ...image.env, ...image.buildEnv } });
  run('chown', ['-R', image.owner, folder]);
}

function fingerprint({ buildEnv, env, providers, owner, emptyProvider = false }) {
  const text = JSON.stringify([buildEnv, env, providers, owner, emptyProvider]);
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/** The unpacked distribution of a release. */
export function plainTree({ version, owner }) {
  const archives = once(join(cache, 'keycloak', `${version}-archive`), (folder) => download(folder, version));
  return once(join(cache, 'keycloak', version), (folder) => unpack(folder, archives, owner));
}

/** What the image has in /opt/keycloak, made as its Dockerfile makes it. */
export function builtTree(image) {
  const plain = plainTree(image);
  const name = `${image.version}-${fingerprint(image)}`;
  return once(join(cache, 'keycloak', name), (folder) => build(folder, plain, image));
}
