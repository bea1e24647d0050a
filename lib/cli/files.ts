import { randomUUID } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { reasonOf } from '../policy/config';
import { InputError } from '../policy/input-error';

/** Writes a file in one step, so that nobody ever reads half of it; makes the folders above it. */
export function writeWhole(file: string, text: string): void {
  const staged = join(dirname(file), `.${basename(file)}-${randomUUID()}`);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(staged, text);
    renameSync(staged, file);
  } catch (error) {
    rmSync(staged, { force: true });
    const message = `cannot be written: ${reasonOf(error)}`;
    throw new InputError([{ file, message, fix: 'name a file that can be written' }]);
  }
}
