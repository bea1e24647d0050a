import { Faults, type Fault } from '../../lib/config';
import { connectionShares, SERVER_CONNECTIONS } from '../../lib/components/connection-budget';
import { defineEnvironment, type Environment } from '../../lib/environment';
import { buildPlatform, renderPlatform } from '../../lib/platform';
import productionGke from '../../overlays/production-gke';

type Settings = Environment['openfga'];

/** What synth would say of production with other settings for OpenFGA. */
function faultsOf(change: Partial<Settings>): readonly Fault[] {
  const environment = defineEnvironment({ ...productionGke, openfga: { ...productionGke.openfga, ...change } });
  const faults = new Faults();
  renderPlatform(buildPlatform(environment, faults));
  return faults.list();
}

const pool = (size: number): Pick<Settings, 'config'> => ({ config: { openfga_datastore_max_open_conns: size } });

describe('the database connections of OpenFGA', () => {
  test.each<[string, Partial<Settings>]>([
    ['two replicas and one more while they roll', { scale: { replicas: 2 } }],
    ['a larger pool of one replica', { scale: { replicas: 1 }, ...pool(15) }],
    ['the default of the program where the database has more', { ...pool(30), databaseConnections: 90 }],
  ])('fit: %s', (_, settings) => {
    expect(faultsOf(settings)).toEqual([]);
  });

  test.each<[string, Partial<Settings>, number, number, number, number]>([
    ['the default of the program', pool(30), 10, 3, 30, 30],
    ['the most that the key takes', pool(200), 10, 3, 30, 200],
    ['a replica too many', { scale: { replicas: 3 } }, 7, 4, 30, 10],
    [
      'the most that an autoscaler may make',
      { scale: { min: 1, max: 5, cpuPercent: 70, memoryPercent: 80 } },
      5,
      6,
      30,
      10,
    ],
    ['a smaller database', { databaseConnections: 15 }, 5, 3, 15, 10],
  ])('do not fit, and synth says how many would: %s', (_, settings, most, replicas, connections, got) => {
    const message = `must be at most ${most}, so that ${replicas} replicas share ${connections} database connections, got ${got}`;

    expect(faultsOf(settings)).toEqual([
      { path: 'production-gke.openfga.config.openfga_datastore_max_open_conns', message },
    ]);
  });

  test('leave room on a server with the default of PostgreSQL for those of Keycloak, and three that are its own', () => {
    const shared = Object.values(connectionShares).reduce((sum, share) => sum + share, 0);

    expect(SERVER_CONNECTIONS - shared).toBeGreaterThan(3);
  });
});
