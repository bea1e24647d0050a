import type { FoundContainer, PodTemplate } from '../pod-template';
import type { Answer } from '../reference';
import { isObject, itemsOf, property, textOf, type Json, type JsonObject } from '../resource';
import type { Draft, Index } from './draft';

/**
 * `$(NAME)` in env values, commands and arguments; `$$(NAME)` stands for itself
 * (https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/).
 */
const USE = /(\$+)\(([A-Za-z_][A-Za-z0-9_.-]*)\)/g;

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

interface Scope {
  readonly pod: PodTemplate;
  readonly container: FoundContainer;
  readonly names: readonly string[];
}

/** What `envFrom` brings, undefined where it cannot be told. */
function importedNames({ pod, container }: Scope, index: Index): Set<string> | undefined {
  const names = new Set<string>();
  for (const source of itemsOf(container.body.envFrom)) {
    const prefix = textOf(property(source, 'prefix'));
    const [kind, ref] =
      property(source, 'configMapRef') === undefined
        ? ['Secret', property(source, 'secretRef')]
        : ['ConfigMap', property(source, 'configMapRef')];
    const products = index.find(kind, pod.owner.namespace, textOf(property(ref, 'name')));
    if (products.length === 0 || products.some(({ keys }) => keys === undefined)) return undefined;
    for (const { keys } of products) for (const key of keys ?? []) names.add(prefix + key);
  }
  return names;
}

function answerOf(scope: Scope, name: string, before: number, index: Index): Answer {
  const position = scope.names.indexOf(name);
  if (position >= 0 && position < before) return { is: 'resolved', to: [] };
  const imported = importedNames(scope, index);
  if (imported === undefined) return { is: 'unknown', to: [] };
  if (imported.has(name)) return { is: 'resolved', to: [] };
  const candidates = [...scope.names.slice(0, before), ...imported];
  const dangling = { is: 'dangling', missing: 'object', to: [], candidates } as const;
  return position >= 0 ? { ...dangling, later: true } : dangling;
}

function draftsOf(scope: Scope, text: string, path: string, before: number): Draft[] {
  const { owner } = scope.pod;
  return [...new Set(usedIn(text))]
    .filter((name) => scope.names.includes(name) || (CUSTOMARY.test(name) && !SERVICE_LINK.test(name)))
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
      answer: (index: Index) => answerOf(scope, name, before, index),
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
  return shell ? drafts.filter(({ reference }) => scope.names.includes(reference.target.name)) : drafts;
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
    const env = itemsOf(container.body.env).filter(isObject);
    const scope: Scope = { pod, container, names: env.map(({ name }) => textOf(name)) };
    return [...inEnv(scope), ...inCommand(scope), ...inMounts(scope)];
  });
}
