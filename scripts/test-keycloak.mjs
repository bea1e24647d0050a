// Starts the real Keycloak as the rendered manifests say, and shows that each known way to break it ends as the rules say.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureCompiled } from './ensure-compiled.mjs';
import { builtTree, cache, plainTree } from './keycloak/distribution.mjs';
import { environmentNames } from './keycloak/environment.mjs';
import { readImage } from './keycloak/image.mjs';
import { removeLimits } from './keycloak/memory.mjs';
import { NAMESPACES, prerequisites } from './keycloak/prerequisites.mjs';

const PARTS = ['start', 'defects'];

const HELP = `Usage: npm run test:keycloak [-- [--environment NAME]... [--part ${PARTS.join('|')}]...]

Fetches the Keycloak release of images/keycloak/Dockerfile from Maven Central, builds it with the Dockerfile's options and
runs it as the pods of dist/ would: read-only root, the manifest's volumes, user, arguments, environment and probes, with
a PostgreSQL server and a network of its own. Then it breaks the manifest in each known way: the server must refuse, and a
rule must have said so before. Needs Linux, root, Java, Maven, PostgreSQL and mount namespaces; Debian's packages are
installed where they are missing. Downloads and builds are kept in ${cache}.

  --environment NAME   only this folder of dist/; the one with the most replicas is also restarted, traced and broken
  --part NAME          only the start as the manifests say, or only the defects
`;

const { values: options } = parseArgs({
  options: {
    environment: { type: 'string', multiple: true, default: environmentNames() },
    part: { type: 'string', multiple: true, default: PARTS },
    help: { type: 'boolean' },
  },
});

/** The image as it is, and two variants that only the defects need. */
function prepareImages() {
  const built = readImage();
  const provider = { ...built, emptyProvider: true };
  const moved = { ...built, buildEnv: { ...built.buildEnv, KC_HTTP_RELATIVE_PATH: '/auth' } };
  const images = Object.entries({ built, provider, moved });
  return {
    plain: { image: built, tree: plainTree(built) },
    ...Object.fromEntries(images.map(([name, image]) => [name, { image, tree: builtTree(image) }])),
  };
}

/** Runs the proof in namespaces of its own; its exit status. */
function enter(plan) {
  // Only a place to mount on: what the proof writes is in memory. The database's user has to reach it.
  const folder = mkdtempSync(join(tmpdir(), 'keyfit-keycloak-'));
  const proof = fileURLToPath(new URL('keycloak/proof.mjs', import.meta.url));
  const args = [...NAMESPACES, process.execPath, proof, folder, JSON.stringify(plan)];
  const child = spawn('unshare', args, { stdio: ['pipe', 'inherit', 'inherit'] });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.stdin.end());
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (status) => {
      rmdirSync(folder);
      removeLimits(basename(folder));
      resolve(status ?? 1);
    });
  });
}

/** Refuses a name that would prove nothing. */
function assertKnown(option, known) {
  const unknown = options[option].find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Error(`--${option}: no ${unknown} among ${known.join(', ')}`);
}

async function main() {
  if (options.help) {
    console.log(HELP);
    return 0;
  }
  assertKnown('environment', environmentNames());
  assertKnown('part', PARTS);
  const { reasons, without } = prerequisites();
  if (reasons.length > 0) {
    console.log(`skipped: test:keycloak (${reasons.join('; ')})`);
    return 0;
  }
  const fault = await ensureCompiled();
  if (fault !== undefined) throw new Error(fault);
  const images = prepareImages();
  return enter({ environments: options.environment, parts: options.part, images, without });
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`failed  ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
