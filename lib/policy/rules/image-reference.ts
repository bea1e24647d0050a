import { podTemplateOf, select, scalarText } from '../../manifests';
import type { Finding, Rule } from '../rule';

/** A release has three numbers, whatever flavour follows: `7-alpine` and `3.12-slim` move with each release. */
const RELEASE = /^v?\d+\.\d+\.\d/;

/** PostgreSQL has released two numbers since version 10 (https://www.postgresql.org/support/versioning/). */
const POSTGRES_RELEASE = /^\d+\.\d/;

function isRelease(repository: string, tag: string): boolean {
  return (/(^|\/)postgres$/.test(repository) ? POSTGRES_RELEASE : RELEASE).test(tag);
}

const DIGEST = /^sha256:[0-9a-f]{64}$/;

function faultOf(image: string): { rule: string; message: string } | undefined {
  const [reference = '', digest] = image.split('@');
  const tag = /:([\w][\w.-]*)$/.exec(reference)?.[1];
  if (tag === undefined) return { rule: 'image-tag', message: `image "${image}" has no tag: name a release` };
  if (!isRelease(reference.slice(0, -tag.length - 1), tag))
    return { rule: 'image-tag', message: `tag "${tag}" of "${image}" moves: name a full release` };
  if (digest !== undefined && !DIGEST.test(digest)) {
    return { rule: 'image-digest', message: `digest "${digest}" of "${reference}" is not sha256: and 64 hex digits` };
  }
  if (digest === undefined) return { rule: 'image-digest', message: `image "${image}" is not pinned by digest` };
  return undefined;
}

/** What runs is what was reviewed: a tag names a release, a digest fixes its content (D-50 to D-53, N-09). */
export const imageReference: Rule = {
  id: 'image-tag, image-digest',
  summary: 'Every image names a full release and its digest.',
  check: (graph) =>
    graph.resources.flatMap((resource) =>
      (podTemplateOf(resource)?.containers ?? []).flatMap(({ body, path }): Finding[] => {
        const image = scalarText(select(body, 'image')[0]?.value);
        const fault = faultOf(image);
        return fault === undefined ? [] : [{ ...fault, resource, path: `${path}/image` }];
      }),
    ),
};
