import type { Environment } from '../../lib/environment';
import { synthesize } from '../../lib/synth';
import { type Fault, FaultError } from '../../lib/config';
import { environments } from '../../overlays';
import { gate, gateWith } from './gate';

/**
 * The overlay of that name.
 * @throws Error when there is none.
 */
export function environmentOf(name: string): Environment {
  const found = environments.find((environment) => environment.name === name);
  if (found === undefined) throw new Error(`no environment ${name}`);
  return found;
}

/** All overlays, some of them changed. */
export function withChanges(
  changes: Readonly<Record<string, (environment: Environment) => Environment>>,
): Environment[] {
  Object.keys(changes).forEach(environmentOf);
  return environments.map((environment) => changes[environment.name]?.(environment) ?? environment);
}

/** The faults of a synth; none when it goes through. */
export function faultsOf(all: readonly Environment[], allowed = gate.settings.waivers): readonly Fault[] {
  try {
    synthesize(all, gateWith(allowed));
    return [];
  } catch (error) {
    if (error instanceof FaultError) return error.faults;
    throw error;
  }
}
