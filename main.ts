import { FaultError } from './lib/config';
import { synthesize, writeManifests } from './lib/synth';
import { environments } from './overlays';
import { waivers } from './overlays/waivers';

/** The folder that `cdk8s synth` empties before it starts (`output` in cdk8s.yaml): never `dist/` itself. */
const CDK8S_FOLDER = 'build/cdk8s';

function main(): void {
  const manifests = synthesize(environments, waivers);
  const requested = process.env.CDK8S_OUTDIR ?? 'dist';
  const folders = requested === CDK8S_FOLDER ? [CDK8S_FOLDER, 'dist'] : [requested];
  folders.forEach((folder) => {
    writeManifests(manifests, folder);
  });
  console.log(`${manifests.size} manifests of ${environments.length} environments in ${folders.at(-1)}/`);
}

try {
  main();
} catch (error) {
  if (!(error instanceof FaultError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
