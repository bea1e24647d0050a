import { spawnSync } from 'node:child_process';
import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Runs a command to its end and returns what it wrote; throws with all of that where it fails. */
export function run(command, args, options = {}) {
  const { status, signal, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', ...options });
  if (error !== undefined) throw error;
  if (status === 0) return stdout ?? '';
  const said = `${stdout ?? ''}${stderr ?? ''}`.trim();
  throw new Error(`${command} ${args.join(' ')} ended with ${signal ?? status}${said === '' ? '' : `:\n${said}`}`);
}

/** Whether a command runs and succeeds. */
export function succeeds(command, args) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Debian keeps the programs of a PostgreSQL server out of the path. */
function debianPostgres() {
  const base = '/usr/lib/postgresql';
  try {
    const versions = readdirSync(base).sort((one, other) => Number(other) - Number(one));
    return versions.map((version) => join(base, version, 'bin'));
  } catch {
    return [];
  }
}

/** Where a program is; undefined where it is not. */
export function find(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin', ...debianPostgres()];
  return folders.map((folder) => join(folder, name)).find(isProgram);
}

/** Settles after some seconds. */
export function pause(seconds) {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}
