/** The environment variable that a key feeds: `kc_http_enabled` feeds `KC_HTTP_ENABLED`. */
export function envName(key: string): string {
  return key.toUpperCase();
}

/** Underscores to dashes, for names of Kubernetes objects and Secret keys. */
export function dashed(name: string): string {
  return name.replaceAll('_', '-');
}
