import { join } from 'node:path';
import { build, stop } from 'esbuild';
import { root } from './sources.mjs';

const COMMON = {
  absWorkingDir: root,
  // As deep as where they are kept, so that their maps lead to the sources.
  outdir: join(root, 'build/keyfit/any'),
  write: false,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  logLevel: 'silent',
};

/**
 * For what runs beside packages that are too large to be worth a copy. A mistake in the use of a construct shows as a
 * stack trace, which is to name the sources.
 */
const APP = { ...COMMON, packages: 'external', sourcemap: 'inline', sourcesContent: false };

/** The programs, with the source at which each begins. */
const PROGRAMS = {
  /** The command line. */
  keyfit: { ...COMMON, entryPoints: ['lib/cli/main.ts'] },
  /** The thread that it starts, from a file beside its own. */
  worker: { ...COMMON, entryPoints: ['lib/manifests/load/worker.ts'] },
  /** What renders dist/. */
  synth: { ...APP, entryPoints: ['main.ts'] },
  /** What `cdk8s synth` validates with. */
  plugin: { ...APP, entryPoints: ['lib/policy/cdk8s-plugin.ts'] },
};

async function bundleOne(name) {
  const { outputFiles } = await build(PROGRAMS[name]);
  return [name, Buffer.from(outputFiles[0].contents)];
}

/**
 * Joins the sources of each program into one file, types stripped: to find, read and compile some hundred small ones
 * takes longer than to check an environment. Writes nothing.
 * @returns {Promise<Map<string, Buffer>>} the files by the programs' names
 */
export async function bundle(names) {
  try {
    return new Map(await Promise.all(names.map(bundleOne)));
  } finally {
    // esbuild's own process would last as long as this one.
    await stop();
  }
}
