import { images } from '../../../lib/components/images';
import { imageReference } from '../../../lib/policy/rules/image-reference';
import { check, deployment, object, podSpec } from '../support';

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;

function faults(image: string): [string, string][] {
  return check(imageReference, deployment('till', podSpec({ image }))).map(({ rule, message }) => [rule, message]);
}

describe('image-reference', () => {
  test('reports an image without a tag, at the image', () => {
    expect(check(imageReference, deployment('till', podSpec({ image: 'registry.test/till' })))).toEqual([
      {
        rule: 'image-tag',
        on: 'Deployment/till',
        path: '/spec/template/spec/containers/0/image',
        message: 'image "registry.test/till" has no tag: name a release',
      },
    ]);
  });

  test.each([
    'latest',
    'stable',
    'main',
    'dev',
    'preview',
    '7',
    '26.4',
    'v1.2',
    '7-alpine',
    '1.36-musl',
    '3.12-slim',
    '16.8-alpine',
    'v2.1-rc1',
    'sha-12',
  ])('reports a tag that moves: %s', (tag) => {
    const image = `registry.test/till:${tag}`;

    expect(faults(image)).toEqual([['image-tag', `tag "${tag}" of "${image}" moves: name a full release`]]);
  });

  test('reports a moving tag even beside a digest, since people read the tag', () => {
    expect(faults(`till:latest@${DIGEST}`).map(([rule]) => rule)).toEqual(['image-tag']);
  });

  test('reports a release without a digest', () => {
    expect(faults('registry.test/till:1.2.3')).toEqual([
      ['image-digest', 'image "registry.test/till:1.2.3" is not pinned by digest'],
    ]);
  });

  test.each(['sha256:0123', `sha256:${'0123456789ABCDEF'.repeat(4)}`, 'sha512:00', ''])(
    'reports a digest that no registry could have made: "%s"',
    (digest) => {
      expect(faults(`registry.test/till:1.2.3@${digest}`)).toEqual([
        ['image-digest', `digest "${digest}" of "registry.test/till:1.2.3" is not sha256: and 64 hex digits`],
      ]);
    },
  );

  test("does not take a registry's port for a tag", () => {
    expect(faults('registry.test:5000/till').map(([rule]) => rule)).toEqual(['image-tag']);
    expect(faults(`registry.test:5000/till:1.2.3@${DIGEST}`)).toEqual([]);
  });

  test('reports init containers too, and containers without an image', () => {
    const pod = { initContainers: [{ name: 'wait', image: 'busybox' }], containers: [{ name: 'main' }] };

    expect(check(imageReference, object('Job', 'count', { spec: { template: { spec: pod } } }))).toMatchObject([
      { path: '/spec/template/spec/containers/0/image', message: 'image "" has no tag: name a release' },
      { path: '/spec/template/spec/initContainers/0/image', message: 'image "busybox" has no tag: name a release' },
    ]);
  });

  test.each(['1.2.3', 'v1.10.2', '7.4.1-alpine', 'v1.15.5-unprivileged', '26.7.3'])(
    'accepts the full release %s with a digest',
    (tag) => {
      expect(faults(`registry.test/till:${tag}@${DIGEST}`)).toEqual([]);
    },
  );

  test.each(['16.8', '16.8-alpine'])('accepts the release %s of PostgreSQL, which has two numbers', (tag) => {
    expect(faults(`docker.io/library/postgres:${tag}@${DIGEST}`)).toEqual([]);
    expect(faults(`registry.test/not-postgres:${tag}@${DIGEST}`).map(([rule]) => rule)).toEqual(['image-tag']);
  });

  test('reports a major version of PostgreSQL, which moves', () => {
    expect(faults(`docker.io/library/postgres:16-alpine@${DIGEST}`).map(([rule]) => rule)).toEqual(['image-tag']);
  });

  test.each(Object.values(images))('accepts the tag of $repository', ({ repository, tag }) => {
    expect(faults(`${repository}:${tag}@${DIGEST}`)).toEqual([]);
  });
});
