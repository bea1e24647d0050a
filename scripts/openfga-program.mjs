import { join } from 'node:path';
import { goProgram } from './go-program.mjs';
import { load } from './project.mjs';

/** The OpenFGA of the release that the platform runs, built where it is not kept yet. */
export function openFga() {
  const { tag } = load('lib/components/images').images.openfga;
  return join(goProgram(`github.com/openfga/openfga/cmd/openfga@${tag}`), 'openfga');
}
