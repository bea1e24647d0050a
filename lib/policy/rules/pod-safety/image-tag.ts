import { withoutUser } from '../../images';
import type { Fault, Rule } from '../../rule';
import type { Settings } from '../../settings';
import { imageFault, isPlaceholder, isStrict, usedImages, type UsedImage } from './containers-with-images';

const ID = 'image-tag';

/** A release has three numbers, whatever flavour follows: `7-alpine` and `3.12-slim` move with each release. */
const RELEASE = /^v?\d+\.\d+\.\d/;

/** Repositories whose releases have two: https://www.postgresql.org/support/versioning/, registry.k8s.io/pause. */
const TWO_NUMBERS = /(?:^|\/)(?:postgres|pause)$/;
const SHORT_RELEASE = /^v?\d+\.\d/;

/** Words that people use for whatever is newest. */
const MOVING_WORD =
  /^(?:latest|stable|main|master|head|trunk|dev|devel|develop|development|edge|nightly|canary|next|preview|unstable|mainline|rolling|lts|current|snapshot|staging|production|prod|test|testing)$/;

/** One or two numbers, with or without the system that the image is built on. */
const PARTIAL_VERSION =
  /^v?\d{1,3}(?:\.\d{1,3})?(?:-(?:alpine|slim|musl|glibc|debian|ubuntu|bullseye|bookworm|trixie|buster|jammy|noble)[\d.]*)*$/;

function isRelease(repository: string, tag: string): boolean {
  return (TWO_NUMBERS.test(repository) ? SHORT_RELEASE : RELEASE).test(tag);
}

/** Whether a tag is known to move, rather than not known to stay. */
function moves(repository: string, tag: string): boolean {
  if (isRelease(repository, tag)) return false;
  return tag.split('-').some((part) => part === 'latest') || MOVING_WORD.test(tag) || PARTIAL_VERSION.test(tag);
}

/** What a template of Go writes for a value that is not there: no later tool fills it in. */
const LEFT_OUT = /<no value>|<nil>/;

const FIX = 'name a full release, such as 1.4.2';

/** A password in a manifest is known to many more than the one who pulls. */
function withUser(image: UsedImage, shown: string): Fault[] {
  const message = `image "${shown}" is no name that a container runtime can read, and before its "@" seems to stand a user`;
  const fix = 'name the image alone; who may pull it is said by a Secret under imagePullSecrets';
  return [imageFault(image, { message, fix, severity: 'error' })];
}

/** What breaks a reference to an image, and what to do about it. */
const BREAKS: readonly (readonly [pattern: RegExp, where: string, fix: string])[] = [
  [/^[a-z]+:\/\//i, 'it begins with a scheme', 'begin with the registry, without the scheme'],
  [/\/\//, 'there is nothing between two slashes', 'give the part that is missing between "//"'],
  [/^\/|\/$/, 'a slash stands at one of its ends', 'remove the slash'],
  [/\s/, 'it has a space', 'remove the space'],
  [/:$|:@/, 'there is nothing behind its colon', FIX],
  [/^[^:@A-Z]*[A-Z][^:@]*\//, 'its repository has capital letters', 'write the repository in lower case'],
  [/^(?:[^]*\/)?[^/:]*:[^/:]*:[^/]*$/, 'it has two tags', FIX],
];

function breakOf(text: string): [where: string, fix: string] {
  const found = BREAKS.find(([pattern]) => pattern.test(text));
  return found === undefined
    ? ['', 'write registry/repository:tag, such as registry.test/till:1.4.2']
    : [`: ${found[1]}`, found[2]];
}

function malformed(image: UsedImage, strict: boolean): Fault[] {
  const { text } = image;
  const shown = withoutUser(text);
  if (shown !== text) return withUser(image, shown);
  if (!strict && (text.trim() === '' || (isPlaceholder(text) && !LEFT_OUT.test(text)))) return [];
  if (text === '') return [imageFault(image, { message: 'image "" has no tag', fix: FIX, severity: 'warning' })];
  const [where, fix] = breakOf(text);
  const message = `image "${text}" is no name that a container runtime can read${where}`;
  return [imageFault(image, { message, fix, severity: 'error' })];
}

function faultsOf(image: UsedImage, strict: boolean): Fault[] {
  const { name, text } = image;
  if (name === undefined) return malformed(image, strict);
  // Istio takes the image of its proxy from its own configuration.
  const isSettled = text === 'auto' || name.digest !== undefined;
  if (!strict && isSettled) return [];
  if (name.tag === undefined) return [imageFault(image, { message: `image "${text}" has no tag`, fix: FIX })];
  const isFault = strict ? !isRelease(name.repository, name.tag) : moves(name.repository, name.tag);
  return isFault ? [imageFault(image, { message: `tag "${name.tag}" of "${text}" moves`, fix: FIX })] : [];
}

/** What runs is what was reviewed; a digest says so without a tag, unless the rule is held to the letter. */
export const imageTag: Rule = {
  id: ID,
  family: 'pod-safety',
  severity: 'advice',
  summary: 'Every image names a full release.',
  why: 'A tag that moves means another program tomorrow than was reviewed today, on some nodes and not on others, and no way back.',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: till
      image: registry.example/till:latest
`,
  good: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: till
      image: registry.example/till:1.4.2
`,
  remedy:
    'Name a release with all its numbers, or pin the digest. In a closed world, and where `keyfit.yaml` gives this rule a severity, the tag has to be a full release even beside a digest, since people read the tag.',
  source: 'https://kubernetes.io/docs/concepts/containers/images/#image-names',
  check: (graph, settings: Settings) => {
    const strict = isStrict(settings, ID);
    return usedImages(graph).flatMap((image) => faultsOf(image, strict));
  },
};
