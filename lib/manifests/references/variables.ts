import { FEW } from '../per-object';
import type { FoundContainer, PodTemplate } from '../pod-template';
import type { Answer } from '../reference';
import { isObject, itemsOf, property, textOf, type Json, type JsonObject } from '../resource';
import type { Draft, Index } from './draft';

/**
 * `$(NAME)` in env values, commands and arguments; `$$(NAME)` stands for itself
 * (https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/).
 */
const USE = /(?<!\$)(\$+)\(([A-Za-z_][A-Za-z0-9_.-]*)\)/g;

/** Names of the field's custom; others in a command line are as likely meant for a shell. */
const CUSTOMARY = /^[A-Z_][A-Z0-9_]*$/;

/** Variables that the kubelet adds for Services (https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables). */
const SERVICE_LINK = /_SERVICE_(HOST|PORT)(_|$)|_PORT(_\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?$|^KUBERNETES_/;

const SHELL = /(^|\/)(ba|da|a|z|k|busybox )?sh$/;

/** Names that are in use in a text, without those that are escaped. */
function usedIn(text: string): string[] {
  if (!text.includes('$(')) return [];
  return [...text.matchAll(USE)].flatMap(([, dollars = '', name = '']) => (dollars.length % 2 === 1 ? [name] : []));
}

function runsShell(container: JsonObject): boolean {
  const words = [...itemsOf(container.command), ...itemsOf(container.args)].map(textOf);
  return words.some((word) => SHELL.test(word));
}

/** Keys that `envFrom` brings. */
interface Source {
  readonly prefix: string;
  readonly keys: ReadonlySet<string>;
}

function brings({ prefix, keys }: Source, name: string): boolean {
  return name.startsWith(prefix) && keys.has(name.slice(prefix.length));
}

/** How many keys of many sources are told apart; under ever other prefixes they could be any number. */
const MOST_KEYS = 10_000;

/** Many sources as one, so that a name is not looked for in each; undefined where they bring too much. */
function joined(sources: readonly Source[]): readonly Source[] | undefined {
  const keys = new Set<string>();
  let taken = 0;
  for (const source of sources) {
    taken += source.keys.size;
    if (taken > MOST_KEYS) return undefined;
    for (const key of source.keys) keys.add(source.prefix + key);
  }
  return [{ prefix: '', keys }];
}

/** What the variables of a container can be composed of. */
class Scope {
  private readonly names: readonly string[];
  private places: ReadonlyMap<string, number> | undefined;
  private imported: { readonly sources: readonly Source[] | undefined } | undefined;

  constructor(
    readonly pod: PodTemplate,
    readonly container: FoundContainer,
  ) {
    this.names = itemsOf(container.body.env).flatMap((entry) => (isObject(entry) ? [textOf(entry.name)] : []));
  }

  /** Where in `env` each name stands first. */
  get positions(): ReadonlyMap<string, number> {
    return (this.places ??= new Map([...this.names.entries()].reverse().map(([place, name]) => [name, place])));
  }

  answer(name: string, before: number, index: Index): Answer {
    const position = this.positions.get(name);
    if (position !== undefined && position < before) return { is: 'resolved', to: [] };
    const { sources } = (this.imported ??= { sources: this.findSources(index) });
    if (sources === undefined) return { is: 'unknown', to: [] };
    if (sources.some((source) => brings(source, name))) return { is: 'resolved', to: [] };
    const { names } = this;
    // Put together only for those who look at it, since every name would have a list of all others.
    const candidates = {
      *[Symbol.iterator]() {
        for (let at = 0; at < Math.min(before, names.length); at++) yield names[at] ?? '';
        for (const { prefix, keys } of sources) for (const key of keys) yield prefix + key;
      },
    };
    const dangling = { is: 'dangling', missing: 'object', to: [], candidates } as const;
    return position === undefined ? dangling : { ...dangling, later: true };
  }

  /** What `envFrom` brings, undefined where it cannot be told. */
  private findSources(index: Index): readonly Source[] | undefined {
    const sources: Source[] = [];
    for (const source of itemsOf(this.container.body.envFrom)) {
      const prefix = textOf(property(source, 'prefix'));
      const [kind, ref] =
        property(source, 'configMapRef') === undefined
          ? ['Secret', property(source, 'secretRef')]
          : ['ConfigMap', property(source, 'configMapRef')];
      const products = index.find(kind, this.pod.owner.namespace, textOf(property(ref, 'name')));
      if (products.length === 0) return undefined;
      for (const { keys } of products) {
        if (keys === undefined) return undefined;
        sources.push({ prefix, keys });
      }
    }
    return sources.length > FEW ? joined(sources) : sources;
  }
}

function draftsOf(scope: Scope, text: string, path: string, before: number): Draft[] {
  const { owner } = scope.pod;
  return [...new Set(usedIn(text))]
    .filter((name) => scope.positions.has(name) || (CUSTOMARY.test(name) && !SERVICE_LINK.test(name)))
    .map((name) => ({
      reference: {
        by: 'variable',
        from: owner,
        path,
        at: path,
        target: { kind: 'Variable', namespace: owner.namespace, name },
        optional: false,
        lenient: false,
      } as const,
      answer: (index: Index) => scope.answer(name, before, index),
    }));
}

function inEnv(scope: Scope): Draft[] {
  return itemsOf(scope.container.body.env).flatMap((entry: Json, position) =>
    draftsOf(
      scope,
      textOf(property(entry, 'value')),
      `${scope.container.path}/env/${String(position)}/value`,
      position,
    ),
  );
}

/** A shell substitutes a command for `$(name)` that Kubernetes has left alone, so only known names count there. */
function inCommand(scope: Scope): Draft[] {
  const shell = runsShell(scope.container.body);
  const drafts = (['command', 'args'] as const).flatMap((list) =>
    itemsOf(scope.container.body[list]).flatMap((word: Json, position) =>
      draftsOf(scope, textOf(word), `${scope.container.path}/${list}/${String(position)}`, Infinity),
    ),
  );
  return shell ? drafts.filter(({ reference }) => scope.positions.has(reference.target.name)) : drafts;
}

/** The kubelet makes no container where it cannot expand the path. */
function inMounts(scope: Scope): Draft[] {
  return itemsOf(scope.container.body.volumeMounts).flatMap((mount: Json, position) =>
    draftsOf(
      scope,
      textOf(property(mount, 'subPathExpr')),
      `${scope.container.path}/volumeMounts/${String(position)}/subPathExpr`,
      Infinity,
    ),
  );
}

/** The variables that a pod's containers compose others of. */
export function variableReferences(pod: PodTemplate): Draft[] {
  return pod.containers.flatMap((container) => {
    const scope = new Scope(pod, container);
    return [...inEnv(scope), ...inCommand(scope), ...inMounts(scope)];
  });
}
