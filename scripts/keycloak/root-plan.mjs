import assert from 'node:assert/strict';
import { chownSync, mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { find } from './commands.mjs';

/** Lays a root out by a plan, and becomes a process in it. */
export const ENTER = fileURLToPath(new URL('enter-pod.sh', import.meta.url));

/** The server's folder in the image. */
export const HOME = '/opt/keycloak';

/** The system that the server runs on: instead of the image's own, the machine's programs, libraries and settings. */
const SYSTEM = ['/bin', '/sbin', '/lib', '/lib64', '/usr'];
const DEVICES = ['null', 'zero', 'full', 'random', 'urandom', 'tty'];

function isLink(path) {
  return realpathSync(path) !== path;
}

function exists(path) {
  try {
    realpathSync(path);
    return true;
  } catch {
    return false;
  }
}

/** Where Java is, unless it is under /usr. */
export function javaFolder() {
  const folder = dirname(dirname(realpathSync(find('java'))));
  return folder.startsWith('/usr/') ? undefined : folder;
}

function systemPlan() {
  const system = SYSTEM.filter(exists).map((path) =>
    isLink(path) ? ['link', path, realpathSync(path)] : ['see', path, path],
  );
  const java = javaFolder();
  return [
    ...system,
    ...(java === undefined ? [] : [['see', java, java]]),
    ['proc', '/proc', ''],
    ['see', '/sys', '/sys'],
    ['tmpfs', '/dev', 'mode=755,size=64k'],
    ...DEVICES.map((name) => ['device', `/dev/${name}`, '']),
    ['tmpfs', '/dev/shm', 'mode=1777,size=64m'],
    ['link', '/dev/fd', '/proc/self/fd'],
    ['folder', '/tmp', '1777'],
  ];
}

function writePlan(folder, plan) {
  writeFileSync(join(folder, 'plan'), plan.map((line) => `${line.join('\t')}\n`).join(''));
}

/**
 * Writes the plan of the root that a command of the Dockerfile runs in.
 * @param folder of the command on this machine
 * @param opt the folder that is its /opt, which it may write to
 */
export function writeStagePlan(folder, opt) {
  writePlan(folder, [['hold', '/opt', opt], ...systemPlan(), ['see', '/etc', '/etc']]);
}

/** A ConfigMap's files, as the kubelet lays them out, with the group of the pod's volumes. */
function writeVolume(folder, { files, mode }, group) {
  // The kubelet swaps all files at once by a link.
  const data = join(folder, '..data-1');
  mkdirSync(data, { recursive: true });
  symlinkSync('..data-1', join(folder, '..data'));
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(data, name), text, { mode });
    chownSync(join(data, name), 0, group);
    symlinkSync(join('..data', name), join(folder, name));
  }
}

function mountPlan({ name, path, subPath, size, files, mode }, folder, group) {
  if (files === undefined) {
    assert.ok(subPath === undefined, `a part of the emptyDir ${name} is mounted, which this proof cannot stand in for`);
    return ['tmpfs', path, `mode=2777,gid=${group}${size === undefined ? '' : `,size=${size}`}`];
  }
  const volume = join(folder, 'volumes', name);
  if (!exists(volume)) writeVolume(volume, { files, mode }, group);
  return ['volume', path, subPath === undefined ? volume : join(volume, '..data-1', subPath)];
}

/**
 * Writes the plan by which `enter-pod.sh` lays out a container's root.
 * @param folder of the container on this machine
 * @param what the `tree` of the image, `mounts`, the `security` context, the container's `hosts` as address and name;
 * `writable` for a root that is not read-only
 */
export function writeRootPlan(folder, { tree, mounts, security, hosts, writable }) {
  const { runAsUser, runAsGroup = 0, fsGroup = 0 } = security;
  const files = {
    hosts: ['127.0.0.1 localhost', ...hosts].join('\n'),
    passwd: `root:x:0:0::/root:/bin/sh\nkeycloak:x:${runAsUser}:${runAsGroup}::${HOME}:/sbin/nologin`,
  };
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), `${text}\n`);
  const plan = [
    ...systemPlan(),
    ['layer', '/etc', '/etc'],
    ...Object.keys(files).map((file) => ['copy', `/etc/${file}`, join(folder, file)]),
    ['layer', HOME, tree],
    ...mounts.map((mount) => mountPlan(mount, folder, fsGroup)),
    ...(writable ? [] : ['/etc', HOME, '/'].map((path) => ['read-only', path, ''])),
  ];
  writePlan(folder, plan);
}
