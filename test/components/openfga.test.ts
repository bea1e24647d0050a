import { destinations } from './network';
import { everywhere, mainOf } from './support';

describe.each(everywhere)('OpenFGA in %s', (_, rendered) => {
  const server = mainOf(rendered.pod('openfga'));
  const migration = mainOf(rendered.pod('openfga-migrate'));
  const env = rendered.env(server);

  test('its schema is brought up to its version by the same image', () => {
    expect(rendered.pod('openfga-migrate').owner.kind).toBe('Job');
    expect(migration.image).toBe(server.image);
    expect([server.args, migration.args]).toEqual([['run'], ['migrate']]);
  });

  test('server and migration use the same database, never memory', () => {
    const datastore = ['OPENFGA_DATASTORE_ENGINE', 'OPENFGA_DATASTORE_URI'];
    const migrationEnv = rendered.env(migration);

    expect(datastore.map((name) => migrationEnv.get(name))).toEqual(datastore.map((name) => env.get(name)));
    expect(env.get('OPENFGA_DATASTORE_ENGINE')).toBe('postgres');
    expect(env.get('OPENFGA_DATASTORE_URI')).toMatch(/^postgres:\/\/openfga:\{\{ .*\}\}@[^/]+\/openfga\?/);
  });

  test('both speak to the database of the environment: through their own pod, or by its prefixed name', () => {
    const told = destinations(rendered).filter(({ pod }) => ['openfga', 'openfga-migrate'].includes(pod.app));
    const host = rendered.environment.cloud === undefined ? `${rendered.prefix}-postgres` : '127.0.0.1';

    expect(new Set(told.map(({ pod }) => pod.app))).toEqual(new Set(['openfga', 'openfga-migrate']));
    expect(new Set(told.map((way) => `${way.host}:${way.port}`))).toEqual(new Set([`${host}:5432`]));
  });

  test('the playground, which asks nobody who they are, is off', () => {
    expect(env.get('OPENFGA_PLAYGROUND_ENABLED')).toBe('false');
  });

  test('its metrics are served on the port that is declared and scraped', () => {
    const declared = server.ports?.find(({ name }) => name === 'metrics')?.containerPort;

    expect(env.get('OPENFGA_METRICS_ADDR')).toBe(`0.0.0.0:${String(declared)}`);
    expect(env.get('OPENFGA_METRICS_ENABLED')).toBe('true');
  });

  test('only its HTTP port is offered to others', () => {
    expect(rendered.get('Service', 'openfga').spec.ports.map(({ port, targetPort }) => [port, targetPort])).toEqual([
      [8080, 'http'],
    ]);
    expect(rendered.ofKind('Ingress').map(({ metadata }) => metadata.name)).not.toContain(`${rendered.prefix}-openfga`);
  });
});
