// The proof itself, in namespaces where its processes, mounts and links end with it: proof.mjs FOLDER PLAN
import { run } from './commands.mjs';
import { DEFECTS } from './defects.mjs';
import { Machine } from './machine.mjs';
import { refuse } from './negative.mjs';
import { proveOwners, proveRestart, proveStart, proveWrites, timeUnoptimized } from './start.mjs';
import { createDatabase, load } from './subject.mjs';
import { proveUpgrade } from './upgrade.mjs';
import { proveUpkeep } from './upkeep.mjs';

const [folder, text] = process.argv.slice(2);
const { environments, images, older, only, parts, without } = JSON.parse(text);

// The first process of a namespace gets only the signals that it asks for.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));
// The other end closes when whoever started this is gone.
process.stdin
  .on('end', () => process.exit(1))
  .resume()
  .unref();

function say(line) {
  console.log(`        ${line}`);
}

/** The environment with the most replicas, last of all, so that what it leaves in the database stays. */
function ordered(subjects) {
  const replicas = ({ keycloak }) => keycloak.workload.spec.replicas ?? 1;
  return [...subjects].sort((one, other) => replicas(one) - replicas(other));
}

async function startAll(machine, subjects) {
  for (const subject of subjects) {
    console.log(`        ${subject.name}`);
    await proveStart(machine, subject, say);
    console.log(`ok      ${subject.name}: the manifests start Keycloak on a read-only root`);
  }
}

/** What one environment is enough for: restart, its time against that without a build, and attempted writes. */
async function startAgain(machine, subject) {
  const optimized = await proveRestart(machine, subject, say);
  console.log(`ok      ${subject.name}: restarts on its data`);
  if (without.includes('strace')) console.log('skipped: attempted writes outside of the volumes (no strace here)');
  else {
    await proveWrites(machine, subject, say);
    console.log(`ok      ${subject.name}: writes to its volumes only`);
  }
  const unoptimized = await timeUnoptimized(machine, subject, images.plain.tree);
  const times = `${optimized.toFixed(1)} s optimized, ${unoptimized.toFixed(1)} s where it builds itself first`;
  console.log(`ok      start-up on a filled database: ${times}`);
}

async function keepUp(machine, subject) {
  await proveUpkeep(machine, subject, say);
  console.log(`ok      ${subject.name}: lock-out and rotation, as the runbook says`);
}

async function upgradeAll(machine, subject) {
  for (const former of older) {
    await proveUpgrade(machine, subject, former, say);
    console.log(`ok      upgrade from ${former.image.version} to ${subject.image.version}`);
  }
}

function report({ name, status, seconds, line, rule, finding }) {
  console.log(`ok      ${name}: ${status} after ${seconds.toFixed(1)} s`);
  say(`server: ${line.slice(0, 300)}`);
  say(`${finding.severity} ${rule}: ${finding.message}`);
}

/** All of them, those after a failure too: how many were not stopped. */
async function refuseAll(machine, subject) {
  const chosen = DEFECTS.filter(({ name }) => name.includes(only));
  if (chosen.length === 0) throw new Error(`--defect: no defect has ${only} in its name`);
  let failures = 0;
  for (const defect of chosen)
    await refuse(machine, subject, images, defect).then(report, (error) => {
      failures += 1;
      console.log(`failed  ${defect.name}: ${error.message}`);
    });
  if (failures > 0) throw new Error(`${failures} defects did not end as expected`);
}

async function main() {
  run('mount', ['--make-rprivate', '/']);
  run('mount', ['-t', 'tmpfs', '-o', 'mode=755', 'tmpfs', folder]);
  const machine = new Machine(folder);
  await machine.start();
  const { tree, image } = images.built;
  const subjects = ordered(environments.map((name) => ({ ...load(name, image), tree })));
  const chosen = subjects.at(-1);
  const asked = (part) => parts.includes(part);
  if (asked('start')) {
    await proveOwners(machine, chosen, say);
    console.log('ok      the image: what runs cannot change the server');
    await startAll(machine, subjects);
    await startAgain(machine, chosen);
  } else if (asked('upkeep')) await startAll(machine, [chosen]);
  if (asked('upkeep')) await keepUp(machine, chosen);
  if (asked('upgrade')) await upgradeAll(machine, chosen);
  if (asked('defects')) {
    // What the other parts leave behind saves the first of them the making of its tables.
    if (parts.length === 1) createDatabase(machine, chosen);
    await refuseAll(machine, chosen);
  }
}

try {
  await main();
  process.exit(0);
} catch (error) {
  console.error(`failed  ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
