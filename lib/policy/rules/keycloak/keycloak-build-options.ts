import type { Fault, Rule } from '../../rule';
import { isBuildOption, variableOf } from './build-options';
import { examplePod } from './example';
import type { Option } from './options';
import { since } from './certainty';
import { containerName, eachServer, faultOf, type Server } from './server';
import { changes } from './sources';

const FIX = 'remove it from the pod and set it where the image is built';

function differing(server: Server, option: Option, built: Readonly<Record<string, string>>): Fault[] {
  const name = variableOf(option.name);
  const expected = Object.hasOwn(built, name) ? built[name] : undefined;
  if (expected !== undefined && option.value === expected) return [];
  const known = expected === undefined || option.value !== undefined;
  const severity = known && since(server, 26) === 'error' ? 'error' : 'warning';
  const how = known
    ? `has another value in the pod than in the build of its image`
    : `may differ from the build of its image`;
  const message = `${containerName(server)} sets the build option "${option.name}", which ${expected === undefined ? 'its image was built without' : how}`;
  return [faultOf(server, { path: option.path, severity, message, fix: FIX })];
}

function unverified(server: Server, options: readonly Option[]): Fault[] {
  const [first, ...others] = options;
  if (first === undefined) return [];
  const names = options.map(({ name }) => `"${name}"`).join(', ');
  const message = `${containerName(server)} starts with "--optimized" and sets build options again, which must equal those of its image to the letter: ${names}`;
  const related = others.map(({ path }) => ({ resource: server.pod.owner, path }));
  const fix = 'remove them from the pod and set them where the image is built';
  return [faultOf(server, { path: first.path, severity: 'warning', message, fix, related })];
}

function look(server: Server): Fault[] {
  if (!server.optimized || server.builds || server.stock) return [];
  const options = [...server.options.values()].filter(({ name }) => isBuildOption(name));
  const built = server.contract?.buildEnv;
  if (built === undefined) return unverified(server, options);
  return options.flatMap((option) => differing(server, option, built));
}

/** A build option is fixed in the image; a pod that says it again can only be the same or wrong. */
export const keycloakBuildOptions: Rule = {
  id: 'keycloak-build-options',
  family: 'keycloak',
  severity: 'error',
  summary: 'A pod that starts with `--optimized` sets no build option, or exactly as its image was built.',
  why: 'Since 26.0 Keycloak refuses to start where a build option of the run differs from the build, or was not set then (exit status 2). Values are compared as text. Without a contract of the image in the settings nobody can compare them, so that it is a warning.',
  bad: examplePod({
    container: 'args: [start, --optimized]\nenv:\n  - name: KC_METRICS_ENABLED\n    value: "false"\n',
  }),
  good: examplePod({ container: 'args: [start, --optimized]\nenv:\n  - name: KC_LOG_LEVEL\n    value: info\n' }),
  remedy: 'Set build options in the image only; declare what it was built with under `images` in the settings.',
  source: changes('26_0_0'),
  check: eachServer(look),
};
