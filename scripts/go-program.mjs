// Builds programs from Go modules and keeps them in the cache.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { cache, once } from './cache.mjs';

/** Whether there is a Go that could build. */
function hasGo() {
  return spawnSync('go', ['version'], { stdio: 'ignore' }).error === undefined;
}

/** Variables for a Go that builds: what a caller's machine has set for modules must not decide what is built. */
export const goVariables = { ...process.env, GOFLAGS: '-mod=mod -buildvcs=false', GOWORK: 'off' };

/** Runs Go in a folder. */
function go(cwd, args) {
  const { status, stderr } = spawnSync('go', args, { cwd, env: goVariables, encoding: 'utf8' });
  assert.equal(status, 0, `go ${args.join(' ')}: ${stderr}`);
}

/**
 * The folder with a program, built where it is not kept yet. A module of its own asks for it: `go install` refuses
 * programs whose own module leaves out or replaces others.
 * @param source the package and its version, such as `helm.sh/helm/v3/cmd/helm@v3.18.6`
 * @param tags build tags, for what is to be left out
 */
export function goProgram(source, tags = []) {
  const [path] = source.split('@');
  return once(join(cache, source.replaceAll('/', '-')), (folder) => {
    go(folder, ['mod', 'init', 'keyfit.test/program']);
    go(folder, ['get', `-tags=${tags.join(',')}`, source]);
    go(folder, ['build', `-tags=${tags.join(',')}`, '-o', join(folder, path.split('/').at(-1)), path]);
  });
}

/** Why modules cannot be had here, as Go says it; undefined for any other failure. */
function unavailable({ message }) {
  return /^.*(?:reading|verifying|Get|dial) .*$/m.exec(message)?.[0].trim().slice(0, 200);
}

/**
 * Builds a program and hands it to a proof. Where there is no Go, or its modules cannot be had, which says nothing of what
 * is proven, it is said and left out.
 * @param what is built, for whoever reads that it was left out
 * @param build gives the program's path
 */
export async function withProgram(what, build, prove) {
  if (!hasGo()) return console.log(`skipped: ${what} (no Go here, which builds it)`);
  let program;
  try {
    program = build();
  } catch (error) {
    const reason = unavailable(error);
    if (reason === undefined) throw error;
    return console.log(`skipped: ${what} (its modules cannot be had here: ${reason})`);
  }
  return prove(program);
}
