import dev from './dev';
import productionGke from './production-gke';
import stagingGke from './staging-gke';

/** Every environment; synth, tests and docs go by this list. */
export const environments = [dev, stagingGke, productionGke];
