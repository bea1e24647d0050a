import { FaultError } from '../problem';

/** Text that Go's reader refuses at a place, with what is to be done about it. */
export function invalid(offset: number, reason: string, fix: string): FaultError {
  return new FaultError(offset, `not valid YAML: ${reason}`, fix);
}

/** A tab where only spaces indent. */
export function tabIndents(offset: number): FaultError {
  return invalid(offset, 'tab characters must not be used in indentation', 'indent with spaces');
}
