import type { FoundContainer, PodTemplate } from '../pod-template';
import { escapePointer } from '../pointer';
import type { Reference } from '../reference';
import { isObject, itemsOf, property, textOf, type JsonObject, type Resource } from '../resource';

/** The kinds of objects that flags and variables name, by how those end; what may hold a value itself is not among them. */
const NAMED: readonly (readonly [RegExp, string])[] = [
  [/(^|-)config-?map(-name)?$/, 'ConfigMap'],
  [/(^|-)(secret-name|tls-secret|ca-secret|ssl-certificate)$/, 'Secret'],
  [/(^|-)service-?account(-name)?$/, 'ServiceAccount'],
  [/(^|-)(publish|default-backend|webhook)-service(-name)?$/, 'Service'],
];

const NAME = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;
/** The pod's own namespace in front of a name, as a variable. */
const OWN_NAMESPACE = /^\$\(\w*NAMESPACE\w*\)$/;

/** How all of them end, as variables are written too; most are called otherwise. */
const ENDS = /(?:map|name|secret|certificate|account|service)$/i;

function kindOf(word: string): string | undefined {
  return NAMED.find(([ending]) => ending.test(word))?.[1];
}

interface Word {
  readonly from: Resource;
  /** What the value is called, in lower case with dashes. */
  readonly called: string;
  readonly value: string;
  readonly path: string;
}

/** Only a name that is almost another shows that an object is meant. */
function wordReferences({ from, called, value, path }: Word): Reference[] {
  const kind = kindOf(called);
  if (kind === undefined || value === '') return [];
  const [name = '', stated = ''] = value.split('/').reverse();
  const namespace = stated === '' || OWN_NAMESPACE.test(stated) ? from.namespace : stated;
  if (!NAME.test(name) || (namespace !== undefined && !NAME.test(namespace))) return [];
  const target = { kind, namespace, name };
  return [{ by: 'name', from, path, at: path, target, optional: false, lenient: 'near', guess: true }];
}

function flagReferences({ owner }: PodTemplate, { body, path }: FoundContainer): Reference[] {
  return (['command', 'args'] as const).flatMap((list) => {
    const words = itemsOf(body[list]).map(textOf);
    return words.flatMap((word, index) => {
      if (!word.startsWith('-')) return [];
      const [, called, joined] = /^--?([a-z][a-z0-9-]*)(?:=(.*))?$/s.exec(word) ?? [];
      if (called === undefined || kindOf(called) === undefined) return [];
      const at = joined === undefined ? index + 1 : index;
      const value = joined ?? words[at] ?? '';
      return wordReferences({ from: owner, called, value, path: `${path}/${list}/${String(at)}` });
    });
  });
}

function variableNameReferences({ owner }: PodTemplate, { body, path }: FoundContainer): Reference[] {
  return itemsOf(body.env).flatMap((entry, index) => {
    const name = textOf(property(entry, 'name'));
    if (!ENDS.test(name)) return [];
    const called = name.toLowerCase().replaceAll('_', '-');
    const value = textOf(property(entry, 'value'));
    return wordReferences({ from: owner, called, value, path: `${path}/env/${String(index)}/value` });
  });
}

/** What `kubectl wait` and `kubectl rollout status` wait for. */
const WAITS =
  /\bkubectl\b[^\n;&|]*?\b(?:wait|rollout\s+status)\b[^\n;&|]*?\s(jobs?(?:\.batch)?|deploy(?:ments?(?:\.apps)?)?|sts|statefulsets?(?:\.apps)?)(?:\/|\s+)([a-z0-9][-a-z0-9.]*)(?=["'\s;&|)]|$)/g;
/** The image of a program that waits for the object that its arguments name (https://github.com/groundnuty/k8s-wait-for). */
const WAIT_IMAGE = /(^|\/)k8s-wait-for(:|@|$)/;

function waitedKind(word: string): string | undefined {
  if (word.startsWith('job')) return 'Job';
  if (word.startsWith('deploy')) return 'Deployment';
  if (word.startsWith('s')) return word === 'service' ? 'Service' : 'StatefulSet';
  return undefined;
}

function waitReference(from: Resource, kind: string, name: string, path: string): Reference {
  const target = { kind, namespace: from.namespace, name };
  return { by: 'name', from, path, at: path, target, optional: false, lenient: false };
}

/** Another namespace may be meant by a flag, and what a shell fills in is no name. */
function isElsewhere(text: string): boolean {
  return /\s(-n|--namespace)[\s=]/.test(text);
}

function waitReferences({ owner }: PodTemplate, { body, path }: FoundContainer): Reference[] {
  const [command, args] = [itemsOf(body.command).map(textOf), itemsOf(body.args).map(textOf)];
  const place = `${path}/${args.length > 0 ? 'args' : 'command'}`;
  if (WAIT_IMAGE.test(textOf(body.image))) {
    const [word = '', name = ''] = args;
    const kind = waitedKind(word);
    return kind === undefined || !NAME.test(name) ? [] : [waitReference(owner, kind, name, place)];
  }
  const words = [...command, ...args];
  if (!words.some((word) => word.includes('kubectl'))) return [];
  const text = words.join(' ');
  if (isElsewhere(text)) return [];
  return [...text.matchAll(WAITS)].flatMap(([, word = '', name = '']) => {
    const kind = waitedKind(word);
    return kind === undefined ? [] : [waitReference(owner, kind, name, place)];
  });
}

/** The objects that a pod's arguments and variables name. */
export function podWordReferences(pod: PodTemplate): Reference[] {
  return pod.containers.flatMap((container) => [
    ...flagReferences(pod, container),
    ...variableNameReferences(pod, container),
    ...waitReferences(pod, container),
  ]);
}

/** `$secret:key` in the settings of Argo CD (https://argo-cd.readthedocs.io/en/stable/operator-manual/user-management/#sensitive-data-and-sso-client-secrets). */
const ARGO_KEY = /\$([a-z0-9][-a-z0-9.]*):([-._a-zA-Z0-9]+)/g;

function isArgoConfiguration({ type, name, body }: Resource): boolean {
  if (type !== 'ConfigMap') return false;
  const labels = property(body.metadata, 'labels');
  return name === 'argocd-cm' || property(labels, 'app.kubernetes.io/name') === 'argocd-cm';
}

/** The keys of Secrets that the settings of Argo CD name. */
export function argoReferences(from: Resource): Reference[] {
  if (!isArgoConfiguration(from)) return [];
  const data: JsonObject = isObject(from.body.data) ? from.body.data : {};
  return Object.entries(data).flatMap(([entry, value]) => {
    const path = `/data/${escapePointer(entry)}`;
    return [...textOf(value).matchAll(ARGO_KEY)].map(([, name = '', key = '']): Reference => {
      const target = { kind: 'Secret', namespace: from.namespace, name, key };
      return { by: 'name', from, path, at: path, keyAt: path, target, optional: false, lenient: false };
    });
  });
}
