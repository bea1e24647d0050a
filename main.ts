import { FaultError } from './lib/config';
import { readConfig } from './lib/policy/config';
import { today } from './lib/policy/day';
import { InputError } from './lib/policy/input-error';
import { outputFolder, synthesize } from './lib/synth';
import { environments } from './overlays';

/** The folder that `cdk8s synth` may remove before it starts (`output` in cdk8s.yaml): never `dist/` itself. */
const CDK8S_FOLDER = 'build/cdk8s';

try {
  const requested = process.env.CDK8S_OUTDIR;
  // Before anything else, since a run that was killed may have left a folder to put back.
  const folders = (requested === CDK8S_FOLDER ? [CDK8S_FOLDER, 'dist'] : [requested]).map(outputFolder);
  const { settings } = readConfig('keyfit.yaml');
  const manifests = synthesize(environments, { settings, today: today() });
  folders.forEach((folder) => {
    folder.replace(manifests);
  });
  console.log(`${manifests.size} manifests of ${environments.length} environments in ${folders.at(-1)?.folder}/`);
} catch (error) {
  if (!(error instanceof FaultError || error instanceof InputError)) throw error;
  console.error(error.message);
  process.exitCode = error instanceof FaultError ? 1 : 2;
}
