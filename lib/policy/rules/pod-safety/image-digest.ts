import { withoutUser } from '../../images';
import type { Rule } from '../../rule';
import { imageFault, isStrict, usedImages } from './containers-with-images';

const ID = 'image-digest';

/** Missing digests are asked for where somebody wants them. */
export const imageDigest: Rule = {
  id: ID,
  family: 'pod-safety',
  severity: 'advice',
  summary: 'No digest of an image is missing where digests are asked for.',
  why: 'Without a digest, whoever can write to the registry changes what runs.',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: till
      image: registry.example/till:1.4.2
`,
  good: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: till
      image: registry.example/till:1.4.2@sha256:3b1f8e5c7a90d2461f0e8c9b7a6d5e4f3c2b1a09876543210fedcba987654321
`,
  exampleSettings: { world: 'closed' },
  remedy:
    'Copy the digest that the registry names. A closed world, or a severity for this rule in `keyfit.yaml`, asks for a digest on every image.',
  source: 'https://kubernetes.io/docs/concepts/containers/images/#image-names',
  check: (graph, settings) => {
    if (!isStrict(settings, ID)) return [];
    // Names that nobody can read are reported by the rule on tags.
    const bare = usedImages(graph).filter(
      ({ text, name }) => name !== undefined && !text.includes('@') && withoutUser(text) === text,
    );
    return bare.map((image) => {
      const fix = 'add the digest, as @sha256: and 64 hex digits';
      return imageFault(image, { message: `image "${image.text}" is not pinned by digest`, fix });
    });
  },
};
