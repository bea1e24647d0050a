import { itemsOf, property, textOf, type Graph, type Resource } from '../../../manifests';
import { perGraph } from '../../per-graph';
import type { Fault, Rule } from '../../rule';
import { placeholderIn } from './placeholder-text';
import { valuesOf } from './values';

/** Whether Flux expands `${NAME}` in what it applies (https://fluxcd.io/flux/components/kustomize/kustomizations/). */
function isSubstituted(graph: Graph): boolean {
  return graph.ofKind('Kustomization').some(({ body }) => {
    const substitution = property(property(body, 'spec'), 'postBuild');
    return ['substitute', 'substituteFrom'].some((field) => property(substitution, field) !== undefined);
  });
}

/** The variables that containers of a set have by name. */
const variablesOf = perGraph(
  (graph) =>
    new Set(
      graph.pods.flatMap(({ containers }) =>
        containers.flatMap(({ body }) => itemsOf(body.env).map((entry) => textOf(property(entry, 'name')))),
      ),
    ),
);

/** Whether who reads configuration knows a variable at run time: the same object holds it, or a container does. */
function isKnownLater(found: string, { body, type }: Resource, graph: Graph): boolean {
  const name = /^\$\{(\w+)\}$/.exec(found)?.[1];
  if (name === undefined || (type !== 'ConfigMap' && type !== 'Secret')) return false;
  const holders = [property(body, 'data'), property(body, 'stringData')];
  return variablesOf(graph).has(name) || holders.some((data) => property(data, name) !== undefined);
}

/** Only where a text is taken as one value: scripts, files and descriptions have braces and examples of their own. */
export const placeholder: Rule = {
  id: 'placeholder',
  family: 'secrets',
  severity: 'warning',
  summary: 'No value in the output is a placeholder.',
  why: 'The manifest applies, and the program takes the placeholder for the value: it logs in with it, sends people to it, or is open to everybody who knows the template.',
  bad: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: front
spec:
  rules:
    - host: till.example.com
`,
  good: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: front
spec:
  rules:
    - host: till.acme.dev
`,
  remedy: 'Give the real value, or have the tool that renders the manifests fill it in before they are checked.',
  source: 'https://www.rfc-editor.org/rfc/rfc2606',
  *check(graph): Iterable<Fault> {
    const substituted = isSubstituted(graph);
    for (const { resource, path, place, text } of valuesOf(graph)) {
      const found = placeholderIn(text, place, substituted);
      if (found === undefined || isKnownLater(found, resource, graph)) continue;
      yield { resource, path, message: `"${found}" is a placeholder`, fix: 'give the real value' };
    }
  },
};
