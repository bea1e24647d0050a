import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from './commands.mjs';
import { copyOf } from './image.mjs';
import { ENTER, writeStagePlan } from './root-plan.mjs';
import { root } from './root.mjs';

const NAMESPACES = ['--mount', '--pid', '--uts', '--ipc', '--fork', '--kill-child'];

/** Runs a line of the image's shell as a user, where the image's /opt is a folder of this machine. */
function runLine(line, { opt, user, env }) {
  const folder = mkdtempSync(join(tmpdir(), 'keyfit-stage-'));
  try {
    writeStagePlan(folder, opt);
    const asUser = ['setpriv', `--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups'];
    run('unshare', [...NAMESPACES, 'sh', ENTER, folder, ...asUser, '/bin/sh', '-euc', line], { env });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Where a path of the image is on this machine. */
function placeOf(opt, path) {
  assert.ok(path.startsWith('/opt/'), `${path} is nowhere that this proof can stand in for`);
  return join(opt, path.slice('/opt/'.length));
}

/** Copies as a builder does: bits and times as they are, and the owner root unless the line says otherwise. */
function copy(instruction, { opt, folders }) {
  const { sources, target, from, chown = '0:0' } = copyOf(instruction);
  const place = placeOf(opt, target);
  for (const source of sources) {
    const whole = source.endsWith('/');
    // What a builder keeps of a folder that is there already is nothing to rely on.
    assert.ok(!whole || !existsSync(place), `${target} is there already, where ${source} is copied to`);
    const origin = from === undefined ? join(root, 'images/keycloak', source) : placeOf(folders[from], source);
    const made = whole ? place : join(place, source.split('/').at(-1));
    mkdirSync(dirname(made), { recursive: true });
    run('cp', ['--recursive', '--no-dereference', '--preserve=mode,timestamps,links', origin.replace(/\/$/, ''), made]);
    run('chown', ['--recursive', '--no-dereference', chown, made]);
  }
}

/** The user of a number; the image's own, whom it knows by name, is never named. */
function userOf({ rest }, user) {
  assert.match(rest, /^\d+$/, `USER ${rest}: a name, which the machine's own users may have`);
  return Number(rest) === user.uid ? user : { uid: Number(rest), gid: 0 };
}

/**
 * Carries out one stage of a Dockerfile, line by line, as the users that it names.
 * @param stage its instructions
 * @param image whose it is
 * @param opt the folder that is the stage's /opt, with what its base has there
 * @param what the variables (`env`) of its commands, and the /opt `folders` of the stages before it, by their names
 */
export function carryOut(stage, image, opt, { env, folders = {} }) {
  let { user } = image;
  for (const instruction of stage) {
    const { name, rest } = instruction;
    if (name === 'USER') user = userOf(instruction, image.user);
    else if (name === 'RUN') runLine(rest, { opt, user, env: { HOSTNAME: hostname(), ...env } });
    else if (name === 'COPY') copy(instruction, { opt, folders });
    else assert.match(name, /^(FROM|ENV|ENTRYPOINT)$/, `${name} is nothing that this proof can carry out`);
  }
}
