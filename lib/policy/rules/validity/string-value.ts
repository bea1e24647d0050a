import { scalarText, type Resource } from '../../../manifests';
import { discrepancies, type Discrepancy } from '../../schemas/discrepancy';
import type { Fault, Rule } from '../../rule';

/** Words that YAML 1.1 reads as true or false; none of them is a secret. */
const TRUTH_WORD = /^(y|yes|n|no|on|off|true|false)$/i;

/** The text of a plain scalar as the file has it, or undefined where that is not known. */
function written({ origin }: Resource, path: string): string | undefined {
  if (origin === undefined) return undefined;
  const { line, column } = origin.locate(path);
  return /^[^\s#,\]}'"&*!|>]+/.exec(origin.lineAt(line)?.slice(column - 1) ?? '')?.[0];
}

/** Whether a value may be a secret, so that no message may repeat it. */
function mayBeSecret(resource: Resource, path: string): boolean {
  return resource.kind === 'Secret' || /\/(env|args|command|stringData)\//.test(path);
}

/** What YAML made of the text, without repeating what may be a secret. */
function reading(resource: Resource, { path, value }: Discrepancy): string {
  const text = written(resource, path);
  const read = scalarText(value);
  if (typeof value === 'boolean')
    return text !== undefined && TRUTH_WORD.test(text) && text !== read
      ? `YAML reads ${text} as ${read}`
      : `${read} without quotes is no text`;
  if (text === undefined || text === read || mayBeSecret(resource, path)) return 'YAML reads it as a number';
  return `YAML reads ${text} as the number ${read}`;
}

function subject({ field, path }: Discrepancy): string {
  if (field !== '') return `"${field}"`;
  const [index = '', list = ''] = path.split('/').reverse();
  return `item ${index} of "${list}"`;
}

/** Values of labels, data and the environment are texts, which YAML does not know. */
export const stringValue: Rule = {
  id: 'string-value',
  family: 'validity',
  severity: 'error',
  summary: 'Every value that has to be a text is one for YAML too.',
  why:
    'Without quotes YAML reads `on`, `no` and `true` as booleans and `8080`, `012` and `1e3` as numbers. The API server ' +
    'takes no number or boolean for a text and refuses the object.',
  bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: till
data:
  port: 8080
  tracing: on`,
  good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: till
data:
  port: "8080"
  tracing: "on"`,
  remedy: 'Put the value in quotes. In a Helm template, pipe it through `quote`.',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/',
  check: (graph) =>
    graph.resources.flatMap((resource) =>
      discrepancies(resource)
        .filter(({ of }) => of === 'text')
        .map((found): Fault => ({
          resource,
          path: found.path,
          message: `${subject(found)} must be a text: ${reading(resource, found)}`,
          fix: 'put the value in quotes',
          cause: 'unquoted',
        })),
    ),
};
