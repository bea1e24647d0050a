import { envName } from '../../config';
import { imageReference } from '../../constructs';
import { jsonFile } from '../json-file';
import { buildSteps, builtImage, imageTag } from './image-build';
import { buildEnv, imageLayout, imageSource, runtimeOptions, secretOptions, type ImageSource } from './image-contract';

const { kept, user, writable } = imageLayout;

/** The Dockerfile of an image. */
export function renderDockerfile(source: ImageSource = imageSource): string {
  return [
    '# Written by `npm run docs` from lib/components/keycloak/image-contract.ts and image-build.ts. Change those, not this.',
    '# Keycloak with its build options fixed, so that `start --optimized` rewrites nothing and the root file system can be',
    '# read-only. Providers have one time, whenever the image is built, because the build records it. Whatever the root file',
    '# system is: what runs can write to its data, and cannot change itself.',
    `# docker build --tag REGISTRY/${builtImage.name}:${imageTag(source)} images/keycloak`,
    ...buildSteps(source),
    '',
  ].join('\n');
}

/** What the image promises, for `images` in a `keyfit.yaml` and for whoever runs it elsewhere. */
export interface ImageContractFile {
  /** A pattern for its repository, whatever the registry. */
  readonly image: string;
  readonly version: string;
  readonly tag: string;
  readonly base: string;
  readonly user: { readonly uid: number; readonly gid: number };
  /** What `kc.sh build` saw; the pod sets none of it. */
  readonly buildEnv: Readonly<Record<string, string>>;
  readonly providers: ImageSource['providers'];
  /** What this platform's pods may be given at run time. */
  readonly runtimeEnv: readonly string[];
  readonly writable: readonly string[];
  readonly kept: readonly string[];
}

/** The contract of an image. */
export function imageContract(source: ImageSource = imageSource): ImageContractFile {
  return {
    image: `*/${builtImage.name}`,
    version: source.base.tag,
    tag: imageTag(source),
    base: imageReference(source.base),
    user,
    buildEnv: buildEnv(source.buildOptions),
    providers: source.providers,
    runtimeEnv: [...runtimeOptions, ...secretOptions].map(envName),
    writable,
    kept,
  };
}

/** The files of `images/keycloak/` that follow from the contract, by their names. */
export function imageFiles(): ReadonlyMap<string, string> {
  return new Map([
    ['Dockerfile', renderDockerfile()],
    ['contract.json', jsonFile(imageContract())],
  ]);
}
