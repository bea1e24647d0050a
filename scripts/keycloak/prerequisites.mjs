import { spawnSync } from 'node:child_process';
import { find, succeeds } from './commands.mjs';

/** What the proof needs, and the Debian packages that bring it. */
const TOOLS = {
  java: 'openjdk-17-jre-headless',
  mvn: 'maven',
  tar: 'tar',
  initdb: 'postgresql',
  postgres: 'postgresql',
  psql: 'postgresql-client',
  ip: 'iproute2',
  unshare: 'util-linux',
  nsenter: 'util-linux',
  setpriv: 'util-linux',
  mount: 'mount',
  strace: 'strace',
};

/** The one tool without which only a part of the proof is left out. */
const OPTIONAL = new Set(['strace']);

function missingTools() {
  return Object.keys(TOOLS).filter((name) => find(name) === undefined);
}

/** Fetches what is missing from Debian, as root where there is `apt-get`. */
function install(names) {
  if (names.length === 0 || find('apt-get') === undefined) return;
  const packages = [...new Set(names.map((name) => TOOLS[name]))];
  console.log(`        installing from Debian: ${packages.join(', ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const quiet = { env, stdio: ['ignore', 'ignore', 'ignore'] };
  spawnSync('apt-get', ['update'], quiet);
  spawnSync('apt-get', ['install', '--yes', '--no-install-recommends', ...packages], quiet);
}

/** The first Java release that Keycloak 26 starts with. */
const JAVA = 17;

function javaRelease() {
  const { stderr = '' } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  return Number(/version "(\d+)/.exec(stderr)?.[1] ?? 0);
}

/** Namespaces, mounts and links are tried rather than asked about: containers differ in what they let through. */
const TRY = [
  'mount -t tmpfs tmpfs /mnt',
  'mkdir /mnt/lower /mnt/upper /mnt/work /mnt/root',
  'mount -t overlay overlay -o lowerdir=/mnt/lower,upperdir=/mnt/upper,workdir=/mnt/work /mnt/root',
  'ip link set lo up',
  'ip link add keyfit-a type veth peer name keyfit-b',
  'ip link add keyfit-c type bridge',
].join(' && ');

/** The namespaces that the whole proof runs in: when its first process ends, processes, mounts and links are gone. */
export const NAMESPACES = ['--mount', '--net', '--pid', '--ipc', '--fork', '--kill-child', '--mount-proc'];

/**
 * Whether this machine can run the proof.
 * @returns why not, as reasons; and the parts that have to be left out
 */
export function prerequisites() {
  if (process.platform !== 'linux') return { reasons: ['it needs Linux'], without: [] };
  if (process.getuid() !== 0) return { reasons: ['it needs root, to mount and to change the user'], without: [] };
  install(missingTools());
  const missing = missingTools();
  const reasons = missing.filter((name) => !OPTIONAL.has(name)).map((name) => `${name} is not installed`);
  if (reasons.length > 0) return { reasons, without: [] };
  if (javaRelease() < JAVA) reasons.push(`java is older than ${JAVA}`);
  if (!succeeds('unshare', [...NAMESPACES, 'sh', '-c', TRY])) reasons.push('no namespaces with mounts and links here');
  return { reasons, without: missing };
}
