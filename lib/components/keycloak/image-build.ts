import { createHash } from 'node:crypto';
import { imageReference, type Image } from '../../constructs';
import { buildEnv, imageLayout, imageSource, type ImageSource } from './image-contract';

const { data, home, user } = imageLayout;
const OWNER = `${user.uid}:${user.gid}`;

/** The time that every provider gets: the build records it, and a file system may keep whole seconds only. */
const PROVIDER_TIME = '@1735689600';

/** Copies providers and proves that they are those of the contract. */
function providerSteps({ providers }: ImageSource): string[] {
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
 * The lines of the Dockerfile that make the image, in two stages. The build's environment does not reach the second one,
 * whose server reads its options from what the build has left in `lib/quarkus`. Nor do the owners: what is copied from a
 * stage is root's. The base's own files go first, because a folder that is there keeps its owner.
 */
export function buildSteps(source: ImageSource): readonly string[] {
  const base = imageReference(source.base);
  const env = Object.entries(buildEnv(source.buildOptions)).map(([name, value]) => `${name}=${value}`);
  return [
    `FROM ${base} AS build`,
    ...providerSteps(source),
    `ENV ${env.join(' \\\n    ')}`,
    `RUN ${home}/bin/kc.sh build && \\`,
    `    chmod --recursive u=rwX,go=rX ${home}`,
    '',
    `FROM ${base}`,
    'USER 0',
    `RUN rm --recursive ${home}`,
    `COPY --from=build ${home}/ ${home}/`,
    `RUN chown ${OWNER} ${data} && chmod g+w ${data}`,
    `USER ${user.uid}`,
    `ENTRYPOINT ["${home}/bin/kc.sh"]`,
  ];
}

/**
 * The tag of the image made from `source`: the release, and a hash over all that makes it. With the release alone, a node
 * that has pulled the image before would go on with the old build.
 */
export function imageTag(source: ImageSource): string {
  const hash = createHash('sha256').update(buildSteps(source).join('\n')).digest('hex');
  return `${source.base.tag}-${hash.slice(0, 8)}`;
}

/** The image that the pods run; its repository is this name in each environment's own registry. */
export const builtImage: { readonly name: string; readonly version: Omit<Image, 'repository'> } = {
  name: 'keycloak-optimized',
  version: { tag: imageTag(imageSource) },
};
