import { type Graph } from '../manifests';
import { mention } from './mention';
import type { Finding } from './rule';

/** Files that show how an object could be made, and are not meant to be deployed as they are. */
const SAMPLE = /example|sample|template|\.dist\b|\.tpl\b|[.-](?:enc|sops)\b/i;

/** What is missing and lies beside the set: in the folder of a kustomization that does not take it in. */
export function withUnlisted(findings: readonly Finding[], unlisted: Graph): readonly Finding[] {
  if (unlisted.resources.length === 0) return findings;
  return findings.map((finding) => {
    const { target, cause } = finding;
    if (cause !== 'missing-object' || target === undefined) return finding;
    const maker = unlisted.find(target.kind, target.namespace, target.name)[0]?.by;
    const file = maker?.origin?.file;
    if (maker === undefined || file === undefined) return finding;
    const made = maker.kind === target.kind && maker.name === target.name ? 'it' : mention(maker);
    const certain = maker.kind !== 'Secret' && !SAMPLE.test(file);
    return {
      ...finding,
      message: `${finding.message}; ${made} stands in ${file}, which no kustomization takes in`,
      fix: `add ${file} to the resources of the kustomization beside it, or remove it`,
      cause: 'resource-not-listed',
      severity: certain ? 'error' : finding.severity,
    };
  });
}
