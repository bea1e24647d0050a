import { FaultError } from './lib/config';
import { DEFAULT_CONFIG, readConfig } from './lib/policy/config';
import { today } from './lib/policy/day';
import { InputError } from './lib/policy/input-error';
import { synthesize, writeManifests } from './lib/synth';
import { environments } from './overlays';

/** The folder that `cdk8s synth` empties before it starts (`output` in cdk8s.yaml): never `dist/` itself. */
const CDK8S_FOLDER = 'build/cdk8s';

try {
  const { settings } = readConfig(DEFAULT_CONFIG, true);
  const manifests = synthesize(environments, { settings, today: today() });
  const requested = process.env.CDK8S_OUTDIR ?? 'dist';
  const folders = requested === CDK8S_FOLDER ? [CDK8S_FOLDER, 'dist'] : [requested];
  folders.forEach((folder) => {
    writeManifests(manifests, folder);
  });
  console.log(`${manifests.size} manifests of ${environments.length} environments in ${folders.at(-1)}/`);
} catch (error) {
  if (!(error instanceof FaultError || error instanceof InputError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
