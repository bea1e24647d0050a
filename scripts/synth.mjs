// Checks types with the native compiler, then runs the app. The app's largest dependency is loaded while the compiler
// works; nothing of the app itself runs before its types are known to be right.
import { createRequire } from 'node:module';
import { BuildFault, buildPrograms, findPrograms, refuseWrongTypes, runModule } from './programs.mjs';

/** The app, its types checked also where it was built of the same sources before. */
async function checkedApp() {
  const found = findPrograms('synth');
  if (found === undefined) return buildPrograms('synth');
  const { checkTypes } = await import('./check-types.mjs');
  refuseWrongTypes(await checkTypes());
  return found;
}

function preload() {
  try {
    createRequire(import.meta.url)('cdk8s-plus-27');
  } catch {
    // Where packages are missing, there is more to say.
  }
}

try {
  const building = checkedApp();
  preload();
  const [app] = await building;
  runModule(app);
} catch (error) {
  if (!(error instanceof BuildFault)) throw error;
  console.error(`synth: ${error.message}`);
  process.exitCode = 1;
}
