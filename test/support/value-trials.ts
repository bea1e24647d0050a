import type { Json } from '../../lib/manifests';
import { findings, type Platform } from '../defects/platforms';
import { changeAt } from './edit';
import { gate, gateForChanges } from './gate';
import type { Manifest } from './manifest';
import { changeOf, placeOf, scalarsOf, type Scalar, type ValueChange } from './value-changes';

/** One value of an environment, changed. */
export interface Trial {
  readonly platform: Platform;
  readonly object: Manifest;
  readonly scalar: Scalar;
  readonly change: ValueChange;
  /** What it is an example of. */
  readonly place: string;
}

/** Every value of an environment with its change. */
export function trialsOf(platform: Platform): Trial[] {
  return platform.objects.flatMap((object) =>
    [...scalarsOf(object as Json)].map((scalar) => {
      const change = changeOf(scalar);
      return { platform, object, scalar, change, place: placeOf(String(object.kind), scalar.path, change.way) };
    }),
  );
}

/** Whether changes of one environment, made all at once, are reported; nothing is where none is made. */
export function areKilled(trials: readonly Trial[]): boolean {
  const byObject = new Map<Manifest, Trial[]>();
  for (const trial of trials) byObject.set(trial.object, [...(byObject.get(trial.object) ?? []), trial]);
  const changed = (object: Manifest): Manifest =>
    (byObject.get(object) ?? []).reduce<Json>(
      (body, { scalar, change }) => changeAt(body, scalar.path, () => change.to),
      object as Json,
    ) as unknown as Manifest;
  const [first] = trials;
  // The checksum would report each change of configuration, whatever it means.
  const judge = trials.some(({ scalar }) => scalar.path.includes('/checksum~1')) ? gate : gateForChanges;
  return first !== undefined && findings(first.platform.objects.map(changed), judge).length > 0;
}

/** Those that are reported; what survives is found out many at once. */
export function killedOf(trials: readonly Trial[]): readonly Trial[] {
  if (!areKilled(trials)) return [];
  if (trials.length === 1) return trials;
  const half = Math.ceil(trials.length / 2);
  return [...killedOf(trials.slice(0, half)), ...killedOf(trials.slice(half))];
}

/** Trials by the kind of place that they are examples of. */
export function byPlace(trials: readonly Trial[]): Map<string, Trial[]> {
  const places = new Map<string, Trial[]>();
  for (const trial of trials) {
    const known = places.get(trial.place);
    if (known === undefined) places.set(trial.place, [trial]);
    else known.push(trial);
  }
  return places;
}
