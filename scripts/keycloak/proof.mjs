// The proof itself, in namespaces where its processes, mounts and links end with it: proof.mjs FOLDER PLAN
import { run } from './commands.mjs';
import { Machine } from './machine.mjs';
import { DEFECTS, missProbes, refuse } from './negative.mjs';
import { load, prove, timeUnoptimized } from './positive.mjs';

const [folder, text] = process.argv.slice(2);
const { environments, images, without } = JSON.parse(text);

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

async function proveAll(machine, subjects) {
  const seconds = [];
  for (const subject of subjects) {
    console.log(`ok?     ${subject.name}: dist/${subject.name}`);
    const trace = subject === subjects.at(-1) && without.length === 0;
    seconds.push(await prove(machine, subject, { say, trace }));
    console.log(`ok      ${subject.name}: the manifest starts Keycloak on a read-only root`);
  }
  for (const name of without) say(`left out: attempted writes (${name} is not installed)`);
  return seconds.at(-1);
}

function report({ name, status, seconds, line, rule, finding }) {
  console.log(`ok      ${name}: ${status} after ${seconds.toFixed(1)} s`);
  say(`server: ${line.slice(0, 300)}`);
  say(`${rule}: ${finding}`);
}

async function refuseAll(machine, subject) {
  for (const defect of DEFECTS) report(await refuse(machine, subject, images, defect));
  report(await missProbes(machine, subject, images));
}

async function main() {
  run('mount', ['--make-rprivate', '/']);
  run('mount', ['-t', 'tmpfs', '-o', 'mode=755', 'tmpfs', folder]);
  const machine = new Machine(folder);
  await machine.start();
  const { tree, image } = images.built;
  const subjects = environments.map((name) => ({ ...load(name, image), tree }));
  const optimized = await proveAll(machine, subjects);
  const unoptimized = await timeUnoptimized(machine, subjects.at(-1), images.plain.tree);
  console.log(
    `ok      start-up: ${optimized.toFixed(1)} s optimized, ${unoptimized.toFixed(1)} s with a build at the start`,
  );
  await refuseAll(machine, subjects.at(-1));
}

try {
  await main();
  process.exit(0);
} catch (error) {
  console.error(`failed  ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
