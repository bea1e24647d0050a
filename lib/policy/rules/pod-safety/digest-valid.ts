import { withoutUser } from '../../images';
import type { Fault, Rule } from '../../rule';
import type { Settings } from '../../settings';
import { imageFault, isPlaceholder, isStrict, usedImages, type UsedImage } from './containers-with-images';

const ID = 'digest-valid';

/** https://github.com/opencontainers/image-spec/blob/main/descriptor.md#registered-algorithms */
const DIGEST = /^(?:sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})$/;

/** Meant as a digest, whole or not; capital letters are none of a placeholder then. */
const HEX = /^\w+:[\da-f]+$/i;

function faultsOf(image: UsedImage, strict: boolean): Fault[] {
  const { text } = image;
  const at = text.indexOf('@');
  // Names that nobody can read are reported by the rule on tags.
  if (at < 0 || withoutUser(text) !== text) return [];
  const digest = text.slice(at + 1);
  if (DIGEST.test(digest) || (!strict && isPlaceholder(text) && !HEX.test(digest))) return [];
  const message = `digest "${digest}" of "${text.slice(0, at)}" is not sha256: and 64 hex digits`;
  return [imageFault(image, { message, fix: 'copy the digest from the registry' })];
}

/** A rule of its own, so that whoever waives a missing digest does not waive a broken one with it. */
export const digestValid: Rule = {
  id: ID,
  family: 'pod-safety',
  severity: 'error',
  summary: 'Digests of images are whole.',
  why: 'With a digest that no registry could have made the image is never pulled (InvalidImageName).',
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
  remedy: 'Copy the digest that the registry names.',
  source: 'https://kubernetes.io/docs/concepts/containers/images/#image-names',
  check: (graph, settings: Settings) => {
    const strict = isStrict(settings, ID);
    return usedImages(graph).flatMap((image) => faultsOf(image, strict));
  },
};
