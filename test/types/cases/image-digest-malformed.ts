// An image's digest without its algorithm, or an image without a tag, does not compile.
import type { Image } from '../../../lib/constructs';

export const plainHex: Image = {
  repository: 'quay.io/keycloak/keycloak',
  tag: '26.7.3',
  // expect: TS2322 Type '"0f1e2d3c4b5a"' is not assignable to type '`sha256:${string}`'.
  digest: '0f1e2d3c4b5a',
};

export const pinned: Image = {
  repository: 'quay.io/keycloak/keycloak',
  tag: '26.7.3',
  // expect: TS2322 Type '"@sha256:0f1e2d3c4b5a"' is not assignable to type '`sha256:${string}`'.
  digest: '@sha256:0f1e2d3c4b5a',
};

// expect: TS2741 Property 'tag' is missing in type '{ repository: string; }' but required in type 'Image'.
export const untagged: Image = { repository: 'quay.io/keycloak/keycloak' };

// expect: TS2322 Type 'string' is not assignable to type 'Image'.
export const text: Image = 'quay.io/keycloak/keycloak:26.7.3';
