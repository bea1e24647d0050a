import { everywhere, inCluster, onGoogleCloud, only, type Kinds } from './support';

type ExternalSecret = Kinds['ExternalSecret'];

function remoteKeys(secrets: readonly ExternalSecret[]): string[] {
  return [...new Set(secrets.flatMap(({ spec }) => (spec.data ?? []).map(({ remoteRef }) => remoteRef.key)))].sort();
}

describe.each(everywhere)('secrets in %s', (_, rendered) => {
  const secrets = rendered.ofKind('ExternalSecret');
  const read = secrets.filter(({ spec }) => spec.data !== undefined);

  test("are looked for under names that carry the environment's prefix and that Secret Manager allows", () => {
    const names = new RegExp(`^${rendered.prefix}-[a-zA-Z0-9_-]{1,240}$`);

    expect(remoteKeys(read).filter((key) => !names.test(key))).toEqual([]);
  });

  test('come from the one store of the environment', () => {
    const store = only(rendered.ofKind('SecretStore'));
    const used = new Set(
      read.map(({ spec }) => `${spec.secretStoreRef?.kind ?? ''}/${spec.secretStoreRef?.name ?? ''}`),
    );

    expect([...used]).toEqual([`SecretStore/${store.metadata.name}`]);
  });

  test('have every fetched entry used in a template, and only fetched ones', () => {
    for (const { spec } of read) {
      const text = Object.values(spec.target.template.data ?? {}).join('\n');
      const used = new Set([...text.matchAll(/\.([a-z][a-z0-9_]*)\b(?= [|}])/g)].map(([, name]) => name));

      expect([...used].sort()).toEqual((spec.data ?? []).map(({ secretKey }) => secretKey).sort());
    }
  });

  test('are not written while a value behind them is empty or a placeholder', () => {
    for (const { spec } of read) {
      for (const [key, text] of Object.entries(spec.target.template.data ?? {})) {
        expect([key, text]).toEqual([
          key,
          expect.stringMatching(/^\{\{ if regexMatch .*\{\{ fail "[^"]+" \}\}\{\{ end \}\}/),
        ]);
      }
    }
  });

  test('lie in no object of the set as they are', () => {
    expect(rendered.objects.filter(({ kind }) => kind === 'Secret')).toEqual([]);
  });
});

describe.each(onGoogleCloud)('the store in %s', (_, rendered) => {
  test("is Secret Manager of the environment's project, asked as an account of the environment's cluster", () => {
    const { cloud } = rendered.environment;

    expect(only(rendered.ofKind('SecretStore')).spec.provider).toEqual({
      gcpsm: {
        projectID: cloud?.project,
        auth: {
          workloadIdentity: {
            clusterLocation: cloud?.region,
            clusterName: cloud?.cluster,
            serviceAccountRef: { name: `${rendered.prefix}-external-secrets` },
          },
        },
      },
    });
  });
});

describe.each(inCluster)('the store in %s', (_, rendered) => {
  const secrets = rendered.ofKind('ExternalSecret');
  const generated = secrets.filter(({ spec }) => spec.dataFrom !== undefined);

  test('holds every entry that is read, and no other', () => {
    expect(generated.map(({ spec }) => spec.target.name).sort()).toEqual(remoteKeys(secrets));
  });

  test('fills each entry once and keeps it, whatever becomes of the object that asked for it', () => {
    for (const { spec } of generated) {
      expect(spec).toMatchObject({
        refreshPolicy: 'CreatedOnce',
        target: { creationPolicy: 'Orphan', immutable: true },
      });
    }
  });

  test('may be read entry by entry, by name, and by nobody else', () => {
    const [rule, ...others] = rendered.get('Role', 'vault-reader').rules;

    expect(rule?.verbs).toEqual(['get']);
    expect([...(rule?.resourceNames ?? [])].sort()).toEqual(remoteKeys(secrets));
    expect(others).toEqual([]);
  });
});
