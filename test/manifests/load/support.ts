import { loadText, type Loaded } from '../../../lib/manifests/load';
import type { Json } from '../../../lib/manifests';

/** A manifest whose spec is that YAML, which may take several lines. */
export function manifest(spec: string, name = 'a'): string {
  const indented = spec.split('\n').map((line) => `  ${line}`);
  return ['apiVersion: example.com/v1', 'kind: Sample', `metadata: {name: ${name}}`, 'spec:', ...indented, ''].join(
    '\n',
  );
}

/** What the spec of such a manifest is read as; the problem's message if it is not read. */
export function specOf(spec: string): Json | undefined {
  const { resources, problems } = loadText(manifest(spec), 'a.yaml');
  return resources[0]?.body.spec ?? problems[0]?.message;
}

/** How a person calls what was loaded. */
export function names({ resources }: Loaded): string[] {
  return resources.map(({ kind, name }) => `${kind}/${name}`);
}

/** Problems as `line:column message`. */
export function complaints({ problems }: Loaded): string[] {
  return problems.map(({ line, column, message }) => `${line ?? ''}:${column ?? ''} ${message}`);
}
