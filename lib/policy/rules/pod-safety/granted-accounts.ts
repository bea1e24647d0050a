import { property, select, textOf, type Graph, type Json } from '../../../manifests';

const ALL_ACCOUNTS: ReadonlySet<string> = new Set(['system:serviceaccounts', 'system:authenticated']);
const ACCOUNTS_OF = 'system:serviceaccounts:';
const ACCOUNT = 'system:serviceaccount:';

/** The accounts that a subject means, as `namespace/name` with `*` for any. */
function accountOf(subject: Json, namespace: string | undefined): string | undefined {
  const [kind, name] = [textOf(property(subject, 'kind')), textOf(property(subject, 'name'))];
  if (kind === 'ServiceAccount') return `${textOf(property(subject, 'namespace')) || (namespace ?? '*')}/${name}`;
  if (kind === 'Group' && ALL_ACCOUNTS.has(name)) return '*/*';
  if (kind === 'Group' && name.startsWith(ACCOUNTS_OF)) return `${name.slice(ACCOUNTS_OF.length)}/*`;
  if (kind === 'User' && name.startsWith(ACCOUNT)) return name.slice(ACCOUNT.length).replace(':', '/');
  return undefined;
}

/** Says whether a binding of the set gives an account rights; an open namespace fits any. */
export function grantedAccounts(graph: Graph): (namespace: string | undefined, name: string) => boolean {
  const granted = new Set<string>();
  const names = new Set<string>();
  for (const kind of ['RoleBinding', 'ClusterRoleBinding']) {
    for (const { body, namespace } of graph.ofKind(kind)) {
      for (const { value } of select(body, 'subjects.*')) {
        const account = accountOf(value, namespace);
        if (account === undefined) continue;
        granted.add(account);
        names.add(account.slice(account.indexOf('/') + 1));
      }
    }
  }
  return (namespace, name) => {
    if (granted.has('*/*') || granted.has(`*/${name}`)) return true;
    if (namespace === undefined) return names.has(name) || names.has('*');
    return granted.has(`${namespace}/${name}`) || granted.has(`${namespace}/*`);
  };
}
