import { contractsOf } from '../../../lib/policy/images';
import { knownImages } from '../../../lib/policy/images/known-images';

const contractFor = contractsOf({ images: [] });

function paths(image: string): string[] | undefined {
  return contractFor(image)?.writes.map(({ path }) => path);
}

describe('contractsOf', () => {
  test.each([
    'postgres:16',
    'library/postgres:16',
    'docker.io/postgres:16',
    'docker.io/library/postgres:16',
    'public.ecr.aws/docker/library/postgres:16',
    'registry.test:5000/mirror/library/postgres:16',
  ])('knows the official image by its path: %s', (image) => {
    expect(paths(image)).toEqual(['/var/run/postgresql', '/var/lib/postgresql/data']);
  });

  test.each([
    'registry.test/postgres:16',
    'shop/postgres:16',
    'bitnami/postgresql:16',
    'registry.test/library-postgres:1',
  ])('takes nothing else for it: %s', (image) => {
    expect(contractFor(image)).toBeUndefined();
  });

  test.each([
    ['postgres:18.1', '/var/lib/postgresql'],
    ['postgres:17.2', '/var/lib/postgresql/data'],
    ['postgres:alpine', '/var/lib/postgresql'],
    ['postgres:9f47d818', '/var/lib/postgresql'],
  ])('%s writes what its version writes; without a number it is a recent one', (image, path) => {
    expect(paths(image)).toContain(path);
  });

  test('variants of an image are told by their tag', () => {
    expect(paths('qdrant/qdrant:v1.15.5')).toContain('/qdrant/snapshots');
    expect(paths('qdrant/qdrant:v1.15.5-unprivileged')).not.toContain('/qdrant/snapshots');
    expect(contractFor('qdrant/qdrant:v1.15.5')?.user).toBe('root');
    expect(contractFor('qdrant/qdrant:v1.15.5-unprivileged')?.user).toBeUndefined();
  });

  test('what the user says of an image goes before what is known of it', () => {
    const images = [{ image: '*/postgres', writable: ['/books'], kept: ['/app'] }];

    expect(contractsOf({ images })('docker.io/library/postgres:16')).toMatchObject({
      writes: [{ path: '/books' }],
      kept: ['/app'],
    });
  });

  test('what nobody can read has no contract', () => {
    expect(contractFor('Not An Image')).toBeUndefined();
  });
});

describe('known images', () => {
  const all = knownImages.map((image) => ({ ...image, name: image.repositories.join() }));

  test.each(all)('$name has a source and absolute paths', ({ source, writes, kept, repositories }) => {
    const written = writes.flatMap(({ path, needs, configs = [] }) => [path, needs ?? path, ...configs]);

    expect(source).toMatch(/^https:\/\//);
    expect([...written, ...kept].filter((path) => !path.startsWith('/'))).toEqual([]);
    expect(repositories.filter((repository) => repository.split('/').length !== 2)).toEqual([]);
  });

  test('no two entries are about one image', () => {
    const repositories = knownImages.flatMap((image) => image.repositories);

    expect(new Set(repositories).size).toBe(repositories.length);
  });
});
