import { groupOf, type Resource } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { ENTRY, externalSecret } from './example';

const KINDS = ['ClusterExternalSecret', 'ClusterSecretStore', 'ExternalSecret', 'SecretStore'];

function isOld({ apiVersion }: Resource): boolean {
  return groupOf(apiVersion) === 'external-secrets.io' && /\/v1(alpha|beta)1$/.test(apiVersion);
}

/** A warning, since no manifest says which release of the operator runs. */
export const externalSecretsVersion: Rule = {
  id: 'external-secrets-version',
  family: 'secrets',
  severity: 'advice',
  summary: 'Objects of the External Secrets Operator have a version that its releases serve.',
  why: 'Since release 0.17 the operator serves v1 alone: an apply of v1beta1 fails with "no matches for kind", and the Secrets are not made on a new cluster.',
  bad: externalSecret(ENTRY, 'external-secrets.io/v1beta1'),
  good: externalSecret(ENTRY),
  remedy: 'Write external-secrets.io/v1, which is served since release 0.16; the fields are the same.',
  source: 'https://github.com/external-secrets/external-secrets/releases/tag/v0.17.0',
  *check(graph): Iterable<Fault> {
    for (const resource of KINDS.flatMap((kind) => graph.ofKind(kind)).filter(isOld)) {
      const message = `${resource.apiVersion} is not served since release 0.17 of the External Secrets Operator`;
      yield { resource, path: '/apiVersion', message, fix: 'write external-secrets.io/v1' };
    }
  },
};
