import { everywhere, inCluster, onGoogleCloud, Rendered } from './support';

const GOOGLE_ACCOUNT = 'iam.gke.io/gcp-service-account';

function googleAccounts(rendered: Rendered): Map<string, string> {
  const accounts = rendered
    .ofKind('ServiceAccount')
    .map(({ metadata }): [string, string | undefined] => [metadata.name, metadata.annotations?.[GOOGLE_ACCOUNT]]);
  return new Map(accounts.filter((pair): pair is [string, string] => pair[1] !== undefined));
}

describe.each(everywhere)('accounts in %s', (_, rendered) => {
  test('every component has an account of its own, and only the pod that calls the API has a token for it', () => {
    const users = new Map(rendered.pods().map(({ app, spec }) => [app, spec.serviceAccountName]));

    for (const app of ['keycloak', 'openfga', 'qdrant', 'otel-collector', 'mcp-server-langgraph']) {
      expect(users.get(app)).toBe(`${rendered.prefix}-${app}`);
    }
    const withToken = rendered.pods().filter(({ spec }) => spec.automountServiceAccountToken !== false);

    expect(withToken.map(({ app }) => app)).toEqual(['openfga-bootstrap']);
    for (const account of rendered.ofKind('ServiceAccount')) {
      expect(account).toMatchObject({ automountServiceAccountToken: false });
    }
  });
});

describe.each(onGoogleCloud)('Google accounts in %s', (_, rendered) => {
  const { environment } = rendered;
  const accounts = [...googleAccounts(rendered).values()];

  test("belong to the environment's project", () => {
    const [host] = new Set(accounts.map((account) => account.split('@')[1]));

    expect(host).toBe(`${environment.cloud?.project ?? ''}.iam.gserviceaccount.com`);
    expect(new Set(accounts.map((account) => account.split('@')[1])).size).toBe(1);
  });

  test('are one for each account of the cluster that calls Google', () => {
    const names = [...googleAccounts(rendered).keys()].map((name) => name.slice(rendered.prefix.length + 1));

    expect(names.sort()).toEqual(['external-secrets', 'keycloak', 'mcp-server-langgraph', 'openfga', 'otel-collector']);
    expect(new Set(accounts).size).toBe(accounts.length);
  });

  test('have ids of 6 to 30 characters, even under the longest prefix that is allowed', () => {
    const longest = new Rendered({ ...environment, identity: { ...environment.identity, prefix: 'abcdefghijkl' } });
    const ids = [...accounts, ...googleAccounts(longest).values()].map((account) => account.split('@')[0] ?? '');

    expect(ids.filter((id) => !/^[a-z][a-z0-9-]{4,28}[a-z0-9]$/.test(id))).toEqual([]);
  });
});

test.each(inCluster)('nothing in %s needs a cloud account', (_, rendered) => {
  const text = JSON.stringify(rendered.objects);

  expect(googleAccounts(rendered).size).toBe(0);
  expect(text).not.toMatch(/gcpsm|iam\.gke\.io|cloud-sql-proxy|googlecloud|gserviceaccount|169\.254\.169\.252/);
});

describe.each(everywhere)('public hosts of %s', (_, rendered) => {
  test("are made in the environment's domain", () => {
    const { domain } = rendered.environment.identity;
    const hosts = rendered.ofKind('Ingress').flatMap(({ spec }) => spec.rules.map(({ host }) => host));

    expect(hosts).toEqual(expect.arrayContaining([`auth.${domain}`, `mcp.${domain}`]));
    expect(hosts.filter((host) => !host.endsWith(`.${domain}`))).toEqual([]);
  });
});
