import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

/**
 * What the official image sets itself (its own Dockerfile); kc.sh takes the memory limit into account only with it. Its
 * locale is en_US.UTF-8, which it brings along and this machine may lack.
 */
const OFFICIAL = { LANG: 'C.UTF-8', KC_RUN_IN_CONTAINER: 'true' };

/** The instructions of a Dockerfile, as name and rest. */
function instructions(text) {
  return text
    .replaceAll(/^\s*#.*\n/gm, '')
    .replaceAll(/\\\s*\n/g, ' ')
    .split('\n')
    .map((line) => /^\s*([A-Za-z]+)\s+(.*)$/.exec(line))
    .filter((match) => match !== null)
    .map(([, name, rest]) => ({ name: name.toUpperCase(), rest: rest.trim() }));
}

function stagesOf(text) {
  const stages = [];
  for (const instruction of instructions(text)) {
    if (instruction.name === 'FROM') stages.push([]);
    stages.at(-1)?.push(instruction);
  }
  return stages;
}

function environment(stage) {
  const pairs = stage
    .filter(({ name }) => name === 'ENV')
    .flatMap(({ rest }) => [...rest.matchAll(/([A-Za-z_]\w*)=("[^"]*"|\S+)/g)]);
  return Object.fromEntries(pairs.map(([, name, value]) => [name, value.replaceAll('"', '')]));
}

/** `--health-enabled=true` of a command line, as the variable of the same option. */
function flags(command) {
  const pairs = [...command.matchAll(/--([a-z][a-z0-9-]*)=(\S+)/g)];
  return Object.fromEntries(pairs.map(([, name, value]) => [`KC_${name.toUpperCase().replaceAll('-', '_')}`, value]));
}

/** What a COPY takes, where it puts it, and what it says of that: `from` another stage, `chown` to an owner. */
export function copyOf({ rest }) {
  const words = rest.split(/\s+/);
  const flags = words.filter((word) => word.startsWith('--')).map((word) => word.slice(2).split('='));
  const paths = words.filter((word) => !word.startsWith('--'));
  return { sources: paths.slice(0, -1), target: paths.at(-1), ...Object.fromEntries(flags) };
}

function providersOf(stage) {
  const copies = stage.filter(({ name }) => name === 'COPY').map(copyOf);
  return copies.filter(({ target }) => /\/opt\/keycloak\/providers\b/.test(target)).flatMap(({ sources }) => sources);
}

/** The image as its Dockerfile makes it. */
function readDockerfile(file) {
  const stages = stagesOf(readFileSync(file, 'utf8'));
  const bases = stages.map(([from]) => /keycloak\/keycloak:([^\s@]+)/.exec(from.rest)?.[1]);
  assert.ok(
    bases.length > 0 && bases.every((tag) => tag === bases[0]),
    `${file}: not one Keycloak release in all stages`,
  );
  const [build, final, ...others] = stages;
  assert.ok(final !== undefined && others.length === 0, `${file}: not two stages`);
  const command = build.find(({ name, rest }) => name === 'RUN' && /kc\.sh build/.test(rest))?.rest;
  assert.ok(command !== undefined, `${file}: the first stage does not run kc.sh build`);
  const entry = final.findLast(({ name }) => name === 'ENTRYPOINT');
  return {
    version: bases[0],
    buildEnv: { ...environment(build), ...flags(command) },
    providers: providersOf(build),
    env: { ...OFFICIAL, ...environment(final) },
    entrypoint: JSON.parse(entry?.rest ?? '["/opt/keycloak/bin/kc.sh"]'),
    stages: { build, final },
  };
}

/** The Keycloak image: its Dockerfile, which must say what its contract says. */
export function readImage() {
  const folder = join(root, 'images/keycloak');
  const image = readDockerfile(join(folder, 'Dockerfile'));
  const { version, buildEnv, providers, user, writable } = JSON.parse(
    readFileSync(join(folder, 'contract.json'), 'utf8'),
  );
  const files = providers.map(({ file }) => `providers/${file}`);
  assert.equal(image.version, version, 'the Dockerfile and the contract name different releases');
  assert.deepEqual(image.buildEnv, buildEnv, 'the Dockerfile and the contract name different build options');
  assert.deepEqual(image.providers, files, 'the Dockerfile and the contract name different providers');
  return { ...image, user, writable };
}
