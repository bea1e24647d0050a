import { join } from 'node:path';
import type { Waiver } from '../../lib/policy';
import { readConfig } from '../../lib/policy/config';
import type { Gate } from '../../lib/synth';

/** What this project's environments are held against, on a day on which its waivers hold. */
export const gate: Gate = {
  settings: readConfig(join(__dirname, '../../keyfit.yaml')).settings,
  today: '2026-11-23',
};

/** The gate with other waivers. */
export function gateWith(waivers: readonly Waiver[]): Gate {
  return { ...gate, settings: { ...gate.settings, waivers } };
}
