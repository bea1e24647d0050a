import { describe, patternMatcher } from '../manifests';
import type { Baseline } from '../policy/baseline';
import type { Config } from '../policy/config';
import type { Validation } from '../policy/validate';
import { maskObject, maskPointer } from '../text';
import type { Inputs } from './inputs';

/** What a run found, and what it could not read. */
export interface Outcome {
  readonly inputs: Inputs;
  readonly validation: Validation;
  readonly config: Config;
  /** Whether the settings file is for any of it. */
  readonly isMeant: boolean;
  /** Whether all was checked that the settings are for. */
  readonly complete: boolean;
  /** The baseline to write; undefined where none is asked for. */
  readonly written: Baseline | undefined;
}

/** How many names are told; more are counted. */
const NAMED = 3;

/** Where the settings file that was found is for none of what was checked. */
function unmeant({ isMeant, config: { origin } }: Outcome): string[] {
  if (isMeant || origin === undefined) return [];
  return [
    `${origin.file}: its "for" fits nothing of this, so the defaults hold; name it with --config if it is meant all the same`,
  ];
}

/** Objects that waivers are for and that are not here: in another part of the manifests, or nowhere. */
function waivedElsewhere({ isMeant, complete, inputs, config: { settings, origin } }: Outcome): string[] {
  const wanted = new Set(settings.waivers.flatMap(({ resource = '*' }) => (resource === '*' ? [] : [resource])));
  // Where all is checked, a finding says it of each.
  if (!isMeant || complete || wanted.size === 0) return [];
  const names = new Set(inputs.sets.flatMap(({ resources }) => resources.map(describe)));
  const isHere = (resource: string): boolean =>
    resource.includes('*') ? [...names].some(patternMatcher(resource)) : names.has(resource);
  const gone = [...wanted].filter((resource) => !isHere(resource));
  if (gone.length === 0) return [];
  const more = gone.length > NAMED ? ` and ${gone.length - NAMED} more` : '';
  const named = gone.slice(0, NAMED).map(maskObject).join(', ') + more;
  return [`${origin?.file ?? 'settings'}: waivers are for objects that are not here: ${named}`];
}

function ofBaseline({ validation: { fixed }, written }: Outcome): string[] {
  if (written !== undefined) {
    const count = written.entries.reduce((sum, entry) => sum + entry.count, 0);
    return [`${written.file}: ${count} known ${count === 1 ? 'finding' : 'findings'} written`];
  }
  const lines = fixed.map(({ rule, resource, path, count }) => {
    return `  ${rule}: ${maskObject(resource)} ${maskPointer(path)}${count === 1 ? '' : ` (${count} times)`}`;
  });
  if (lines.length === 0) return [];
  return ['Fixed, and still in the baseline; take it out with `keyfit validate --write-baseline`:', ...lines];
}

/** What there is to say of a run beside its report. */
export function remarksOn(outcome: Outcome): string[] {
  return [...unmeant(outcome), ...waivedElsewhere(outcome), ...ofBaseline(outcome)];
}
