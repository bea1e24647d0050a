import { patternMatcher, type Graph } from '../../../manifests';
import type { ImageName } from '../../images';
import type { Fault, Rule } from '../../rule';
import type { Settings } from '../../settings';
import { imageFault, isPlaceholder, usedImages } from '../pod-safety/containers-with-images';

const DOCKER_HUB = 'docker.io';

/** The repository with its registry, also where Docker Hub is meant by saying none. */
function fullName({ repository, path }: ImageName): string {
  return repository === path || `library/${repository}` === path ? `${DOCKER_HUB}/${path}` : repository;
}

/** Whether a name is one that a pattern allows, or lies below it where that has no star. */
function allows(pattern: string): (name: string) => boolean {
  const fits = patternMatcher(pattern);
  const below = pattern.endsWith('/') ? pattern : `${pattern}/`;
  return (name) => fits(name) || (!pattern.includes('*') && name.startsWith(below));
}

function check(graph: Graph, { allowedRegistries }: Settings): Fault[] {
  if (allowedRegistries.length === 0) return [];
  const allowed = allowedRegistries.map(allows);
  return usedImages(graph).flatMap((image) => {
    if (image.name === undefined || isPlaceholder(image.text)) return [];
    const name = fullName(image.name);
    if (allowed.some((fits) => fits(name))) return [];
    const message = `image "${name}" comes from no allowed registry`;
    return [imageFault(image, { message, fix: `take it from ${allowedRegistries.join(', ')}` })];
  });
}

/** Images come from allowed registries. */
export const allowedRegistry: Rule = {
  id: 'allowed-registry',
  family: 'hardening',
  severity: 'error',
  summary: 'Images come from the registries that `allowedRegistries` lists.',
  why: 'What comes from elsewhere is scanned by nobody, and may be gone or another tomorrow.',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: main
      image: redis:7.4.2
`,
  good: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: main
      image: registry.example/mirror/redis:7.4.2
`,
  exampleSettings: { allowedRegistries: ['registry.example'] },
  remedy: 'Copy the image to an allowed registry and name it there, or allow its own.',
  source: 'https://kubernetes.io/docs/concepts/containers/images/#image-names',
  check,
};
