const REPOSITORY = 'https://github.com/keycloak/keycloak';

/** A page of Keycloak's guides, such as `server/containers`. */
export function guide(page: string): string {
  return `${REPOSITORY}/blob/main/docs/guides/${page}.adoc`;
}

/** The changes of a release in the upgrading guide, such as `26_0_0`. */
export function changes(release: string): string {
  return `${REPOSITORY}/blob/main/docs/documentation/upgrading/topics/changes/changes-${release}.adoc`;
}

/** An issue of Keycloak. */
export function issue(number: number): string {
  return `${REPOSITORY}/issues/${number}`;
}

/** A file of Keycloak's source. */
export function file(path: string): string {
  return `${REPOSITORY}/blob/main/${path}`;
}
