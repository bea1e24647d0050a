import { escapePointer, isObject, property } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { isBase64, isEncrypted, isToFillIn, secretsOf } from './secret-data';

/** Values are never printed, not even the part that is wrong. */
export const secretBase64: Rule = {
  id: 'secret-base64',
  family: 'secrets',
  severity: 'error',
  summary: 'Every value under the data of a Secret is base64.',
  why: 'The API server refuses the Secret, and with it the apply stops. A text of four plain letters passes, and pods get four bytes of nonsense.',
  bad: `apiVersion: v1
kind: Secret
metadata:
  name: till
data:
  user: till-user
`,
  good: `apiVersion: v1
kind: Secret
metadata:
  name: till
stringData:
  user: till-user
`,
  remedy: 'Put plain text under stringData, or encode it with base64 -w0.',
  source: 'https://kubernetes.io/docs/concepts/configuration/secret/#restriction-names-data',
  *check(graph): Iterable<Fault> {
    for (const resource of secretsOf(graph)) {
      const data = property(resource.body, 'data');
      if (!isObject(data) || isEncrypted(resource)) continue;
      for (const [key, value] of Object.entries(data)) {
        if (typeof value !== 'string' || isBase64(value)) continue;
        const filled = isToFillIn(value);
        yield {
          resource,
          path: `/data/${escapePointer(key)}`,
          message: `the value of "${key}" is not base64${filled ? ' as it stands' : ''}, and the API server refuses the Secret`,
          fix: filled ? 'make sure that what fills it in writes base64' : 'move it to stringData, or encode it',
          // A tool that fills it in before the apply may well write base64.
          severity: filled ? 'warning' : 'error',
        };
      }
    }
  },
};
