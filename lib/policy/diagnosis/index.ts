import { describe, type Graph } from '../../manifests';
import type { Fault } from '../rule';
import type { Requirement } from '../report';
import type { Settings } from '../settings';
import { diagnose, type Diagnosis } from './diagnose';

type ByRule = ReadonlyMap<string, readonly Diagnosis[]>;

const known = new WeakMap<Graph, Map<Settings, ByRule>>();

function diagnoseAll(graph: Graph, settings: Settings): ByRule {
  const byRule = new Map<string, Diagnosis[]>();
  for (const reference of graph.references) {
    const answer = graph.answer(reference);
    if (answer.is !== 'dangling') continue;
    for (const diagnosis of diagnose(reference, answer, graph, settings)) {
      const held = byRule.get(diagnosis.rule);
      if (held === undefined) byRule.set(diagnosis.rule, [diagnosis]);
      else held.push(diagnosis);
    }
  }
  return byRule;
}

/** Everything that is wrong with the references of a graph; worked out once, for all rules that ask. */
function diagnosesOf(graph: Graph, settings: Settings): ByRule {
  const bySettings = known.get(graph) ?? new Map<Settings, ByRule>();
  known.set(graph, bySettings);
  const found = bySettings.get(settings) ?? diagnoseAll(graph, settings);
  bySettings.set(settings, found);
  return found;
}

function idOf({ fault: { target } }: Diagnosis): string {
  return `${target?.kind ?? ''}/${target?.namespace ?? ''}/${target?.name ?? ''}`;
}

function grouped(diagnoses: readonly Diagnosis[]): Map<string, Diagnosis[]> {
  const groups = new Map<string, Diagnosis[]>();
  for (const diagnosis of diagnoses) {
    const id = idOf(diagnosis);
    const held = groups.get(id);
    if (held === undefined) groups.set(id, [diagnosis]);
    else held.push(diagnosis);
  }
  return groups;
}

function keysOf(diagnoses: readonly Diagnosis[]): string[] {
  const keys = diagnoses.map(({ fault }) => fault.target?.key).filter((key) => key !== undefined);
  return [...new Set(keys)].sort();
}

/** One warning for an object that others make, with all that is asked of it. */
function gathered(diagnoses: readonly Diagnosis[]): Fault[] {
  const [first] = diagnoses;
  if (first === undefined) return [];
  const keys = keysOf(diagnoses);
  const related = diagnoses.slice(1).map(({ fault: { resource, path } }) => ({ resource, path }));
  const needs =
    keys.length === 0 ? '' : `; it must exist with ${keys.length === 1 ? 'key' : 'keys'} ${keys.join(', ')}`;
  return [
    {
      ...first.fault,
      message: first.fault.message + needs,
      ...(related.length === 0 ? {} : { related }),
    },
  ];
}

function isAsked({ required, fault }: Diagnosis): boolean {
  return required && fault.severity === 'warning';
}

/** The faults of one rule on references: errors one by one, what others have to make once an object. */
export function danglingFaults(graph: Graph, settings: Settings, rule: string): Fault[] {
  const mine = diagnosesOf(graph, settings).get(rule) ?? [];
  return [
    ...mine.filter((diagnosis) => !isAsked(diagnosis)).map(({ fault }) => fault),
    ...[...grouped(mine.filter(isAsked)).values()].flatMap(gathered),
  ];
}

/** What somebody else has to make before the set works, in the order of kind, namespace and name. */
export function requirementsOf(graph: Graph, settings: Settings): Requirement[] {
  const required = [...diagnosesOf(graph, settings).values()].flat().filter((diagnosis) => diagnosis.required);
  return [...grouped(required)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, diagnoses]) => {
      const target = diagnoses[0]?.fault.target;
      const consumers = diagnoses.map(({ fault: { resource } }) => describe(resource));
      return {
        kind: target?.kind ?? '',
        namespace: target?.namespace,
        name: target?.name ?? '',
        keys: keysOf(diagnoses),
        consumers: [...new Set(consumers)].sort(),
      };
    });
}
