import { reasonOf } from '../policy/config';
import { InputError } from '../policy/input-error';

/**
 * Says in one line what the system refused.
 * @throws InputError for an error of the system; any other error is a fault of this program, and thrown on.
 */
export function refuse(error: unknown, file: string, what: string, fix: string): never {
  if ((error as NodeJS.ErrnoException).code === undefined) throw error;
  throw new InputError([{ file, message: `${what}: ${reasonOf(error)}`, fix }]);
}
