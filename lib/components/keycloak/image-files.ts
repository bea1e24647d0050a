import { envName } from '../../config';
import { imageReference } from '../../constructs';
import {
  buildEnv,
  builtImage,
  imageLayout,
  imageSource,
  imageTag,
  runtimeOptions,
  secretOptions,
  type ImageSource,
} from './image-contract';

const { home, kept, user, writable } = imageLayout;
const OWNER = `${user.uid}:${user.gid}`;

/** The time that every provider gets: the build records it, and a file system may keep whole seconds only. */
const PROVIDER_TIME = '@1735689600';

/** Copies providers and proves that they are those of the contract. */
function providerLines({ providers }: ImageSource): string[] {
  if (providers.length === 0) return [];
  const folder = `${home}/providers`;
  const sums = providers.map(({ file, sha256 }) => `${sha256}  ${folder}/${file}`);
  return [
    `COPY --chown=${OWNER} ${providers.map(({ file }) => `providers/${file}`).join(' ')} ${folder}/`,
    `RUN printf '%s\\n' ${sums.map((sum) => `'${sum}'`).join(' ')} | sha256sum --check --strict && \\`,
    `    touch --date=${PROVIDER_TIME} ${providers.map(({ file }) => `${folder}/${file}`).join(' ')}`,
  ];
}

/**
 * The Dockerfile of an image. The build's environment does not reach the second stage, whose server reads its options
 * from what the build has left in `lib/quarkus`.
 */
export function renderDockerfile(source: ImageSource = imageSource): string {
  const base = imageReference(source.base);
  const env = Object.entries(buildEnv(source.buildOptions)).map(([name, value]) => `${name}=${value}`);
  return [
    '# Written by `npm run docs` from lib/components/keycloak/image-contract.ts. Change that, not this file.',
    '# Keycloak with its build options fixed, so that `start --optimized` rewrites nothing and the root file system can be',
    '# read-only. Providers have one time, whenever the image is built, because the build records it.',
    `# docker build --tag REGISTRY/${builtImage.name}:${imageTag(source)} images/keycloak`,
    `FROM ${base} AS build`,
    ...providerLines(source),
    `ENV ${env.join(' \\\n    ')}`,
    `RUN ${home}/bin/kc.sh build`,
    '',
    `FROM ${base}`,
    `COPY --from=build --chown=${OWNER} ${home}/ ${home}/`,
    `USER ${user.uid}`,
    `ENTRYPOINT ["${home}/bin/kc.sh"]`,
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
    ['contract.json', `${JSON.stringify(imageContract(), null, 2)}\n`],
  ]);
}
