import { withoutUser } from '../../images';
import type { Fault, Rule } from '../../rule';
import { imageFault, isPlaceholder, isStrict, usedImages, type UsedImage } from './containers-with-images';

const ID = 'image-digest';

/** https://github.com/opencontainers/image-spec/blob/main/descriptor.md#registered-algorithms */
const DIGEST = /^(?:sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})$/;

/** Meant as a digest, whole or not; capital letters are none of a placeholder then. */
const HEX = /^\w+:[\da-f]+$/i;

function faultsOf(image: UsedImage, strict: boolean): Fault[] {
  const { text } = image;
  // Names that nobody can read are reported by the rule on tags.
  if (withoutUser(text) !== text) return [];
  const at = text.indexOf('@');
  if (at < 0) {
    if (!strict || image.name === undefined) return [];
    const fix = 'add the digest, as @sha256: and 64 hex digits';
    return [imageFault(image, { message: `image "${text}" is not pinned by digest`, fix })];
  }
  const digest = text.slice(at + 1);
  if (DIGEST.test(digest) || (!strict && isPlaceholder(text) && !HEX.test(digest))) return [];
  const message = `digest "${digest}" of "${text.slice(0, at)}" is not sha256: and 64 hex digits`;
  return [imageFault(image, { message, fix: 'copy the digest from the registry', severity: 'error' })];
}

/** Missing digests are asked for where somebody wants them; broken ones are a fault anywhere. */
export const imageDigest: Rule = {
  id: ID,
  family: 'pod-safety',
  severity: 'advice',
  summary: 'Digests of images are whole, and none is missing where they are asked for.',
  why: 'With a digest that no registry could have made the image is never pulled (InvalidImageName). Without one, whoever can write to the registry changes what runs.',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: till
      image: registry.example/till:1.4.2@sha256:0a1b2c
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
  remedy:
    'Copy the digest that the registry names. A closed world, or a severity for this rule in `keyfit.yaml`, asks for a digest on every image.',
  source: 'https://kubernetes.io/docs/concepts/containers/images/#image-names',
  check: (graph, settings) => {
    const strict = isStrict(settings, ID);
    return usedImages(graph).flatMap((image) => faultsOf(image, strict));
  },
};
