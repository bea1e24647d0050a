import { images } from '../../../../lib/components/images';
import { imageTag } from '../../../../lib/policy/rules/pod-safety/image-tag';
import { check, checkWith, deployment, object, podSpec, severities } from '../../support';

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;
const CLOSED = { world: 'closed' } as const;

function pod(image: string) {
  return deployment('till', podSpec({ image }));
}

function open(image: string): string[] {
  return check(imageTag, pod(image)).map(({ message }) => message);
}

function closed(image: string): string[] {
  return checkWith(imageTag, CLOSED, pod(image)).map(({ message }) => message);
}

describe('image-tag', () => {
  test('reports an image without a tag, at the image, as advice', () => {
    expect(check(imageTag, pod('registry.test/till'))).toEqual([
      {
        rule: 'image-tag',
        on: 'Deployment/till',
        path: '/spec/template/spec/containers/0/image',
        message: 'image "registry.test/till" has no tag',
      },
    ]);
    expect(severities(imageTag, CLOSED, pod('registry.test/till'))).toEqual(['advice']);
  });

  test('names an image once a workload, with all places where it stands', () => {
    const containers = [
      { name: 'main', image: 'till' },
      { name: 'side', image: 'till' },
    ];

    expect(check(imageTag, deployment('till', { containers }))).toHaveLength(1);
    expect(check(imageTag, deployment('till', { containers }), deployment('shelf', { containers }))).toHaveLength(2);
  });

  test.each(['latest', 'stable', 'main', 'dev', 'preview', 'dev-latest', '7', '26.4', 'v1.2', '7-alpine', '3.12-slim'])(
    'reports a tag that is known to move anywhere: %s',
    (tag) => {
      const message = `tag "${tag}" of "registry.test/till:${tag}" moves`;

      expect(open(`registry.test/till:${tag}`)).toEqual([message]);
      expect(closed(`registry.test/till:${tag}`)).toEqual([message]);
    },
  );

  test.each(['sha-12', '9cdd80e', '20240101', 'main-9cdd80e', 'RELEASE.2024-01-01T00-00-00Z', 'v2.1-rc1', '16-abc'])(
    'takes %s for a build of somebody, and asks for a release only where the rule holds to the letter',
    (tag) => {
      expect(open(`registry.test/till:${tag}`)).toEqual([]);
      expect(closed(`registry.test/till:${tag}`)).toHaveLength(1);
      expect(checkWith(imageTag, { rules: { 'image-tag': 'error' } }, pod(`till:${tag}`))).toHaveLength(1);
    },
  );

  test('a digest settles what runs, and only a rule held to the letter reads the tag beside it', () => {
    expect(open(`till:latest@${DIGEST}`)).toEqual([]);
    expect(open(`till@${DIGEST}`)).toEqual([]);
    expect(closed(`till:latest@${DIGEST}`)).toHaveLength(1);
  });

  test.each(['me:hunter2@registry.test/till:1.2.3', 'https://me:hunter2@registry.test/till', 'me:hunter2@till:latest'])(
    'refuses %s, in which a password may stand, and does not repeat it',
    (image) => {
      const name = image.slice(image.indexOf('@'));
      const message = `image "…${name}" is no name that a container runtime can read, and before its "@" seems to stand a user`;

      expect(open(image)).toEqual([message]);
      expect(closed(image)).toEqual([message]);
      expect(severities(imageTag, {}, pod(image))).toEqual(['error']);
    },
  );

  test("does not take a registry's port for a tag", () => {
    expect(open('registry.test:5000/till')).toEqual(['image "registry.test:5000/till" has no tag']);
    expect(open('registry.test:5000/till:1.2.3')).toEqual([]);
  });

  test.each(['1.2.3', 'v1.10.2', '7.4.1-alpine', 'v1.15.5-unprivileged', '26.7.3'])(
    'accepts the full release %s',
    (tag) => {
      expect(closed(`registry.test/till:${tag}`)).toEqual([]);
    },
  );

  test.each(['16.8', '16.8-alpine'])('accepts the release %s of PostgreSQL, which has two numbers', (tag) => {
    expect(closed(`docker.io/library/postgres:${tag}`)).toEqual([]);
    expect(closed(`registry.test/not-postgres:${tag}`)).toHaveLength(1);
  });

  test('reports a major version of PostgreSQL, which moves', () => {
    expect(open('docker.io/library/postgres:16-alpine')).toHaveLength(1);
  });

  test.each(Object.values(images))('accepts the tag of $repository', ({ repository, tag }) => {
    expect(closed(`${repository}:${tag}@${DIGEST}`)).toEqual([]);
  });

  test.each([
    ['registry.test/Till:1.2.3', ''],
    ['registry.test/Shop/till:1.2.3', ': its repository has capital letters'],
    ['till:1.2:3', ': it has two tags'],
    ['till: 1.2.3', ': it has a space'],
    ['https://registry.test/till:1.2.3', ': it begins with a scheme'],
    ['registry.test//till:1.2.3', ': there is nothing between two slashes'],
    ['till:', ': there is nothing behind its colon'],
    ['/till', ': a slash stands at one of its ends'],
    ['registry.test/<no value>', ': it has a space'],
  ])('says of what no container runtime can read where it breaks: "%s"', (image, where) => {
    expect(open(image)).toEqual([`image "${image}" is no name that a container runtime can read${where}`]);
    expect(severities(imageTag, {}, pod(image))).toEqual(['error']);
  });

  test.each([
    '$IMAGE',
    '${REGISTRY}/till:1',
    '{{ .Values.image }}',
    '<image>',
    'gcr.io/PROJECT_ID/till:1',
    'ko://till',
  ])('leaves a place that waits to be filled in alone, unless the set is complete: %s', (image) => {
    expect(open(image)).toEqual([]);
    expect(closed(image)).toHaveLength(1);
  });

  test('says nothing of containers without an image, unless the set is complete', () => {
    const job = object('Job', 'count', {
      spec: {
        template: { spec: { containers: [{ name: 'main' }], initContainers: [{ name: 'wait', image: 'box' }] } },
      },
    });

    expect(check(imageTag, job)).toMatchObject([{ path: '/spec/template/spec/initContainers/0/image' }]);
    expect(checkWith(imageTag, CLOSED, job)).toMatchObject([
      { path: '/spec/template/spec/containers/0/image', message: 'image "" has no tag' },
      { path: '/spec/template/spec/initContainers/0/image' },
    ]);
  });

  test("leaves the image of Istio's proxy to Istio", () => {
    expect(open('auto')).toEqual([]);
  });
});
