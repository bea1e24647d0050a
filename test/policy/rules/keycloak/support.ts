import { buildGraph, type JsonObject } from '../../../../lib/manifests';
import type { Rule } from '../../../../lib/policy/rule';
import { defaultSettings, type Settings } from '../../../../lib/policy/settings';

/** The official image. */
export const STOCK = 'quay.io/keycloak/keycloak:26.4.2';

/** An image with a build of its own. */
export const OWN = 'registry.example/sso/keycloak:26.4.2';

/** Settings that say what the image of `OWN` was built with. */
export function contract(buildEnv: Readonly<Record<string, string>>, version = '26.4.2'): Settings {
  const image = { image: 'registry.example/sso/keycloak', writable: [], kept: [], buildEnv, version };
  return { ...defaultSettings, images: [image] };
}

/** A Deployment of Keycloak; `container` and `pod` are put over what it says by itself. */
export function keycloak(
  args: readonly string[],
  container: JsonObject = {},
  pod: JsonObject = {},
  spec: JsonObject = {},
): JsonObject {
  const containers = [{ name: 'sso', image: OWN, ...(args.length > 0 ? { args } : {}), ...container }];
  const template = { metadata: { labels: { app: 'sso' } }, spec: { containers, ...pod } };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'sso', namespace: 'shop' },
    spec: { selector: { matchLabels: { app: 'sso' } }, ...spec, template },
  };
}

/** `keycloak` with environment variables, and with the official image where `image` says so. */
export function withEnv(args: readonly string[], env: Readonly<Record<string, string>>, image = OWN): JsonObject {
  return keycloak(args, { image, env: Object.entries(env).map(([name, value]) => ({ name, value })) });
}

/** What a rule says of some objects: the weight of each finding and its message, with the container's path left out. */
export function verdicts(
  rule: Rule,
  objects: readonly JsonObject[],
  settings: Settings = defaultSettings,
): readonly string[] {
  return [...rule.check(buildGraph(objects), settings)].map(
    ({ severity = rule.severity, message }) => `${severity}: ${message}`,
  );
}

/** The weights alone. */
export function weights(rule: Rule, objects: readonly JsonObject[], settings: Settings = defaultSettings): string {
  return [...rule.check(buildGraph(objects), settings)].map(({ severity = rule.severity }) => severity).join(' ');
}

/** A pod's volumes, and a container's mounts of them: an empty volume at each folder. */
export function scratch(...folders: readonly string[]): {
  readonly volumeMounts: JsonObject[];
  readonly volumes: JsonObject[];
} {
  return {
    volumeMounts: folders.map((mountPath, index) => ({ name: `v${index}`, mountPath })),
    volumes: folders.map((_, index) => ({ name: `v${index}`, emptyDir: {} })),
  };
}

/** A `keycloak` with a read-only root and an empty volume at each folder. */
export function readOnly(args: readonly string[], folders: readonly string[], container: JsonObject = {}): JsonObject {
  const { volumeMounts, volumes } = scratch(...folders);
  return keycloak(args, { securityContext: { readOnlyRootFilesystem: true }, volumeMounts, ...container }, { volumes });
}
