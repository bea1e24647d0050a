/** What is asked for, in the order in which it has to be there. */
export const needGroups = ['api', 'class', 'object', 'entry', 'account', 'image'] as const;

/** One of `needGroups`. */
export type NeedGroup = (typeof needGroups)[number];

/** Something that a set of manifests needs and does not make. */
export interface Need {
  readonly group: NeedGroup;
  readonly name: string;
  /** Who needs it, as `Kind/name`, sorted. */
  readonly consumers: readonly string[];
  /** A command of the shell that fails, or prints nothing, where it is not there. It prints no secret value. */
  readonly check: string;
}

/** A need of one object. */
export interface Asked extends Omit<Need, 'consumers'> {
  readonly consumer: string;
}

/** Each need once, with all who have it, in the order of groups and names. */
export function gathered(asked: Iterable<Asked>): Need[] {
  const needs = new Map<string, { readonly need: Asked; readonly consumers: Set<string> }>();
  for (const need of asked) {
    const id = `${String(needGroups.indexOf(need.group))} ${need.name} ${need.check}`;
    const known = needs.get(id);
    if (known === undefined) needs.set(id, { need, consumers: new Set([need.consumer]) });
    else known.consumers.add(need.consumer);
  }
  return [...needs]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(
      ([
        ,
        {
          need: { group, name, check },
          consumers,
        },
      ]) => ({ group, name, consumers: [...consumers].sort(), check }),
    );
}
