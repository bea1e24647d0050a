import { destinations } from './network';
import { inCluster, mainOf, onGoogleCloud } from './support';

const DSN = /postgres:\/\/(\w+):\{\{ \.(\w+) \|[^}]*\}\}@[^/]+\/(\w+)\?/;

describe.each(inCluster)('PostgreSQL in %s', (_, rendered) => {
  const pod = rendered.pod('postgres');
  const server = mainOf(pod);
  const env = rendered.env(server);
  const script = rendered.get('ConfigMap', 'postgres-init-scripts').data['create-databases.sh'] ?? '';
  const calls = [...script.matchAll(/^create_database (\w+) "\$(\w+)"$/gm)];

  test('makes every database that a program asks for, each with a user of its own', () => {
    const texts = rendered
      .pods()
      .flatMap(({ spec }) => spec.containers.flatMap((item) => [...rendered.env(item).values()]));
    const asked = texts.flatMap((text) => DSN.exec(text)?.slice(1, 4) ?? []);
    const keycloak = rendered.env(mainOf(rendered.pod('keycloak')));
    const names = [
      ...new Set([...asked.filter((part) => !part.endsWith('_password')), keycloak.get('KC_DB_USERNAME')]),
    ];

    expect(calls.map(([, name]) => name).sort()).toEqual(names.sort());
    expect(keycloak.get('KC_DB_URL_DATABASE')).toBe(keycloak.get('KC_DB_USERNAME'));
  });

  test('gives each user the password that its program has', () => {
    for (const [, name, variable = ''] of calls) {
      expect(env.get(variable)).toBe(`{{ .${name ?? ''}_db_password }}`);
    }
    expect(rendered.env(mainOf(rendered.pod('keycloak'))).get('KCRAW_DB_PASSWORD')).toBe('{{ .keycloak_db_password }}');
  });

  test('makes its databases without a password in the script, by literals that nothing in a password can end', () => {
    expect(script).toContain(`CREATE ROLE :"name" LOGIN PASSWORD :'password';`);
    expect(script).toContain('CREATE DATABASE :"name" OWNER :"name";');
    expect(script.match(/PASSWORD '/g)).toBeNull();
  });

  test('stops at the first statement that fails, so that no volume is half made', () => {
    expect(script).toMatch(/^#!\/bin\/sh\nset -eu\n/);
    expect(script).toContain('--set=ON_ERROR_STOP=1');
  });

  test('lets no program in as its superuser', () => {
    const superuser = env.get('POSTGRES_USER') ?? '';
    const dsns = rendered
      .pods()
      .flatMap(({ spec }) =>
        spec.containers.flatMap((item) =>
          [...rendered.env(item).values()].filter((text) => text.startsWith('postgres:')),
        ),
      );

    expect(dsns.length).toBeGreaterThan(0);
    expect(dsns.filter((text) => text.startsWith(`postgres://${superuser}:`))).toEqual([]);
  });

  test('keeps its data in a folder below its one claim', () => {
    const [claim, ...others] =
      pod.owner.kind === 'StatefulSet' ? (rendered.get('StatefulSet', 'postgres').spec.volumeClaimTemplates ?? []) : [];
    const mount = server.volumeMounts?.find(({ name }) => name === claim?.metadata.name);

    expect(others).toEqual([]);
    expect(env.get('PGDATA')).toMatch(new RegExp(`^${mount?.mountPath ?? '-'}/.+`));
  });

  test('may write its socket, which the entrypoint needs under a read-only root', () => {
    const writable = (server.volumeMounts ?? []).filter(({ readOnly }) => readOnly !== true);

    expect(writable.map(({ mountPath }) => mountPath)).toEqual(expect.arrayContaining(['/var/run/postgresql', '/tmp']));
  });

  test('is waited for by every program that uses it', () => {
    const users = destinations(rendered).filter(({ host }) => host === `${rendered.prefix}-postgres`);
    const waiting = users.filter(({ where }) => where === 'wait-for-postgres-sql').map(({ pod: { app } }) => app);

    expect(new Set(waiting)).toEqual(new Set(users.map(({ pod: { app } }) => app)));
    expect(waiting.sort()).toEqual(['gdpr-schema', 'keycloak', 'openfga', 'openfga-migrate']);
  });
});

test.each(onGoogleCloud)('no database and no session store run inside the cluster in %s', (_, rendered) => {
  const images = rendered
    .pods()
    .flatMap(({ owner, spec }) => (owner.kind === 'Job' ? [] : spec.containers.map(({ image }) => image)));

  expect([...rendered.components.keys()]).not.toEqual(expect.arrayContaining(['postgres']));
  expect([...rendered.components.keys()]).not.toEqual(expect.arrayContaining(['redis']));
  expect(images.filter((image) => /\/(postgres|redis):/.test(image))).toEqual([]);
});
