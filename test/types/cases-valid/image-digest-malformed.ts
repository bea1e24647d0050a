// An image's digest without its algorithm, or an image without a tag, does not compile.
import type { Image } from '../../../lib/constructs';

export const plainHex: Image = {
  repository: 'quay.io/keycloak/keycloak',
  tag: '26.7.3',
  digest: 'sha256:0f1e2d3c4b5a',
};

export const pinned: Image = {
  repository: 'quay.io/keycloak/keycloak',
  tag: '26.7.3',
  digest: 'sha256:0f1e2d3c4b5a',
};

export const untagged: Image = { repository: 'quay.io/keycloak/keycloak', tag: '26.7.3' };
