import { buildGraph, type Resource } from '../../../../lib/manifests';
import { loadText } from '../../../../lib/manifests/load';
import type { Fault, Rule } from '../../../../lib/policy/rule';
import { defaultSettings, type Settings } from '../../../../lib/policy/settings';

/** The objects of some YAML, or of several files by name. */
export function load(files: string | Readonly<Record<string, string>>): Resource[] {
  const all = typeof files === 'string' ? { 'shop.yaml': files } : files;
  return Object.entries(all).flatMap(([file, text]) => {
    const { resources, problems } = loadText(text, file);
    expect(problems).toEqual([]);
    return [...resources];
  });
}

/** What a rule finds in some YAML. */
export function faults(
  rule: Rule,
  files: string | Readonly<Record<string, string>>,
  settings: Partial<Settings> = {},
): Fault[] {
  return [...rule.check(buildGraph(load(files)), { ...defaultSettings, ...settings })];
}

/** The same, as `path: message`. */
export function messages(...args: Parameters<typeof faults>): string[] {
  return faults(...args).map(({ path, message }) => `${path}: ${message}`);
}

/** The places of what a rule finds. */
export function paths(...args: Parameters<typeof faults>): string[] {
  return faults(...args).map(({ path }) => path);
}

/** A pod with one container, whose fields are given as YAML in flow style, and further fields of its spec. */
export function pod(container = '{}', spec = ''): string {
  return `apiVersion: v1
kind: Pod
metadata: { name: till }
spec:
  ${spec}
  containers:
    - ${container === '{}' ? '{ name: main }' : `{ name: main, ${container} }`}
`;
}

/** A Deployment whose pods have the label `app: till`; `spec` stands beside its template. */
export function deployment(spec = '', podSpec = ''): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: till }
spec:
  ${spec}
  selector: { matchLabels: { app: till } }
  template:
    metadata: { labels: { app: till } }
    spec:
      ${podSpec}
      containers: [{ name: main, image: "till:1.0.0" }]
`;
}

/** An object of one line: its spec or data in flow style. */
export function one(apiVersion: string, kind: string, rest: string, name = 'till'): string {
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: ${name} }\n${rest}\n`;
}

/** Objects as a stream of documents. */
export function documents(...texts: readonly string[]): string {
  return texts.join('---\n');
}
