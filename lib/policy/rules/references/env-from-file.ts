import { property, textOf, type Graph, type Product } from '../../../manifests';
import type { Fault, Rule } from '../../rule';

const LINE = /^\s*(export\s+)?[A-Za-z_]\w*=/;

/** Whether a text is a list of variables, as tools read them from files. */
function isEnvFile(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.trim().startsWith('#'));
  return lines.length > 0 && lines.every((line) => LINE.test(line));
}

/** The only entry of a ConfigMap, where it is a file of variables under a name that is no variable's. */
function fileIn({ by, keys }: Product): string | undefined {
  const [key, ...others] = keys ?? [];
  if (by.type !== 'ConfigMap' || key === undefined || others.length > 0 || /^[A-Za-z_]\w*$/.test(key)) return undefined;
  return isEnvFile(textOf(property(by.body.data, key))) ? key : undefined;
}

function* check(graph: Graph): Iterable<Fault> {
  for (const reference of graph.references) {
    if (reference.by !== 'envFrom' || reference.target.kind !== 'ConfigMap') continue;
    const { kind, namespace, name } = reference.target;
    const [made, ...others] = graph.find(kind, namespace, name);
    const file = made === undefined || others.length > 0 ? undefined : fileIn(made);
    if (file === undefined) continue;
    yield {
      resource: reference.from,
      path: reference.path,
      message: `ConfigMap "${name}" has one entry "${file}", a whole file of variables, and none of them is set`,
      fix: 'write `envs` in place of `files` where the ConfigMap is generated, or one entry for each variable',
      cause: 'files-for-envs',
      target: reference.target,
    };
  }
}

function set(data: string): string {
  return `apiVersion: v1
kind: ConfigMap
metadata:
  name: till
data: ${data}
---
apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: till
      image: registry.example/till:1.4.2
      envFrom: [{ configMapRef: { name: till } }]
`;
}

/** A generator takes a file as one entry, or its lines as many. */
export const envFromFile: Rule = {
  id: 'env-from-file',
  family: 'references',
  severity: 'error',
  summary: 'Variables are read from entries, not from a file of them.',
  why: 'The file becomes one variable that is called like it, or none at all, and the program starts without its settings.',
  bad: set(String.raw`{ till.env: "CURRENCY=EUR\nDRAWERS=2\n" }`),
  good: set('{ CURRENCY: EUR, DRAWERS: "2" }'),
  remedy: 'Generate the ConfigMap with `envs: [till.env]` (kubectl: `--from-env-file`), or mount the file.',
  source: 'https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/configmapgenerator/',
  check,
};
