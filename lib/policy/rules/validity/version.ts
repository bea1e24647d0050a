/** The numbers of a version such as `1.33` or `v1.33.2-gke.100`. */
function minorOf(version: string): readonly [major: number, minor: number] {
  const [, major = '0', minor = '0'] = /^v?(\d+)(?:\.(\d+))?/.exec(version) ?? [];
  return [Number(major), Number(minor)];
}

/** Whether a version of Kubernetes is of a later minor release than another. */
export function isNewer(version: string, than: string): boolean {
  const [[major, minor], [otherMajor, otherMinor]] = [minorOf(version), minorOf(than)];
  return major === otherMajor ? minor > otherMinor : major > otherMajor;
}
