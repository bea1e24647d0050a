// The proof itself, in namespaces where its processes, mounts and links end with it: proof.mjs FOLDER PLAN
import { run } from './commands.mjs';
import { Machine } from './machine.mjs';
import { DEFECTS, refuse } from './negative.mjs';
import { createDatabase, load, prove, timeUnoptimized } from './positive.mjs';

const [folder, text] = process.argv.slice(2);
const { environments, images, parts, without } = JSON.parse(text);

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

/** Each environment starts; one is also restarted and traced. */
async function proveAll(machine, subjects, chosen) {
  const hasTracer = !without.includes('strace');
  let seconds;
  for (const subject of subjects) {
    console.log(`        ${subject.name}`);
    const isChosen = subject === chosen;
    const found = await prove(machine, subject, { say, again: isChosen, traced: isChosen && hasTracer });
    seconds = found ?? seconds;
    console.log(`ok      ${subject.name}: the manifests start Keycloak on a read-only root`);
  }
  if (!hasTracer) console.log('skipped: attempted writes outside of the volumes (strace is not installed)');
  return seconds;
}

/** The environment with the most replicas, last of all, so that what it leaves in the database stays. */
function ordered(subjects) {
  const replicas = ({ keycloak }) => keycloak.workload.spec.replicas ?? 1;
  return [...subjects].sort((one, other) => replicas(one) - replicas(other));
}

async function compareTimes(machine, subject, optimized) {
  const unoptimized = await timeUnoptimized(machine, subject, images.plain.tree);
  const times = `${optimized.toFixed(1)} s optimized, ${unoptimized.toFixed(1)} s where it builds itself first`;
  console.log(`ok      start-up on a filled database: ${times}`);
}

function report({ name, status, seconds, line, rule, finding }) {
  console.log(`ok      ${name}: ${status} after ${seconds.toFixed(1)} s`);
  say(`server: ${line.slice(0, 300)}`);
  say(`${rule}: ${finding}`);
}

async function refuseAll(machine, subject) {
  for (const defect of DEFECTS) report(await refuse(machine, subject, images, defect));
}

async function main() {
  run('mount', ['--make-rprivate', '/']);
  run('mount', ['-t', 'tmpfs', '-o', 'mode=755', 'tmpfs', folder]);
  const machine = new Machine(folder);
  await machine.start();
  const { tree, image } = images.built;
  const subjects = ordered(environments.map((name) => ({ ...load(name, image), tree })));
  const chosen = subjects.at(-1);
  if (parts.includes('start')) {
    const optimized = await proveAll(machine, subjects, chosen);
    await compareTimes(machine, chosen, optimized);
  } else createDatabase(machine, chosen);
  if (parts.includes('defects')) await refuseAll(machine, chosen);
}

try {
  await main();
  process.exit(0);
} catch (error) {
  console.error(`failed  ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
