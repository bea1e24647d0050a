// Starts the real Keycloak as the rendered manifests say, and shows that each known way to break it ends as the rules say.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { cache } from './cache.mjs';
import { builtTree, plainTree } from './keycloak/distribution.mjs';
import { environmentNames } from './keycloak/environment.mjs';
import { readImage } from './keycloak/image.mjs';
import { removeLimits } from './keycloak/memory.mjs';
import { NAMESPACES, prerequisites } from './keycloak/prerequisites.mjs';

const PARTS = ['start', 'upkeep', 'upgrade', 'defects'];

/** What the pinned release is reached from: an earlier patch of its minor, and an earlier minor. */
const OLDER = ['26.7.0', '26.5.6'];

const HELP = `Usage: npm run test:keycloak [-- [--environment NAME]... [--part ${PARTS.join('|')}]... [--defect TEXT]]

Fetches the Keycloak release of images/keycloak/Dockerfile from Maven Central, builds it with the Dockerfile's options and
runs it as the pods of dist/ would: read-only root, the manifest's volumes, user, arguments, environment and probes, with
a PostgreSQL server and a network of its own. Then it follows the runbook, upgrades from older releases, and breaks the
manifest in each known way: the server must refuse, and a rule must have said so before.

Needs Linux, root, Java, Maven, PostgreSQL and mount namespaces; Debian's packages are installed where they are missing.
Downloads and builds are kept in ${cache}.

  --environment NAME   only this folder of dist/; the one with the most replicas is also restarted, traced and broken
  --part NAME          only the start as the manifests say (start), lock-out and rotation (upkeep), the way from
                       ${OLDER.join(' and ')} (upgrade), or the ways to break it (defects)
  --defect TEXT        only defects with this text in their names
`;

/** @throws on an option or a name that is not known, which would prove nothing */
function readOptions() {
  const known = { environment: environmentNames(), part: PARTS };
  const { values } = parseArgs({
    options: {
      environment: { type: 'string', multiple: true, default: known.environment },
      part: { type: 'string', multiple: true, default: known.part },
      defect: { type: 'string', default: '' },
      help: { type: 'boolean' },
    },
  });
  for (const [option, names] of Object.entries(known)) {
    const unknown = values[option].find((name) => !names.includes(name));
    if (unknown !== undefined) throw new Error(`--${option}: no ${unknown} among ${names.join(', ')}`);
  }
  return values;
}

/** Variants of the image that only the defects need. */
function variantsOf(built) {
  const { buildEnv } = built;
  const { KC_HEALTH_ENABLED: _, ...deaf } = buildEnv;
  return {
    provider: { ...built, emptyProvider: true },
    moved: { ...built, buildEnv: { ...buildEnv, KC_HTTP_RELATIVE_PATH: '/auth' } },
    deaf: { ...built, buildEnv: deaf },
  };
}

/** The image as it is, the official one, and what else some part needs, each with its folder. */
function prepareImages(parts) {
  const built = readImage();
  const images = Object.entries({ built, ...(parts.includes('defects') ? variantsOf(built) : {}) });
  const older = parts.includes('upgrade') ? OLDER.map((version) => ({ ...built, version })) : [];
  return {
    images: {
      plain: { image: { ...built, buildEnv: {} }, tree: plainTree(built) },
      ...Object.fromEntries(images.map(([name, image]) => [name, { image, tree: builtTree(image) }])),
    },
    older: older.map((image) => ({ image, tree: builtTree(image) })),
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

async function main() {
  const { help, environment: environments, part: parts, defect: only } = readOptions();
  if (help) {
    console.log(HELP);
    return 0;
  }
  const { reasons, without } = prerequisites();
  if (reasons.length > 0) {
    console.log(`skipped: test:keycloak (${reasons.join('; ')})`);
    return 0;
  }
  return enter({ environments, parts, only, ...prepareImages(parts), without });
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`failed  ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
