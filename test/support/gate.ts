import { join } from 'node:path';
import type { Waiver } from '../../lib/policy';
import { readConfig } from '../../lib/policy/config';
import type { Gate } from '../../lib/synth';

/** What this project's environments are held against, on a day on which its waivers hold. */
export const gate: Gate = {
  settings: readConfig(join(__dirname, '../../keyfit.yaml')).settings,
  today: '2026-11-23',
};

/** The gate for sets that are changed after they were rendered, of which every change of configuration has a stale checksum. */
export const gateForChanges: Gate = {
  ...gate,
  settings: { ...gate.settings, rules: { ...gate.settings.rules, 'checksum-current': 'off' } },
};

/** The gate with other waivers. */
export function gateWith(waivers: readonly Waiver[]): Gate {
  return { ...gate, settings: { ...gate.settings, waivers } };
}
