import { createHash } from 'node:crypto';
import { chownSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache, once } from '../cache.mjs';
import { run } from './commands.mjs';
import { carryOut } from './stage.mjs';

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

/** The official image's /opt: the distribution, which belongs to the image's user and to its group. */
function unpack(folder, archives, { uid, gid }) {
  const [archive] = readdirSync(archives).filter((name) => name.endsWith('.tar.gz'));
  const home = join(folder, 'keycloak');
  mkdirSync(home);
  run('tar', ['-xzf', join(archives, archive), '-C', home, '--strip-components', '1']);
  mkdirSync(join(home, 'data'));
  run('chmod', ['--recursive', 'g+rwX', home]);
  run('chown', ['--recursive', `${uid}:${gid}`, home]);
}

function addEmptyProvider(opt, { uid, gid }) {
  const jar = join(opt, 'keycloak/providers/nothing.jar');
  writeFileSync(jar, EMPTY_JAR);
  utimesSync(jar, PROVIDER_TIME, PROVIDER_TIME);
  chownSync(jar, uid, gid);
}

/** The image's /opt, by the lines of its Dockerfile. */
function build(folder, official, image) {
  const { buildEnv, emptyProvider, stages, user } = image;
  const options = Object.entries(buildEnv).map(([name, value]) => `${name}=${value}`);
  console.log(`        kc.sh build with ${options.join(' ')}${emptyProvider ? ' and a provider' : ''}`);
  const first = join(folder, 'first-stage');
  run('cp', ['--archive', official, first]);
  run('cp', ['--archive', `${official}/.`, folder]);
  if (emptyProvider) addEmptyProvider(first, user);
  const { PATH } = process.env;
  carryOut(stages.build, image, first, { env: { PATH, ...image.env, ...buildEnv } });
  carryOut(stages.final, image, folder, { env: { PATH, ...image.env }, folders: { build: first } });
  rmSync(first, { recursive: true });
}

function fingerprint({ buildEnv, env, stages, user, emptyProvider = false }) {
  const text = JSON.stringify([buildEnv, env, stages, user, emptyProvider]);
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

function officialFolder({ version, user }) {
  const archives = once(join(cache, 'keycloak', `${version}-archive`), (folder) => download(folder, version));
  return once(join(cache, 'keycloak', `${version}-official`), (folder) => unpack(folder, archives, user));
}

/** What the official image of a release has in /opt/keycloak. */
export function plainTree(image) {
  return join(officialFolder(image), 'keycloak');
}

/** What the image has in /opt/keycloak. */
export function builtTree(image) {
  const official = officialFolder(image);
  const name = `${image.version}-${fingerprint(image)}`;
  return join(
    once(join(cache, 'keycloak', name), (folder) => build(folder, official, image)),
    'keycloak',
  );
}
